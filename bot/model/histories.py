"""Histories: which rules were in force when, and all that is kept of an article's way."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.model.alerts import Delivery
from bot.model.articles import Article, Revision
from bot.model.reports import ClauseReport
from bot.model.rules import Rule, RuleId, Version
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
    within: str = ""
    """The title of the list that tells it."""
    listed: str = ""
    """The title of the list that had told its story in its channel."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A stage of an article's way."""

    name: str
    said: tuple[str, ...]
    """What happened there, the gist first."""
    is_passed: bool = True
    """`False`: here its way ended, or waits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleTrace:
    """A rule on an article's way, as it was written when the article was judged."""

    rule: Rule
    version: Version
    matched_at: datetime | None
    """`None`: it did not hold."""
    report: ClauseReport
    was_in_force: bool = True
    """`False`: it was written later."""
    today: str = ""
    """What today's rules say, if it is something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """Why readers were told of an article, or why not."""

    answer: str
    """In one sentence."""
    record: Record
    before: tuple[Step, ...]
    """What happened before rules were asked."""
    rules: tuple[RuleTrace, ...]
    after: tuple[Step, ...]
