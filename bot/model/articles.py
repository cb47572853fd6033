"""An entry as a feed published it, and the article we keep of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType

from bot.model.feeds import FeedId

ArticleId = NewType("ArticleId", str)
LEAST_RETENTION = timedelta(days=7)
"""Articles are kept at least so long: as long as they find the story of what is new."""
MOST_REVISIONS = 24
"""Earlier texts kept of one article: some feeds write "5 minutes ago" into their items."""


class Field(StrEnum):
    """A part of an article's visible text, in the order people read it."""

    TITLE = "title"
    LEAD = "lead"
    BODY = "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """The visible text that rules read; offsets count code points of each field."""

    title: str = ""
    lead: str = ""
    body: str = ""

    def fields(self) -> Iterator[tuple[Field, str]]:
        """Give the fields that hold text, in reading order."""
        for name, text in ((Field.TITLE, self.title), (Field.LEAD, self.lead), (Field.BODY, self.body)):
            if text:
                yield name, text

    def of(self, name: Field) -> str:
        """Give the text of one field."""
        match name:
            case Field.TITLE:
                return self.title
            case Field.LEAD:
                return self.lead
            case Field.BODY:
                return self.body


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An item as published: its markup already made visible text, its link as it stands."""

    guid: str | None = None
    link: str | None = None
    text: Text = field(default_factory=Text)
    published_at: datetime | None = None
    image: str | None = None
    """The address of its picture."""
    links: tuple[str, ...] = ()
    """Addresses that its text leads to, the first few."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """What an article is written in, as far as we know."""

    tag: str | None
    """The short tag, or `None` when unsure."""
    candidates: tuple[str, ...] = ()
    """The languages it may be in, the tag among them; empty with `tag` None: any of all."""

    def possible(self) -> tuple[str, ...]:
        """Give the languages whose names are sought; empty: all of them."""
        return (self.tag,) if self.tag and not self.candidates else self.candidates


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """What an article said before its feed changed it."""

    text: Text
    url: str
    replaced_at: datetime


class ChangeKind(StrEnum):
    """How much a change matters, the gravest first."""

    RETRACTED = "retracted"
    CORRECTED = "corrected"
    NUMBERS = "numbers"
    REWORDED = "reworded"
    NOTHING = "nothing"
    """Only blanks, case or marks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of title and lead."""

    kind: ChangeKind
    replaced: tuple[tuple[str, str], ...] = ()
    """Words that went, and those that stand there now; either may be empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An entry normalised and kept, matched or not."""

    id: ArticleId
    keys: tuple[str, ...]
    """The identities that tell it from all others; the first makes the id."""
    feed: FeedId
    outlet: str
    url: str
    text: Text
    language: Language
    published_at: datetime | None
    first_seen_at: datetime
    unseen_at: datetime | None = None
    """When its feed was last read without it, if it was read before."""
    country: str | None = None
    image: str | None = None
    """Its picture, by what is the same in all sizes of it."""
