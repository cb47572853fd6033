"""The methods that ask or set the bot itself up."""

import re
from collections.abc import Callable

from tests.servers.chats import member_json
from tests.servers.params import JsonObject, Params
from tests.servers.refusals import QUERY_TOO_OLD, bad_request
from tests.servers.sending import delete_message, edit_message_text, forward_message, send_message
from tests.servers.world import World

_COMMAND = re.compile(r"/?[a-z0-9_]{1,32}")
_LONGEST_DESCRIPTION = 256
_MOST_COMMANDS = 100


def get_me(world: World, _params: Params) -> JsonObject:
    """Give the bot."""
    abilities: JsonObject = {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
    }
    return world.bot.as_json() | abilities


def get_chat(world: World, params: Params) -> JsonObject:
    """Give a chat the bot may look into."""
    return world.readable(params.text("chat_id")).full_json()


def get_chat_member(world: World, params: Params) -> JsonObject:
    """Give a member: the bot, or who has written there."""
    chat = world.readable(params.text("chat_id"))
    user_id = params.integer("user_id")
    if user_id == world.bot.id:
        return member_json(chat, world.bot, chat.bot_status)
    if user_id not in chat.members:
        raise bad_request("user not found")
    return member_json(chat, chat.members[user_id], "administrator" if user_id in chat.admins else "member")


def get_chat_member_count(world: World, params: Params) -> int:
    """Give how many are in the chat."""
    return world.readable(params.text("chat_id")).member_count


def set_my_commands(world: World, params: Params) -> bool:
    """Give True once the commands are kept."""
    commands = params.structure("commands")
    if not isinstance(commands, list) or len(commands) > _MOST_COMMANDS:
        raise bad_request("expected an Array of BotCommand")
    for command in commands:
        if not _COMMAND.fullmatch(command.get("command", "")):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(command.get("description", "")) <= _LONGEST_DESCRIPTION:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    world.commands = commands
    return True


def answer_callback_query(world: World, params: Params) -> bool:
    """Give True for a button that was pressed and not answered before."""
    query_id = params.text("callback_query_id")
    if query_id not in world.pressed:
        raise bad_request(QUERY_TOO_OLD)
    world.pressed.discard(query_id)
    return True


def set_webhook(world: World, params: Params) -> bool:
    """Give True once updates would go there; nothing is ever sent."""
    world.updates.set_webhook(params.text("url"))
    _drop_if_asked(world, params)
    return True


def delete_webhook(world: World, params: Params) -> bool:
    """Give True once updates can be polled."""
    world.updates.set_webhook("")
    _drop_if_asked(world, params)
    return True


def get_webhook_info(world: World, _params: Params) -> JsonObject:
    """Give where updates go and how many wait."""
    url, waiting = world.updates.webhook_url, len(world.updates)
    return {"url": url, "has_custom_certificate": False, "pending_update_count": waiting}


async def get_updates(world: World, params: Params) -> list[JsonObject]:
    """Give what happened, waiting for it as long as the call says."""
    allowed = params.structure("allowed_updates")
    if isinstance(allowed, list):
        world.updates.allow(allowed)
    return await world.updates.poll(
        offset=params.integer("offset"), limit=params.integer("limit", 100), seconds=params.integer("timeout")
    )


Method = Callable[[World, Params], object]

METHODS: dict[str, Method] = {
    "getMe": get_me,
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "sendMessage": send_message,
    "editMessageText": edit_message_text,
    "forwardMessage": forward_message,
    "deleteMessage": delete_message,
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatMemberCount": get_chat_member_count,
    "setMyCommands": set_my_commands,
    "answerCallbackQuery": answer_callback_query,
}
"""Every method the server knows; `getUpdates` gives its result when awaited."""


def _drop_if_asked(world: World, params: Params) -> None:
    if params.flag("drop_pending_updates"):
        world.updates.drop()
