"""Findings: everything the rules know that stands in one document."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from bot.model.articles import Field, Language, Text
from bot.model.rules import Hit, Mention, Overrun, RuleId, Span
from bot.rules.leaves import Leaves
from bot.rules.placing import Occurrence, Walked, place_word
from bot.text.prepared import PreparedText

_REGEX_PATIENCE_S = 0.1
_MOST_REGEX_HITS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What is matched: text, language, and what is known of its origin (`None`: that condition is not asked)."""

    text: Text
    language: Language
    feed: str | None = None
    outlet: str | None = None
    country: str | None = None


class FieldFindings:
    """What was found in one field."""

    def __init__(self, field: Field, text: PreparedText) -> None:
        """Begin with nothing."""
        self.field = field
        self.text = text
        self.walks: list[Walked] = []
        self.hits: dict[int, list[Hit]] = {}
        """All other terms, and entities."""

    @cached_property
    def leaves(self) -> AbstractSet[int]:
        """The terms that stand here."""
        if len(self.walks) == 1 and not self.hits:
            return self.walks[0].leaves
        return frozenset(self.hits).union(*(walked.leaves for walked in self.walks))

    def add(self, occurrences: Iterable[Occurrence]) -> None:
        """Take in the terms among the occurrences."""
        found = [one for one in occurrences if one.pattern.leaf >= 0]
        longest: dict[int, Occurrence] = {}
        for one in sorted(found, key=lambda one: (one.start, -one.end)):
            before = longest.get(one.pattern.leaf)
            # Of the forms of a term that are sought side by side the longest stands for what it holds.
            if before is None or before.pattern is one.pattern or one.end > before.end:
                longest[one.pattern.leaf] = one
                self.hits.setdefault(one.pattern.leaf, []).append(self.hit(one))

    def hit(self, one: Occurrence) -> Hit:
        """Give an occurrence as a hit."""
        text = self.text.folded.original[one.start : one.end]
        return Hit(span=Span(field=self.field, start=one.start, end=one.end), text=text, term="", form=one.form)

    def of(self, leaf: int, leaves: Leaves) -> Iterator[Hit]:
        """Give where a term stands, in order."""
        yield from self.hits.get(leaf, ())
        placed: dict[tuple[int, int], Occurrence] = {}
        for walked in self.walks:
            for first, last in walked.places(leaf) if leaf in walked.leaves else ():
                one = place_word(leaves.pattern(leaf), first, last, self.text, walked.reach)
                if one is not None:
                    placed.setdefault((one.start, one.end), one)
        yield from (self.hit(placed[place]) for place in sorted(placed))


class Findings:
    """What was found in a document; where exactly is worked out when somebody asks."""

    def __init__(self, document: Document, leaves: Leaves) -> None:
        """Begin with nothing."""
        self.document = document
        self.fields: list[FieldFindings] = []
        self.mentions: list[Mention] = []
        self.overruns: dict[RuleId, Overrun] = {}
        """Rules that were given up on this document."""
        self._leaves = leaves
        self._present: dict[frozenset[Field], AbstractSet[int]] = {}
        self._hits: dict[tuple[int, frozenset[Field]], tuple[Hit, ...]] = {}
        self._regexes: dict[tuple[int, Field], tuple[Hit, ...] | None] = {}

    def is_empty(self) -> bool:
        """Say whether no term and no entity that a rule asks for was found."""
        return not any(one.leaves for one in self.fields)

    def present(self, fields: frozenset[Field]) -> AbstractSet[int]:
        """Give the terms, regular expressions aside, that stand in any of the fields."""
        found = self._present.get(fields)
        if found is None:
            chosen = [one.leaves for one in self.fields if one.field in fields]
            found = chosen[0] if len(chosen) == 1 else frozenset[int]().union(*chosen)
            self._present[fields] = found
        return found

    def hits(self, leaf: int, fields: frozenset[Field]) -> tuple[Hit, ...]:
        """Give where a term stands in the fields, in reading order."""
        key = (leaf, fields)
        found = self._hits.get(key)
        if found is None:
            chosen = [one for one in self.fields if one.field in fields]
            if self._leaves.regex(leaf) is not None:
                found = tuple(hit for one in chosen for hit in self._searched(leaf, one) or ())
            else:
                found = tuple(hit for one in chosen if leaf in one.leaves for hit in one.of(leaf, self._leaves))
            self._hits[key] = found
        return found

    def text_of(self, field: Field) -> PreparedText:
        """Give a field as it was folded and split."""
        return next(one.text for one in self.fields if one.field is field)

    def is_overrun(self, leaf: int, fields: frozenset[Field]) -> bool:
        """Say whether a regular expression was given up in one of the fields because it took too long."""
        return any(one is None for (other, field), one in self._regexes.items() if other == leaf and field in fields)

    def _searched(self, leaf: int, one: FieldFindings) -> tuple[Hit, ...] | None:
        key = (leaf, one.field)
        if key not in self._regexes:
            self._regexes[key] = self._search(leaf, one)
        return self._regexes[key]

    def _search(self, leaf: int, one: FieldFindings) -> tuple[Hit, ...] | None:
        """Search the original text; `None` when it took too long, for then nothing is known of it."""
        pattern = self._leaves.regex(leaf)
        found: list[Hit] = []
        try:
            for match in pattern.finditer(one.text.folded.original, timeout=_REGEX_PATIENCE_S) if pattern else ():
                start, end = match.span()
                if start < end:
                    span = Span(field=one.field, start=start, end=end)
                    found.append(Hit(span=span, text=match.group(), term=""))
                if len(found) >= _MOST_REGEX_HITS:
                    break
        except TimeoutError:
            return None
        return tuple(found)
