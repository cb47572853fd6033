"""Explaining: for each clause of a rule what it found, or what it missed and why."""

from bot.model.articles import Field
from bot.model.entities import EntityId
from bot.model.reports import ClauseReport
from bot.model.rules import AllOf, AnyOf, Clause, Hit, Near, NoneOf, Rule, Score, Term, TermKind
from bot.rules.coverage import coverage
from bot.rules.evaluation import Evaluation, OverrunError
from bot.rules.findings import Document, Findings
from bot.rules.matching import Matcher, failed_condition
from bot.rules.misses import nearest_word, spoiled

_ASKS = {"all": "all of", "any": "any of", "none": "none of"}
_MOST_NAMES = 4


def explain(rule: Rule, document: Document, matcher: Matcher, findings: Findings | None = None) -> ClauseReport:
    """Give the report of a whole rule, conditions included; its `note` says why it does not hold."""
    found = findings or matcher.find(document)
    explainer = _Explainer(rule, document, matcher, found)
    note = failed_condition(rule, document) or ""
    try:
        parts = tuple(explainer.clause(clause) for clause in rule.clause.clauses)
    except OverrunError as error:
        note, parts = f"given up: {error}", ()
    return ClauseReport(
        written=str(rule.id), holds=not note and all(part.holds for part in parts), note=note, parts=parts
    )


def why_not(report: ClauseReport) -> str:
    """Say in one sentence why a rule does not hold, or which words it holds by."""
    if report.holds:
        return "found " + ", ".join(dict.fromkeys(f"{hit.term} ({hit.text})" for hit in hits_of(report)))
    if report.note:
        return report.note
    return "; ".join(_failures(report))


def closeness(report: ClauseReport) -> float:
    """Give how much of a clause holds by what it found; what holds by finding nothing earns nothing."""
    if not report.parts:
        return 1.0 if report.hits else 0.0
    shares = [closeness(part) for part in report.parts if part.written != "none of"]
    if not shares:
        return 0.0
    return max(shares) if report.written == "any of" else sum(shares) / len(shares)


def hits_of(report: ClauseReport) -> list[Hit]:
    """Give every hit of a report."""
    return [*report.hits, *(hit for part in report.parts for hit in hits_of(part))]


def _failures(report: ClauseReport) -> list[str]:
    failed = [part for part in report.parts if not part.holds]
    if report.written == _ASKS["none"] and not report.holds:
        return [f"found {hit.term} ({hit.text}), which it excludes" for hit in hits_of(report)]
    if report.note and report.parts:
        return [f"{report.written}: {report.note}"]
    if not report.parts:
        return [f"missed {report.written}" + (f" ({report.note})" if report.note else "")]
    if report.written == _ASKS["any"]:
        return [f"found none of {', '.join(part.written for part in failed)}"]
    return [sentence for part in failed for sentence in _failures(part)]


def _words(count: int) -> str:
    return f"{count} word" if count == 1 else f"{count} words"


