"""Explaining: for each clause of a rule what it found, or what it missed."""

from bot.model.articles import Field
from bot.model.entities import EntityId
from bot.model.reports import ClauseReport
from bot.model.rules import AllOf, AnyOf, Clause, NoneOf, Rule, Term, TermKind
from bot.rules.matching import Document, Findings, Matcher, failed_condition

_ASKS = {"all": "all of", "any": "any of", "none": "none of"}
_MOST_NAMES = 4


def explain(rule: Rule, document: Document, matcher: Matcher, findings: Findings | None = None) -> ClauseReport:
    """Give the report of a whole rule, conditions included; its `note` says why it does not hold."""
    found = findings or matcher.find(document)
    parts = tuple(_clause(clause, rule, document, matcher, found) for clause in rule.clause.clauses)
    condition = failed_condition(rule, document)
    return ClauseReport(
        written=str(rule.id),
        holds=condition is None and all(part.holds for part in parts),
        note=condition or "",
        parts=parts,
    )


def why_not(report: ClauseReport) -> str:
    """Say in one sentence why a rule does not hold, or which words it holds by."""
    if report.holds:
        return "found " + ", ".join(dict.fromkeys(f"{hit.term} ({hit.text})" for hit in _all_hits(report)))
    if report.note:
        return report.note
    return "; ".join(_failures(report))


def _all_hits(report: ClauseReport) -> list:  # type: ignore[type-arg]
    return [*report.hits, *(hit for part in report.parts for hit in _all_hits(part))]


def _failures(report: ClauseReport) -> list[str]:
    failed = [part for part in report.parts if not part.holds]
    if report.written == _ASKS["none"] and not report.holds:
        return [f"found {hit.term} ({hit.text}), which it excludes" for hit in _all_hits(report)]
    if not report.parts:
        return [f"missed {report.written}" + (f" ({report.note})" if report.note else "")]
    if report.written == _ASKS["any"]:
        return [f"found none of {', '.join(part.written for part in failed)}"]
    return [sentence for part in failed for sentence in _failures(part)]


def _clause(clause: Clause, rule: Rule, document: Document, matcher: Matcher, found: Findings) -> ClauseReport:
    match clause:
        case Term():
            hits = matcher.hits(clause, rule, found)
            note = "" if hits else _missed(clause, rule, document, matcher)
            return ClauseReport(written=clause.written, holds=bool(hits), hits=hits, note=note)
        case AllOf() | AnyOf() | NoneOf():
            parts = tuple(_clause(child, rule, document, matcher, found) for child in clause.clauses)
            holds = matcher.holds(clause, rule, found)
            return ClauseReport(written=_ASKS[clause.name], holds=holds, parts=parts)


def _missed(term: Term, rule: Rule, document: Document, matcher: Matcher) -> str:
    fields = term.fields or rule.fields
    empty = [field.value for field in Field if field in fields and not document.text.of(field)]
    where = " or ".join(field.value for field in Field if field in fields and field.value not in empty)
    looked = f"not in the {where}" if where else f"the text has no {' or '.join(empty)}"
    if term.kind is not TermKind.ENTITY or term.entity is None:
        return looked
    return f"{looked}; {_names(term.entity, document, matcher)}"


def _names(entity_id: EntityId, document: Document, matcher: Matcher) -> str:
    entity = matcher.entities[entity_id]
    tag = document.language.tag
    names = [name.text for name in entity.names if tag is None or name.language == tag]
    if not names:
        return f"{entity_id} has no name in {tag}"
    more = ", ..." if len(names) > _MOST_NAMES else ""
    return f"its names{f' in {tag}' if tag else ''}: {', '.join(names[:_MOST_NAMES])}{more}"
