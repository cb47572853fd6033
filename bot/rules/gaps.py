"""Gaps: what a rule missed in stories that it caught, and which words may be the names it lacks.

A word is proposed if it stands in several of the articles that lack the same clause, in one language, and far more
often there than in that language in general. Only people know whether it is a name.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import log

from bot.model.articles import Article
from bot.model.replays import Kept
from bot.model.reports import ClauseReport
from bot.model.rules import Rule, Span
from bot.model.stories import StoryId
from bot.rules.explaining import closeness, explain, hits_of
from bot.rules.findings import Document, Findings
from bot.rules.matching import Matcher
from bot.text.folding import fold
from bot.text.inflection import readings
from bot.text.words import Gap as Between

_LEAST_ARTICLES = 2
_LEAST_LIFT = 5.0
_LEAST_LETTERS = 3
_MOST_WORDS = 5
_MOST_EXAMPLES = 2
_Words = dict[str, str]
"""Words by every form that they may come from, and phrases of two; each as it is written."""


@dataclass(slots=True, kw_only=True)
class Gap:
    """A clause that articles of one language lack, in stories in which the rule holds for others."""

    rule: Rule
    clause: str
    language: str
    articles: list[Article] = field(default_factory=list)
    stories: set[StoryId] = field(default_factory=set)
    near: Counter[str] = field(default_factory=Counter)
    """What came near, in words for people."""
    words: list[_Words] = field(default_factory=list)

    def proposed(self, usual: Mapping[str, int], read: int) -> list[tuple[str, int]]:
        """Give words that may be the missing name, each with how many of the articles have it, the likeliest first.

        `usual`: how many of the articles `read` in the language have a word, these among them.
        """
        counts = Counter(word for words in self.words for word in words)
        others = max(read - len(self.words), 0) + 2
        ranked = []
        for word, count in counts.items():
            lift = count / len(self.words) / ((max(usual.get(word, 0) - count, 0) + 1) / others)
            if count >= _LEAST_ARTICLES and lift >= _LEAST_LIFT:
                ranked.append((count * log(lift), len(word), word, count))
        chosen: list[tuple[str, int]] = []
        for *_, word, count in sorted(ranked, reverse=True):
            written = self._written(word)
            # A phrase says what its words say, and a form what another says.
            if not any(fold(written) in fold(other) or fold(other) in fold(written) for other, _ in chosen):
                chosen.append((written, count))
            if len(chosen) == _MOST_WORDS:
                break
        return chosen

    def _written(self, word: str) -> str:
        """Give how a word is written most often."""
        return Counter(words[word] for words in self.words if word in words).most_common(1)[0][0]

    def titles(self) -> list[str]:
        """Give a few of the headlines."""
        return [one.text.title for one in self.articles[:_MOST_EXAMPLES]]


class GapFinder:
    """Collects what rules missed, an article at a time."""

    def __init__(self, matcher: Matcher) -> None:
        """Look for gaps of these rules."""
        self._matcher = matcher
        self._gaps: dict[tuple[str, str, str], Gap] = {}
        self._read: Counter[str] = Counter()
        self._usual: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def read(self, kept: Kept, document: Document) -> None:
        """Take in what is usual in a language: any article."""
        tag = kept.article.language.tag or "?"
        self._read[tag] += 1
        self._usual[tag].update(_words(self._matcher.find(document), ()).keys())

    def look(self, kept: Kept, document: Document, rules: Iterable[Rule]) -> None:
        """Take in an article of a story that these rules caught."""
        findings = self._matcher.find(document)
        for rule in rules:
            if self._matcher.holds(rule, document, findings):
                continue
            report = explain(rule, document, self._matcher, findings)
            words = _words(findings, [hit.span for hit in hits_of(report)])
            for missed in _missed(report):
                self._note(kept, rule, missed, words)

    def _note(self, kept: Kept, rule: Rule, missed: ClauseReport, words: _Words) -> None:
        label = missed.written if not missed.parts else f"{missed.written} {', '.join(_leaves(missed))}"
        tag = kept.article.language.tag or "?"
        gap = self._gaps.setdefault((rule.id, label, tag), Gap(rule=rule, clause=label, language=tag))
        gap.articles.append(kept.article)
        gap.stories.add(kept.story)
        gap.words.append(words)
        gap.near.update(_near(missed))

    def gaps(self) -> Iterator[tuple[Gap, list[tuple[str, int]]]]:
        """Give the gaps with the words that are proposed, those of most articles first."""
        for gap in sorted(self._gaps.values(), key=lambda one: -len(one.articles)):
            yield gap, gap.proposed(self._usual[gap.language], self._read[gap.language])


def _missed(report: ClauseReport) -> list[ClauseReport]:
    """Give the clauses that an article lacks; none if it is excluded, or has nothing of what is sought."""
    parts = [part for one in report.parts for part in (one.parts if one.written == "all of" else (one,))]
    if report.note or any(part.written == "none of" and not part.holds for part in parts):
        return []
    if len(parts) > 1 and closeness(report) == 0.0:
        return []
    return [part for part in parts if not part.holds]


def _leaves(report: ClauseReport) -> Iterator[str]:
    if not report.parts:
        yield report.written
    for part in report.parts:
        yield from _leaves(part)


def _near(report: ClauseReport) -> Iterator[str]:
    """Give what came near to a term of a clause."""
    if not report.parts and (found := [note for note in report.note.split("; ") if note.startswith('"')]):
        yield f"{found[0]} ({report.written})"
    for part in report.parts:
        yield from _near(part)


def _words(findings: Findings, hits: Iterable[Span]) -> _Words:
    """Give the words of an article that are no hits, what two of them make, and the entities that it mentions."""
    known = frozenset(hits)
    taken = [*known, *(mention.span for mention in findings.mentions)]
    language = findings.document.language.tag or ""
    found = {f"${one.entity}": f"${one.entity}" for one in findings.mentions if one.span not in known}
    for one in findings.fields:
        text, first, joined = one.text, 0, ""
        for word in text.words:
            start, end = text.folded.span(word.start, word.start + 1)[0], text.folded.span(word.end - 1, word.end)[1]
            if any(span.field is one.field and start < span.end and span.start < end for span in taken):
                joined = ""
                continue
            is_joined = bool(joined) and word.gap is Between.HYPHEN
            is_phrase = (
                bool(joined) and word.gap is Between.BLANK and min(len(joined), len(word.text)) >= _LEAST_LETTERS
            )
            if is_phrase:
                found.setdefault(f"{joined} {word.text}", text.folded.original[first:end])
            first, joined = (first, f"{joined}-{word.text}") if is_joined else (start, word.text)
            if len(joined) >= _LEAST_LETTERS and not joined.isdecimal():
                for reading in readings(language, joined):
                    found.setdefault(reading.key, text.folded.original[first:end])
    return found