class _Explainer:
    """One rule on one document."""

    def __init__(self, rule: Rule, document: Document, matcher: Matcher, findings: Findings) -> None:
        self._document = document
        self._matcher = matcher
        self._findings = findings
        self._evaluation = Evaluation(rule, findings, matcher.leaves)

    def clause(self, clause: Clause) -> ClauseReport:
        """Report a clause. Raises OverrunError."""
        match clause:
            case Term():
                hits = self._evaluation.hits(clause)
                return ClauseReport(
                    written=clause.written, holds=bool(hits), hits=hits, note="" if hits else self._missed(clause)
                )
            case Near():
                return self._near(clause)
            case Score():
                return self._score(clause)
            case AllOf() | AnyOf() | NoneOf():
                parts = tuple(self.clause(child) for child in clause.clauses)
                return ClauseReport(written=_ASKS[clause.name], holds=self._evaluation.holds(clause), parts=parts)

    def _near(self, clause: Near) -> ClauseReport:
        chains = self._evaluation.near(clause)
        parts = tuple(self.clause(child) for child in clause.clauses)
        order = ", in this order" if clause.is_ordered else ""
        asks = f"{clause.name} (at most {clause.within - 1} words between{order})"
        if chains:
            first = sorted(chains[0], key=lambda one: one.start)
            between = max(first[-1].first - first[0].last - 1, 0)
            note = f"{_words(between)} between {first[0].hits[0].text} and {first[-1].hits[-1].text}"
        else:
            note = self._distance(clause) if all(part.holds for part in parts) else ""
        return ClauseReport(written=asks, holds=bool(chains), note=note, parts=parts)

    def _distance(self, clause: Near) -> str:
        """Say how near operands that were all found come to each other."""
        for farther in (2 * clause.within, 8 * clause.within, 100_000):
            wider = Near(clauses=clause.clauses, within=farther)
            chains = self._evaluation.near(wider)
            if chains:
                spread = min(max(one.first for one in chain) - min(one.last for one in chain) - 1 for chain in chains)
                if spread >= clause.within:
                    return f"nearest: {_words(spread)} between them"
                return "they stand near, but in another order"
        return "they do not stand in one field"

    def _score(self, clause: Score) -> ClauseReport:
        parts: list[ClauseReport] = []
        found: list[float] = []
        for at, weight in enumerate(clause.weights):
            report = self.clause(weight.term)
            points = self._evaluation.points_of(clause, at)
            found.extend([points] if report.holds else [])
            doubled = f" ({weight.points:g}, x{clause.title_counts:g} in the title)" if points != weight.points else ""
            note = f"{points:+g}{doubled}" if report.holds else f"0 of {weight.points:+g}; {report.note}"
            parts.append(ClauseReport(written=report.written, holds=report.holds, hits=report.hits, note=note))
        total = self._evaluation.points(clause)
        terms = "".join(f" {'-' if one < 0 else '+'} {abs(one):g}" for one in found).removeprefix(" + ")
        reckoned = f"{terms.strip()} = {total:g}" if len(found) > 1 else f"{total:g}"
        return ClauseReport(
            written="score",
            holds=total >= clause.threshold,
            note=f"{reckoned} of {clause.threshold:g} points",
            parts=tuple(parts),
        )

    def _missed(self, term: Term) -> str:
        fields = self._evaluation.fields_of(term)
        empty = [field.value for field in Field if field in fields and not self._document.text.of(field)]
        where = " or ".join(field.value for field in Field if field in fields and field.value not in empty)
        looked = f"not in the {where}" if where else f"the text has no {' or '.join(empty)}"
        return "; ".join(filter(None, (looked, self._elsewhere(term), self._nearest(term), self._names(term))))

    def _elsewhere(self, term: Term) -> str:
        """Say where the term stands that the rule does not look."""
        others = frozenset(Field) - self._evaluation.fields_of(term)
        hits = self._findings.hits(self._matcher.leaves.number(term), others)
        return f'found in the {hits[0].span.field} ("{hits[0].text}"), where the rule does not look' if hits else ""

    def _nearest(self, term: Term) -> str:
        """Say what comes near: a demonym, a phrase or longer name that holds the name, or a word like it."""
        fields = self._evaluation.fields_of(term)
        if term.entity is not None:
            for one in self._findings.mentions:
                if one.entity == term.entity and one.demonym and not term.demonyms and one.span.field in fields:
                    return f'"{one.text}" is its demonym, which counts for {term.written}+ only'
            reason = spoiled(self._matcher.entities[term.entity], self._findings, fields)
            if reason:
                return reason
        return nearest_word(self._wanted(term), [one.text for one in self._findings.fields if one.field in fields])

    def _wanted(self, term: Term) -> list[str]:
        """Give what a term is sought by in the language of the document."""
        if term.entity is None:
            return [term.text] if term.kind in {TermKind.WORDS, TermKind.EXACT} else []
        return self._names_of(term.entity)

    def _names(self, term: Term) -> str:
        if term.entity is None:
            return ""
        names = self._names_of(term.entity)
        tag = self._document.language.tag
        if not names and tag is not None:
            sought = coverage(self._matcher.entities[term.entity], tag).sought
            there = f"sought there by {', '.join(sought[:_MOST_NAMES])}" if sought else "not sought there"
            return f"{term.entity} has no name of its own in {tag}, {there}"
        more = ", ..." if len(names) > _MOST_NAMES else ""
        return f"its names{f' in {tag}' if tag else ''}: {', '.join(names[:_MOST_NAMES])}{more}"

    def _names_of(self, entity_id: EntityId) -> list[str]:
        """Give the different names in the language of the document; if that is unknown all of them, English first."""
        tag = self._document.language.tag
        names = [name for name in self._matcher.entities[entity_id].names if not name.demonym]
        chosen = [name for name in names if tag in {None, name.language}]
        return list(dict.fromkeys(name.text for name in sorted(chosen, key=lambda name: name.language != "en")))
