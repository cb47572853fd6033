"""Weighing: what rules did with kept articles, and what of that a person should look at."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from bot.model.articles import Article
from bot.model.rules import Match, Rule, RuleId
from bot.rules.linting import Lint, by_absence, replaces

_LEAST_READ = 200
_LEAST_MATCHED = 20
_BROAD = 0.05
"""A rule that finds one article in twenty finds no news."""
_SHOWN = 2
_LONGEST_SHOWN = 60


class Scales:
    """Weighs rules by the articles that are put on, whatever their order."""

    def __init__(self) -> None:
        """Begin with none."""
        self.read = 0
        self._oldest_at: datetime | None = None
        self._newest_at: datetime | None = None
        self._matched: defaultdict[RuleId, set[int]] = defaultdict(set)
        self._by_term: defaultdict[RuleId, Counter[str]] = defaultdict(Counter)
        self._titles: defaultdict[RuleId, list[str]] = defaultdict(list)

    def put(self, article: Article, matches: Iterable[Match]) -> None:
        """Take in an article and what matches it."""
        self.read += 1
        seen_at = article.first_seen_at
        self._oldest_at = min(seen_at, self._oldest_at or seen_at)
        self._newest_at = max(seen_at, self._newest_at or seen_at)
        for match in matches:
            self._matched[match.rule].add(self.read)
            self._by_term[match.rule].update({hit.term for hit in match.hits})
            if len(self._titles[match.rule]) < _SHOWN:
                self._titles[match.rule].append(article.text.title)

    def lints(self, rules: Mapping[RuleId, Rule]) -> Iterator[Lint]:
        """Give the rules that are too broad, and those that another covered each time."""
        if self.read < _LEAST_READ or self._oldest_at is None:
            return
        since = f"the {self.read:,} newest articles that are kept, since {self._oldest_at:%Y-%m-%d}"
        for id_, matched in sorted(self._matched.items(), key=lambda pair: -len(pair[1])):
            rule = rules[id_]
            if len(matched) >= max(_LEAST_MATCHED, _BROAD * self.read):
                yield self._broad(rule, since)
            elif len(matched) >= _LEAST_MATCHED:
                yield from self._covered(rule, matched, rules, since)

    def _broad(self, rule: Rule, since: str) -> Lint:
        matched = len(self._matched[rule.id])
        a_day = matched / max(self._days(), 1.0)
        if absent := by_absence(rule.clause):
            problem = f"it is very broad: it matches {100 * matched / self.read:.0f} % of {since}, {a_day:.0f} a day"
            return Lint(rule.where, f"{problem}, most by NOT {absent}", f"AND NOT {absent} instead of OR NOT")
        term, found = self._by_term[rule.id].most_common(1)[0]
        titles = "; ".join(f'"{title[:_LONGEST_SHOWN]}"' for title in self._titles[rule.id])
        problem = (
            f"it is very broad: it matches {100 * matched / self.read:.0f} % of {since}, {a_day:.0f} a day, "
            f"{100 * found / matched:.0f} % of them by '{term}', as {titles}"
        )
        return Lint(rule.where, problem, f"a second word beside '{term}' under `all`, or `near`")

    def _days(self) -> float:
        if self._oldest_at is None or self._newest_at is None:
            return 0.0
        return (self._newest_at - self._oldest_at).total_seconds() / 86400

    def _covered(self, rule: Rule, matched: set[int], rules: Mapping[RuleId, Rule], since: str) -> Iterator[Lint]:
        for id_, others in self._matched.items():
            if len(others) > len(matched) and matched <= others and replaces(rules[id_], rule):
                problem = f"each of the {len(matched)} articles that it matches of {since}, '{id_}' matches as well"
                yield Lint(rule.where, problem, f"status: retired, if it is there for nothing that '{id_}' misses")
                return
