"""Running the Bot API server by hand: what it prints, and how a person plays Telegram over HTTP."""

from dataclasses import replace
from datetime import UTC, datetime

from tests.servers.chats import ADA, Chat, ChatType, Person
from tests.servers.params import Params
from tests.servers.refusals import RefusalError, bad_request
from tests.servers.simulating import change_standing, press, write
from tests.servers.world import Accepted, World

_TYPES: dict[str, ChatType] = {name: name for name in ("channel", "supergroup", "group", "private")}

DEEDS = (
    "/simulate/add?chat=-1001000000002&title=News+desk&type=channel   the bot becomes administrator there",
    "/simulate/remove?chat=-1001000000002                             the bot is thrown out",
    "/simulate/message?chat=700001&text=/start                        somebody writes (a positive id: in private)",
    "/simulate/press?chat=700001&message=1&data=yes                   somebody presses a button under a message",
)


def told(accepted: Accepted, chat: Chat) -> str:
    """Give a deed as a person reads it: where, which message, how, the text, its entities."""
    message = accepted.message
    marks = (
        f"{datetime.now(UTC):%H:%M:%S} {accepted.method} -> {chat.title} ({chat.id}) #{message.id}",
        "silent" if message.is_silent else "",
        "" if message.has_preview else "no preview",
        f"topic {message.thread}" if message.thread else "",
        f"reply to #{message.reply_to}" if message.reply_to else "",
    )
    lines = [", ".join(filter(None, marks))]
    lines += [f"    | {line}" for line in message.text.split("\n")]
    lines += [f"    {entity.type} {entity.offset}+{entity.length} {entity.url}".rstrip() for entity in message.entities]
    return "\n".join(lines)


def play(world: World, deed: str, params: Params) -> int | None:
    """Do what a person asked for at `/simulate/DEED` and give the id of the update it queued, if any."""
    by = replace(ADA, id=params.integer("from", ADA.id), first_name=params.text("name") or ADA.first_name)
    match deed:
        case "add":
            return change_standing(world, _chat_or_new(world, params, by), by, is_in=True)
        case "remove":
            return change_standing(world, world.chat(params.text("chat")), by, is_in=False)
        case "message":
            chat = _chat_or_new(world, params, by)
            return write(world, chat, params.text("text"), by, params.integer("thread") or None)
        case "press":
            chat = world.chat(params.text("chat"))
            message = chat.messages.get(params.integer("message"))
            if message is None:
                raise bad_request("message to press a button under not found")
            return press(world, chat, message, params.text("data"), by)
        case _:
            raise RefusalError(404, "Not Found")


def chat_or_new(world: World, reference: int | str, by: Person) -> Chat:
    """Give the chat; a new private one for a positive id nobody has used, a new channel for a negative one."""
    try:
        return world.chat(reference)
    except RefusalError:
        chat_id = Params(id=str(reference)).integer("id")
        if not chat_id:
            raise
    if chat_id > 0:
        return world.add_chat(chat_id, type="private", title=by.first_name)
    return world.add_chat(chat_id)


def _chat_or_new(world: World, params: Params, by: Person) -> Chat:
    chat = chat_or_new(world, params.text("chat"), by)
    chat.title = params.text("title") or chat.title
    chat.username = params.text("username") or chat.username
    chat.type = _TYPES.get(params.text("type"), chat.type)
    return chat
