"""The methods that write: sendMessage, editMessageText, forwardMessage, deleteMessage.

Each refuses in Telegram's order: the text, the chat, the topic, the message meant, the right to post, the length, the
flood limits.
"""

from dataclasses import replace
from typing import Any

from tests.servers.chats import Chat, Message, unix_now
from tests.servers.params import JsonObject, Params, check_text
from tests.servers.refusals import NOT_MODIFIED, bad_request
from tests.servers.telegram_html import Entity, Formatted, MarkupError, parse_html, trimmed, utf16_length
from tests.servers.world import World

LONGEST_MESSAGE = 4096
"""UTF-16 code units of visible text."""
_LONGEST_DATA = 64
"""Bytes."""


def send_message(world: World, params: Params) -> JsonObject:
    """Give the message sent."""
    words = _formatted(params)
    chat = world.writable(params.text("chat_id"))
    thread = chat.checked_thread(params.integer("message_thread_id"))
    reply_to = _answered(chat, params)
    chat.check_may_post()
    _check_length(words)
    _check_buttons(params)
    world.count_against_limits(chat)
    message = Message(
        chat_id=chat.id,
        id=chat.take_message_id(),
        text=words.text,
        html=params.text("text"),
        entities=words.entities,
        sent_at=unix_now(),
        thread=thread,
        reply_to=reply_to,
        reply_markup=params.object("reply_markup"),
        is_silent=params.flag("disable_notification"),
        is_protected=params.flag("protect_content"),
        has_preview=_wants_preview(params),
    )
    return world.accept("sendMessage", chat, message)


def edit_message_text(world: World, params: Params) -> JsonObject:
    """Give the message edited; an edit that changes nothing is refused."""
    words = _formatted(params)
    chat = world.writable(params.text("chat_id"))
    message = _meant(chat, params, "edit")
    if message.author is not None or message.origin:
        raise bad_request("message can't be edited")
    _check_length(words)
    edited = replace(
        message,
        text=words.text,
        entities=words.entities,
        reply_markup=params.object("reply_markup"),
        has_preview=_wants_preview(params),
    )
    if edited == message:
        raise bad_request(NOT_MODIFIED)
    world.count_against_limits(chat)
    return world.accept("editMessageText", chat, replace(edited, html=params.text("text"), edited_at=unix_now()))


def forward_message(world: World, params: Params) -> JsonObject:
    """Give the copy of a message in another chat, with its text and where it is from."""
    source = world.readable(params.text("from_chat_id"))
    message = _meant(source, params, "forward")
    chat = world.writable(params.text("chat_id"))
    thread = chat.checked_thread(params.integer("message_thread_id"))
    if message.is_protected:
        raise bad_request("the message can't be forwarded")
    chat.check_may_post()
    world.count_against_limits(chat)
    copy = Message(
        chat_id=chat.id,
        id=chat.take_message_id(),
        text=message.text,
        html=message.html,
        entities=message.entities,
        sent_at=unix_now(),
        thread=thread,
        origin=message.origin or _origin(world, source, message),
        is_silent=params.flag("disable_notification"),
        is_protected=params.flag("protect_content"),
        has_preview=message.has_preview,
    )
    return world.accept("forwardMessage", chat, copy)


def delete_message(world: World, params: Params) -> bool:
    """Give True once the message is gone."""
    chat = world.writable(params.text("chat_id"))
    message = _meant(chat, params, "delete")
    if message.author is not None and chat.bot_status != "administrator":
        raise bad_request("message can't be deleted")
    world.delete(chat, message)
    return True


def _formatted(params: Params) -> Formatted:
    """Give the visible text, parsed as the call says."""
    text = check_text(params.text("text"))
    mode = params.text("parse_mode").lower()
    if mode not in {"", "none", "html"}:
        raise bad_request("unsupported parse_mode")
    try:
        words = parse_html(text) if mode == "html" else trimmed(text, _given_entities(params))
    except MarkupError as error:
        raise bad_request(f"can't parse entities: {error}") from error
    if not words.text:
        raise bad_request("text must be non-empty")
    return words


def _given_entities(params: Params) -> list[Entity]:
    """Read entities that the client worked out itself."""
    given: Any = params.structure("entities") or []
    try:
        return [
            Entity(each["type"], each["offset"], each["length"], each.get("url", ""), each.get("language", ""))
            for each in given
        ]
    except (AttributeError, KeyError, TypeError):
        raise bad_request("can't parse MessageEntity") from None


def _check_length(words: Formatted) -> None:
    if utf16_length(words.text) > LONGEST_MESSAGE:
        raise bad_request("message is too long")


def _check_buttons(params: Params) -> None:
    rows: Any = params.object("reply_markup").get("inline_keyboard", [])
    if any(not 1 <= len(one.get("callback_data", "").encode()) <= _LONGEST_DATA for row in rows for one in row):
        raise bad_request("BUTTON_DATA_INVALID")


def _meant(chat: Chat, params: Params, deed: str) -> Message:
    message = chat.messages.get(params.integer("message_id"))
    if message is None:
        raise bad_request(f"message to {deed} not found")
    return message


def _answered(chat: Chat, params: Params) -> int | None:
    """Give the message to reply to; None if there is none and that is allowed."""
    given = params.object("reply_parameters")
    wanted = given.get("message_id", params.integer("reply_to_message_id"))
    if not wanted:
        return None
    if isinstance(wanted, int) and wanted in chat.messages:
        return wanted
    if given.get("allow_sending_without_reply") or params.flag("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")


def _wants_preview(params: Params) -> bool:
    is_disabled = params.object("link_preview_options").get("is_disabled")
    return not (is_disabled or params.flag("disable_web_page_preview"))


def _origin(world: World, source: Chat, message: Message) -> JsonObject:
    if source.type == "channel":
        return {"type": "channel", "chat": source.as_json(), "message_id": message.id, "date": message.sent_at}
    author = message.author or world.bot
    return {"type": "user", "sender_user": author.as_json(), "date": message.sent_at}
