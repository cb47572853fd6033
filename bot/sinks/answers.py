"""Telegram's answers: what each means for a message. Its words stand in one table; the rest is in the kind of error.

The words are those of telegram-bot-api's sources and of the list at github.com/vrumger/telegram-errors.
"""

from datetime import timedelta
from enum import Enum, auto

import httpx
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.model.alerts import (
    Form,
    Misshapen,
    Moved,
    RetryLater,
    SendOutcome,
    Sent,
    Unanswered,
    Unauthorised,
    Unconnected,
    Uneditable,
    Unreachable,
    Unsendable,
)


class Meaning(Enum):
    """What a refusal says."""

    CLOSED = auto()
    """The chat takes nothing until a person does something."""
    TOPIC = auto()
    """The topic does not."""
    MARKUP = auto()
    TOO_LONG = auto()
    LATER = auto()
    ABSENT = auto()
    """There is no message of this id."""
    FIXED = auto()
    """There is one, which may not be edited."""
    SAME = auto()
    """It reads so already."""
    HIDDEN = auto()
    """There is one, which may not be forwarded."""
    UNKNOWN = auto()


SAID: tuple[tuple[str, Meaning], ...] = (
    ("message thread not found", Meaning.TOPIC),
    ("topic_closed", Meaning.TOPIC),
    ("topic_deleted", Meaning.TOPIC),
    ("topic_id_invalid", Meaning.TOPIC),
    ("message to forward not found", Meaning.ABSENT),
    ("message to edit not found", Meaning.ABSENT),
    ("message can't be edited", Meaning.FIXED),
    ("message_edit_time_expired", Meaning.FIXED),
    ("message_author_required", Meaning.FIXED),
    ("message is not modified", Meaning.SAME),
    ("message_not_modified", Meaning.SAME),
    ("message_id_invalid", Meaning.ABSENT),
    ("can't be forwarded", Meaning.HIDDEN),
    ("chat_forwards_restricted", Meaning.HIDDEN),
    ("message is too long", Meaning.TOO_LONG),
    ("message_too_long", Meaning.TOO_LONG),
    ("can't parse entities", Meaning.MARKUP),
    ("can't parse messageentity", Meaning.MARKUP),
    ("entities_too_long", Meaning.MARKUP),
    ("entity_", Meaning.MARKUP),
    ("chat not found", Meaning.CLOSED),
    ("chat_id is empty", Meaning.CLOSED),
    ("chat_id_invalid", Meaning.CLOSED),
    ("peer_id_invalid", Meaning.CLOSED),
    ("channel_private", Meaning.CLOSED),
    ("channel_invalid", Meaning.CLOSED),
    ("chat_write_forbidden", Meaning.CLOSED),
    ("chat_restricted", Meaning.CLOSED),
    ("chat_admin_required", Meaning.CLOSED),
    ("chat_send_plain_forbidden", Meaning.CLOSED),
    ("chat_guest_send_forbidden", Meaning.CLOSED),
    ("user_banned_in_channel", Meaning.CLOSED),
    ("user_is_blocked", Meaning.CLOSED),
    ("user_deactivated", Meaning.CLOSED),
    ("have no rights to send", Meaning.CLOSED),
    ("not enough rights", Meaning.CLOSED),
    ("need administrator rights", Meaning.CLOSED),
    ("not a member", Meaning.CLOSED),
    ("user is deactivated", Meaning.CLOSED),
    ("group chat was deactivated", Meaning.CLOSED),
    ("group is deactivated", Meaning.CLOSED),
    ("user not found", Meaning.CLOSED),
    ("group chat was upgraded", Meaning.CLOSED),
    ("too many requests", Meaning.LATER),
    ("slowmode_wait", Meaning.LATER),
    ("flood_wait", Meaning.LATER),
)
"""Telegram's words in small letters, and what they mean; the first that stands in an answer counts."""

_NOT_SENT = (
    httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError, httpx.UnsupportedProtocol,
    httpx.InvalidURL,
)  # fmt: skip
"""What breaks before the request went out."""


def meaning_of(said: str) -> Meaning:
    """Give what a refusal's words mean, whatever their case."""
    small = said.lower()
    return next((meaning for words, meaning in SAID if words in small), Meaning.UNKNOWN)


def outcome_of(error: TelegramError) -> SendOutcome:
    """Give what an error of the library means for the message that met it."""
    said = error.message
    match error:
        case RetryAfter():
            after = error.retry_after
            wait = after if isinstance(after, timedelta) else timedelta(seconds=after)
            return RetryLater(reason=said, after=wait)
        case ChatMigrated():
            return Moved(chat=error.new_chat_id, reason=f"the chat is {error.new_chat_id} now")
        case InvalidToken():
            return Unauthorised(reason="Telegram does not know this token; TELEGRAM_BOT_TOKEN needs a new one")
        case Forbidden():
            return Unreachable(reason=said)
        case BadRequest():
            return _refusal(said)
        case NetworkError() if isinstance(error.__cause__, _NOT_SENT):
            return Unconnected(reason=f"Telegram cannot be reached ({said})")
    # The library knows a 429 only with the seconds to wait.
    if meaning_of(said) is Meaning.LATER:
        return RetryLater(reason=said)
    return Unanswered(reason=said)


def _refusal(said: str) -> SendOutcome:
    match meaning_of(said):
        case Meaning.CLOSED:
            return Unreachable(reason=said)
        case Meaning.TOPIC:
            return Unreachable(reason=said, is_topic=True)
        case Meaning.MARKUP:
            return Misshapen(reason=said, form=Form.PLAIN)
        case Meaning.TOO_LONG:
            return Misshapen(reason=said, form=Form.SHORT)
        case Meaning.LATER:
            return RetryLater(reason=said)
        case Meaning.ABSENT | Meaning.FIXED:
            return Uneditable(reason=said)
        case Meaning.SAME:
            return Sent()
        case _:
            return Unsendable(reason=said)
