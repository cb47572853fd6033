"""What analysts alert on: a tree of clauses over terms, and when it counts."""

from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import NewType

from bot.model.articles import Article, Field, Text
from bot.model.entities import EntityId

RuleId = NewType("RuleId", str)
Version = NewType("Version", str)
"""What a set of files goes by: a hash of their names and bytes."""
NO_VERSION = Version("")
"""Nobody knows which."""


class Status(StrEnum):
    """How far a rule has come."""

    DRAFT = "draft"
    SHADOW = "shadow"
    LIVE = "live"
    RETIRED = "retired"


class Priority(StrEnum):
    """How loudly readers are told; the order is from loud to silent."""

    URGENT = "urgent"
    NORMAL = "normal"
    LOW = "low"


LOUDEST_FIRST = {priority: order for order, priority in enumerate(Priority)}


class Update(StrEnum):
    """How readers are told of another article of a story they were told of; of several rules the first here decides."""

    SEPARATE = "separate"
    """As if there were no stories."""
    NEW = "new"
    """By a new message with all that is known of the story."""
    REPLY = "reply"
    """By an answer to the message they have."""
    EDIT = "edit"
    """The message they have is edited, which notifies nobody."""
    NONE = "none"
    """Not at all."""


class Occasion(StrEnum):
    """What of a story is worth a new message, whatever else is done."""

    SECOND_SOURCE = "second_source"
    CORRECTION = "correction"
    ESCALATION = "escalation"
    """A rule of higher priority matches than readers were told of."""


class TermKind(StrEnum):
    """How a term is sought."""

    WORDS = "words"
    EXACT = "exact"
    PREFIX = "prefix"
    ENTITY = "entity"
    REGEX = "regex"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A leaf: one thing sought in the text."""

    kind: TermKind
    text: str
    """The words, the exact letters, the words of which the last is a prefix, the entity as written without `$`, or the
    regular expression without its slashes."""
    written: str
    fields: frozenset[Field] | None = None
    """Where it must stand; `None`: where the rule looks."""
    entity: EntityId | None = None
    """The entity meant, once references are resolved."""
    demonyms: bool = False
    """What the entity's people and things are called counts as well (`$china+`)."""
    offset: int = field(default=0, compare=False)
    """Where it begins in the item or query it was read from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AllOf:
    """Every clause holds."""

    clauses: tuple["Clause", ...]
    name: str = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyOf:
    """At least one clause holds."""

    clauses: tuple["Clause", ...]
    name: str = "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoneOf:
    """No clause holds."""

    clauses: tuple["Clause", ...]
    name: str = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """Every clause stands in one field, none overlapping another, close together."""

    clauses: tuple["Clause", ...]
    within: int
    """At most `within - 1` words stand between the end of the first and the beginning of the last."""
    is_ordered: bool = False
    """They stand in the order written."""
    name: str = "near"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """What a term adds to a score, once however often it stands there."""

    term: Term
    points: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The points of the terms found reach the threshold."""

    weights: tuple[Weight, ...]
    threshold: float
    """Above zero."""
    title_counts: float = 1.0
    """By what the points of a term are multiplied that stands in the title."""
    name: str = "score"

    @property
    def clauses(self) -> tuple[Term, ...]:
        """The terms, whatever their points."""
        return tuple(weight.term for weight in self.weights)


Clause = Term | AllOf | AnyOf | NoneOf | Near | Score


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """What must be true of the article besides its words; empty means anything."""

    languages: frozenset[str] = frozenset()
    feeds: tuple[str, ...] = ()
    """Feed ids or patterns with `*`."""
    outlets: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    max_age: timedelta | None = None
    min_sources: int = 1
    """Independent outlets that tell its story."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A headline a rule must (or must not) match; the language is the one written."""

    language: str
    text: Text
    matches: bool
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule as loaded: its clause, its conditions, and whom it tells."""

    id: RuleId
    title: str
    """For people: in English, or as it is written, or the id."""
    clause: AllOf
    """Its top clauses, named as the analyst wrote them: all, any, none, query."""
    fields: frozenset[Field]
    conditions: Conditions
    to: tuple[str, ...]
    status: Status = Status.LIVE
    priority: Priority = Priority.NORMAL
    cooldown: timedelta | None = None
    """How long a channel that was told of it hears nothing more of it; what it matches meanwhile comes as one list."""
    cap: int | None = None
    """How many alerts an hour by the clock a channel gets of it one by one; the rest comes as one list."""
    update: Update = Update.EDIT
    new_message_on: frozenset[Occasion] = frozenset((Occasion.ESCALATION,))
    owner: str | None = None
    why: str | None = None
    examples: tuple[Example, ...] = ()
    titles: tuple[tuple[str, str], ...] = ()
    """By language, if it is written so."""
    where: str = ""

    def title_in(self, language: str) -> str:
        """Give what readers of a language call it."""
        return dict(self.titles).get(language, self.title)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A place in one field of an article, in code points."""

    field: Field
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A term found: where, and by which words of the article."""

    span: Span
    text: str
    term: str
    """As written in the rule."""
    entity: EntityId | None = None
    form: str = ""
    """How the word was inflected, in plain words; empty for the plain form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An entity's occurrence."""

    entity: EntityId
    span: Span
    text: str
    demonym: bool = False
    form: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A rule that holds for an article, with every hit of its positive terms in reading order."""

    rule: RuleId
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overrun:
    """A rule that was given up on an article because it cost too much."""

    rule: RuleId
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchedArticle:
    """An article with all rules that hold for it."""

    article: Article
    matches: tuple[Match, ...]
    mentions: tuple[Mention, ...] = ()
    overruns: tuple[Overrun, ...] = ()
    """Rules of which nothing is known for this article, because they cost too much."""
