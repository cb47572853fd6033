"""`rules try`: which rules match a text, and by which words."""

import sys
from collections.abc import Iterable, Iterator
from typing import Any

import click

from bot.bootstrap import make_detector
from bot.cli.lines import answer_lines, to_document
from bot.cli.options import Options
from bot.cli.output import print_json
from bot.errors import NotFoundError
from bot.model.articles import Language
from bot.model.reports import ClauseReport
from bot.model.rules import Hit, Match, Rule, RuleId
from bot.rules.explaining import explain, why_not
from bot.rules.findings import Document, Findings
from bot.rules.matching import EVALUATED, Matcher
from bot.text.identification import Judge
from bot.text.languages import find_tag, tag_called

_MOST_CANDIDATES = 4


@click.command("try")
@click.argument("words", nargs=-1, metavar="[TEXT]")
@click.option("--lang", help="The language its feed would declare, as nl; without it: detected.")
@click.option("--title", help="The title, if TEXT is not it.")
@click.option("--lead", help="The lead below the title.")
@click.option("--rule", "rule_id", help="Explain this rule clause by clause.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@click.option("--jsonl", "as_jsonl", is_flag=True, help="Articles as JSON lines on stdin, results as JSON lines.")
@click.pass_obj
def try_rules(
    options: Options,
    words: tuple[str, ...],
    lang: str | None,
    title: str | None,
    lead: str | None,
    rule_id: str | None,
    as_json: bool,
    as_jsonl: bool,
) -> None:
    """Show which rules match a text, and which words they match by.

    \b
    Examples:  bash bot/run.sh rules try "NAVO roept op tot staakt-het-vuren in Idlib"
               bash bot/run.sh rules try "Idlib olive harvest begins" --rule idlib-ceasefire
               bash bot/run.sh rules try --jsonl < articles.jsonl > matches.jsonl
    A line of articles.jsonl:
               {"id": 1, "lang": "nl", "title": "NAVO-top", "lead": "In Ankara."}
    "title" is needed; "lang", "lead", "body", "outlet", "feed" and "country" may be absent.
    """
    if len(words) > 1:
        raise click.UsageError(f'put the text in quotes: bash bot/run.sh rules try "{" ".join(words)}"')
    text = words[0] if words else None
    if as_jsonl and (text or title or lead or lang):
        raise click.UsageError("--jsonl reads articles from stdin: no TEXT, --title, --lead or --lang beside it")
    if lang is not None and find_tag(lang) is None:
        hint = f"did you mean {called}?" if (called := tag_called(lang)) else "a tag such as nl, tr or ckb"
        raise click.BadParameter(f"{lang!r} is no language the bot knows ({hint})", param_hint="--lang")
    config = options.load(has_failing_tests=True)
    for warning in config.failed_tests:
        click.echo(f"warning: {warning}", err=True)
    trial = Trial(config.matcher, make_detector(options.settings.detector).detect, rule_id)
    if as_jsonl:
        sys.exit(1 if answer_lines(sys.stdin.buffer, trial.answer, click.echo) else 0)
    if not (title or text):
        raise click.UsageError('there is no text; example: bash bot/run.sh rules try "Ceasefire holds in Idlib"')
    article: dict[str, Any] = {"title": title or text, "lang": lang, "lead": lead}
    if title and text:
        article["lead"] = "\n".join(part for part in (lead, text) if part)
    document = trial.document({key: value for key, value in article.items() if value is not None})
    if as_json:
        print_json(trial.result(None, document))
    else:
        trial.show(document, declared=lang)


class Trial:
    """Rules, compiled, and the language judge; tries one article after the other."""

    def __init__(self, matcher: Matcher, judge: Judge, rule_id: str | None) -> None:
        """Try all rules, or one whatever its status. Raises NotFoundError if there is no such rule."""
        if rule_id is not None and rule_id not in matcher.rules:
            raise NotFoundError(f"no rule '{rule_id}'; there are: {', '.join(matcher.rules) or 'none'}")
        self._matcher = matcher
        self._judge = judge
        self._rule = matcher.rules[RuleId(rule_id)] if rule_id else None

    def document(self, article: dict[str, Any]) -> Document:
        """Give an article of the contract's keys as rules read it; raises ValueError for what is wrong with it."""
        return to_document(article, self._judge)

    def answer(self, article: dict[str, Any]) -> dict[str, Any]:
        """Give the contract's result for one article of its keys; raises ValueError for what is wrong with it."""
        return self.result(article.get("id"), self.document(article))

    def result(self, id_: Any, document: Document) -> dict[str, Any]:
        """Give the contract's result for one article."""
        findings = self._matcher.find(document)
        return {
            "id": id_,
            "lang": document.language.tag,
            "matches": [
                {"rule": match.rule, "terms": [_term(hit) for hit in match.hits]}
                for match in self._matches(document, findings)
            ],
            "entities": [
                {
                    "entity": one.entity,
                    "field": one.span.field,
                    "start": one.span.start,
                    "end": one.span.end,
                    "text": one.text,
                    **({"demonym": True} if one.demonym else {}),
                }
                for one in findings.mentions
            ],
            **({"overruns": overruns} if (overruns := _overruns(findings)) else {}),
            **(
                {"clauses": clause_as_json(explain(self._rule, document, self._matcher, findings))}
                if self._rule
                else {}
            ),
        }

    def _matches(self, document: Document, findings: Findings) -> Iterable[Match]:
        if self._rule is None:
            return self._matcher.match(document, findings)
        match = self._matcher.match_rule(self._rule, document, findings)
        return (match,) if match else ()

    def show(self, document: Document, *, declared: str | None) -> None:
        """Print a trial for people."""
        findings = self._matcher.find(document)
        click.echo(f"language: {_language(document.language, declared)}")
        names = [f"{one.entity} ({one.text})" for one in findings.mentions]
        click.echo(f"entities: {', '.join(dict.fromkeys(names)) or 'none'}")
        rules = [self._rule] if self._rule else [one for one in self._matcher.rules.values() if one.status in EVALUATED]
        for rule in rules:
            report = explain(rule, document, self._matcher, findings)
            if self._rule:
                _show_tree(report, rule)
            elif report.holds:
                click.echo(f"matches {rule.id}: {why_not(report)}")
            else:
                click.echo(f"no match for {rule.id}: {why_not(report)}")
        for overrun in _overruns(findings):
            click.echo(f"given up {overrun['rule']}: {overrun['reason']}")
        if not rules:
            click.echo("no rules to try; write one into rules.yaml")


def _overruns(findings: Findings) -> list[dict[str, str]]:
    return [{"rule": one.rule, "reason": one.reason} for one in findings.overruns.values()]


def _term(hit: Hit) -> dict[str, Any]:
    term: dict[str, Any] = {"term": hit.term}
    if hit.entity is not None:
        term["entity"] = hit.entity
    return {**term, "field": hit.span.field, "start": hit.span.start, "end": hit.span.end, "text": hit.text}


def clause_as_json(report: ClauseReport) -> dict[str, Any]:
    """Give a clause with what it found or missed, its parts within it; the first is the rule itself."""
    return {
        "written": report.written,
        "holds": report.holds,
        "note": report.note,
        "hits": [_term(hit) for hit in report.hits],
        "parts": [clause_as_json(part) for part in report.parts],
    }


def _language(language: Language, declared: str | None) -> str:
    if language.tag is None:
        few = 0 < len(language.candidates) <= _MOST_CANDIDATES
        whose = f"{' or '.join(language.candidates)}, whose names are all sought" if few else ""
        return f"unsure: {whose or 'names of all languages are sought'}; --lang declares it"
    if declared is None:
        return f"{language.tag} (detected; --lang declares it)"
    return f"{language.tag} (declared)" if find_tag(declared) == language.tag else f"{language.tag} (not {declared})"


def _show_tree(report: ClauseReport, rule: Rule) -> None:
    click.echo(f"{'matches' if report.holds else 'no match for'} {rule.id} ({rule.where})")
    if report.note:
        click.echo(f"  {report.note}")
    for part in report.parts:
        for line in clause_lines(part):
            click.echo(line)


def clause_lines(report: ClauseReport, depth: int = 1) -> Iterator[str]:
    """Give a clause with what it found or missed as lines, its parts below it."""
    sign = "+" if report.holds else "-"
    found = [f'{hit.span.field} "{hit.text}"' + (f" ({hit.form})" if hit.form else "") for hit in report.hits]
    said = "; ".join([*found, *([report.note] if report.note else [])])
    yield f"{'  ' * depth}{sign} {report.written}" + (f": {said}" if said else "")
    for part in report.parts:
        yield from clause_lines(part, depth + 1)
