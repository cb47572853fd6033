"""Chats with their members, topics and messages, and who may do what in them."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Literal, TypedDict

from tests.servers.params import JsonObject
from tests.servers.refusals import RefusalError, bad_request, forbidden
from tests.servers.telegram_html import Entity

ChatType = Literal["channel", "supergroup", "group", "private"]
BotStatus = Literal["administrator", "member", "left", "kicked", "deactivated"]

_GENERAL_TOPIC = 1
_RIGHTS = (
    "can_manage_chat",
    "can_change_info",
    "can_delete_messages",
    "can_invite_users",
    "can_restrict_members",
    "can_promote_members",
    "can_manage_video_chats",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a Telegram account; `is_bot` for the bot itself."""

    id: int = 700_001
    first_name: str = "Ada"
    username: str | None = None
    is_bot: bool = False

    def as_json(self) -> JsonObject:
        """Give a User."""
        user: JsonObject = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        return user | ({"username": self.username} if self.username else {})


ADA = Person()


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """A message as it stands; `html` is the text as it was sent, `author` None for the bot's own."""

    chat_id: int
    id: int
    text: str
    html: str = ""
    entities: tuple[Entity, ...] = ()
    sent_at: int
    edited_at: int | None = None
    author: Person | None = None
    thread: int | None = None
    reply_to: int | None = None
    reply_markup: JsonObject = field(default_factory=dict)
    origin: JsonObject = field(default_factory=dict)
    is_silent: bool = False
    is_protected: bool = False
    has_preview: bool = True


class ChatFacts(TypedDict, total=False):
    """What a chat may be created with; see the fields of `Chat`."""

    type: ChatType
    title: str
    username: str | None
    can_post: bool
    topics: tuple[int, ...]
    closed_topics: tuple[int, ...]
    bot_status: BotStatus
    member_count: int


@dataclass(kw_only=True, slots=True)
class Chat:
    """A chat as Telegram knows it; change a field and the next call meets it so.

    `bot_status` "kicked" in a private chat: the user blocked the bot; "left": they never started it.
    """

    id: int
    type: ChatType = "channel"
    title: str = "Test chat"
    username: str | None = None
    can_post: bool = True
    topics: tuple[int, ...] = ()
    closed_topics: tuple[int, ...] = ()
    bot_status: BotStatus = "administrator"
    member_count: int = 2
    migrated_to: int | None = None
    last_message_id: int = 0
    admins: frozenset[int] = frozenset()
    """Those of the members, beside the bot."""
    members: dict[int, Person] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)

    def as_json(self) -> JsonObject:
        """Give a Chat."""
        name = "first_name" if self.type == "private" else "title"
        chat: JsonObject = {"id": self.id, "type": self.type, name: self.title}
        if self.username:
            chat["username"] = self.username
        if self.topics:
            chat["is_forum"] = True
        return chat

    def full_json(self) -> JsonObject:
        """Give a ChatFullInfo."""
        gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
        return self.as_json() | {
            "accent_color_id": 0,
            "max_reaction_count": 11,
            "accepted_gift_types": dict.fromkeys(gifts, False),
        }

    def check_access(self, *, to_write: bool) -> None:
        """Refuse what the bot may not see, or not touch if it is to write."""
        if self.type == "group" and self.migrated_to is not None and to_write:
            words = "group chat was upgraded to a supergroup chat"
            raise bad_request(words, migrate_to_chat_id=self.migrated_to)
        if self.type == "private":
            refusal = self._refusal_in_private() if to_write else None
        else:
            refusal = self._refusal_among_others(to_write=to_write)
        if refusal is not None:
            raise refusal

    def check_may_post(self) -> None:
        """Refuse a message where the bot has no right to post."""
        if not self.can_post and self.type == "channel":
            raise bad_request("need administrator rights in the channel chat")
        if not self.can_post:
            raise bad_request("not enough rights to send text messages to the chat")

    def checked_thread(self, thread: int) -> int | None:
        """Give the topic to post in; None where there are none, as Telegram ignores it there."""
        if not thread or not self.topics:
            return None
        # The General topic is addressed by naming no thread at all.
        if thread == _GENERAL_TOPIC or thread not in self.topics:
            raise bad_request("message thread not found")
        if thread in self.closed_topics:
            raise bad_request("TOPIC_CLOSED")
        return thread

    def take_message_id(self) -> int:
        """Give the next id; ids are dense in a chat, whoever writes."""
        self.last_message_id += 1
        return self.last_message_id

    def _refusal_in_private(self) -> RefusalError | None:
        match self.bot_status:
            case "kicked":
                return forbidden("bot was blocked by the user")
            case "left":
                return forbidden("bot can't initiate conversation with a user")
            case "deactivated":
                return forbidden("user is deactivated")
            case _:
                return None

    def _refusal_among_others(self, *, to_write: bool) -> RefusalError | None:
        # A public chat, and a basic group, may be looked at from outside.
        is_open = self.type == "group" or (self.username is not None and self.bot_status == "left")
        if is_open and not to_write:
            return None
        if self.bot_status == "kicked":
            return forbidden(f"bot was kicked from the {self.type} chat")
        if self.bot_status == "left":
            return forbidden(f"bot is not a member of the {self.type} chat")
        return None


def member_json(chat: Chat, person: Person, status: BotStatus) -> JsonObject:
    """Give a ChatMember; an administrator has every right but posting where the chat denies it."""
    member: JsonObject = {"user": person.as_json(), "status": "left" if status == "deactivated" else status}
    if status == "kicked":
        member["until_date"] = 0
    if status == "administrator":
        member |= dict.fromkeys(_RIGHTS, True) | {"can_be_edited": False, "is_anonymous": False}
        if chat.type == "channel":
            member |= {"can_post_messages": chat.can_post, "can_edit_messages": chat.can_post}
        else:
            member |= {"can_pin_messages": True}
    return member


def message_json(chat: Chat, message: Message, bot: Person) -> JsonObject:
    """Give a Message, with the one it answers but not further."""
    author = message.author or bot
    body: JsonObject = {"message_id": message.id, "date": message.sent_at, "chat": chat.as_json(), "text": message.text}
    body |= {"sender_chat": chat.as_json()} if chat.type == "channel" else {"from": author.as_json()}
    answered = chat.messages.get(message.reply_to or 0)
    optional: JsonObject = {
        "entities": [entity.as_json() for entity in message.entities],
        "edit_date": message.edited_at,
        "message_thread_id": message.thread,
        "is_topic_message": message.thread is not None,
        "reply_to_message": message_json(chat, replace(answered, reply_to=None), bot) if answered else None,
        "reply_markup": message.reply_markup,
        "forward_origin": message.origin,
        "has_protected_content": message.is_protected,
        "link_preview_options": {} if message.has_preview else {"is_disabled": True},
    }
    return body | {name: value for name, value in optional.items() if value}


def unix_now() -> int:
    """Give the moment as messages carry it."""
    return int(datetime.now(UTC).timestamp())
