"""Histories: which rules were in force when, and all that is kept of an article's way."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.model.alerts import Delivery
from bot.model.articles import Article, Revision
from bot.model.rules import RuleId, Version
from bot.model.sending import Attempt
from bot.model.stories import Member


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSet:
    """The files of a configuration as they stood, by their names within its folder."""

    version: Version
    files: Mapping[str, bytes] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """A bot began to work with a rule set."""

    version: Version
    loaded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptMatch:
    """A rule that held for an article, and by which version of it."""

    rule: RuleId
    version: Version
    matched_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """What one channel was, or is to be, told of an article."""

    delivery: Delivery
    queued_at: datetime
    attempts: tuple[Attempt, ...] = ()
    """In order; of an alert told in a list, the list's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """All that is kept of an article's way."""

    article: Article
    version: Version
    """The rules that judged its text as it stands."""
    revisions: tuple[Revision, ...]
    matches: tuple[KeptMatch, ...]
    members: tuple[Member, ...]
    """The articles of its story, itself among them."""
    sendings: tuple[Sending, ...]
