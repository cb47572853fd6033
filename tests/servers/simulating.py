"""What people do in Telegram: add the bot, write, press a button. Each deed queues the update the bot will see."""

import re
from dataclasses import replace
from uuid import uuid4

from tests.servers.chats import Chat, Message, Person, member_json, message_json, unix_now
from tests.servers.params import JsonObject
from tests.servers.telegram_html import Entity, utf16_length
from tests.servers.world import World

_COMMAND = re.compile(r"(?:^|(?<=\s))/[A-Za-z0-9_]{1,32}(?:@\w+)?")


def change_standing(world: World, chat: Chat, by: Person, *, is_in: bool) -> int | None:
    """Add the bot as administrator with the right to post, or throw it out; a `my_chat_member` update."""
    before = member_json(chat, world.bot, "left" if is_in else chat.bot_status)
    chat.bot_status = "administrator" if is_in else "kicked"
    if is_in:
        chat.can_post = True
    update: JsonObject = {
        "chat": chat.as_json(),
        "from": by.as_json(),
        "date": unix_now(),
        "old_chat_member": before,
        "new_chat_member": member_json(chat, world.bot, chat.bot_status),
    }
    return world.updates.push("my_chat_member", update)


def write(world: World, chat: Chat, text: str, by: Person, thread: int | None) -> int | None:
    """Let somebody write in the chat; a `message`, or in a channel a `channel_post` update."""
    by = _at_home(by, chat)
    chat.members[by.id] = by
    message = Message(
        chat_id=chat.id,
        id=chat.take_message_id(),
        text=text,
        html=text,
        entities=tuple(_commands(text)),
        sent_at=unix_now(),
        author=by,
        thread=thread,
    )
    chat.messages[message.id] = message
    kind = "channel_post" if chat.type == "channel" else "message"
    return world.updates.push(kind, message_json(chat, message, world.bot))


def press(world: World, chat: Chat, message: Message, data: str, by: Person) -> int | None:
    """Let somebody press a button under a message; a `callback_query` update."""
    by, query_id = _at_home(by, chat), uuid4().hex
    world.pressed.add(query_id)
    update: JsonObject = {
        "id": query_id,
        "from": by.as_json(),
        "message": message_json(chat, message, world.bot),
        "chat_instance": str(chat.id),
        "data": data,
    }
    return world.updates.push("callback_query", update)


def upgrade(world: World, group: Chat, to: int) -> Chat:
    """Make a supergroup of a group; the service message in each names the other."""
    supergroup = Chat(id=to, type="supergroup", title=group.title, members=dict(group.members))
    world.chats[to] = supergroup
    group.migrated_to = to
    _serve_notice(world, group, {"migrate_to_chat_id": to})
    _serve_notice(world, supergroup, {"migrate_from_chat_id": group.id})
    return supergroup


def _at_home(person: Person, chat: Chat) -> Person:
    """A private chat has its person's id."""
    return replace(person, id=chat.id) if chat.type == "private" else person


def _serve_notice(world: World, chat: Chat, notice: JsonObject) -> None:
    message: JsonObject = {"message_id": chat.take_message_id(), "date": unix_now(), "chat": chat.as_json()}
    world.updates.push("message", message | notice)


def _commands(text: str) -> list[Entity]:
    # A client library finds commands by their entities, not by the slash.
    return [
        Entity("bot_command", utf16_length(text[: match.start()]), utf16_length(match[0]))
        for match in _COMMAND.finditer(text)
    ]
