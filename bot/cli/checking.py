"""`rules check`: everything wrong or doubtful in the files, with its place and the mend."""

import asyncio
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import click

from bot.bootstrap import open_archive
from bot.cli.options import Options
from bot.cli.output import count, print_json
from bot.errors import BotError, ConfigError, InvalidConfigError, StoreError
from bot.rules.compiling import terms_of
from bot.rules.coverage import missing
from bot.rules.linting import Lint, elsewhere, lint
from bot.rules.matching import EVALUATED
from bot.settings.loading import Config
from bot.settings.reviewing import review_names, spoken
from bot.usecases.lint_rules import lint_by_articles

_COUNTED = ("feeds", "channels", "rules", "tests", "entities")
_PLACE = re.compile(r"(.+?):(\d+):(\d+)")
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class _Findings:
    """What is wrong, what is doubtful, and what may be meant but could be better."""

    errors: Sequence[BotError] = ()
    warnings: Sequence[BotError] = ()
    hints: Sequence[BotError] = ()


@click.command("check", short_help="Every mistake in what you wrote, with its place and the mend.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@click.pass_obj
def check_rules(options: Options, as_json: bool) -> None:
    """Read everything under --config: keys, references, the rules' own tests, names in doubt, rules that never match.

    Where articles are kept, also which rules find far too much.

    \b
    Exit code 0: fine, perhaps with warnings. 3: something must be edited.
    Example:  bash bot/run.sh rules check
    """
    try:
        config = options.load()
    except BotError as error:
        if not as_json:
            raise
        _print(None, _of_error(error))
        raise SystemExit(error.exit_code) from error
    found = _Findings(warnings=_warnings(config), hints=_hints(config, options))
    if as_json:
        _print(config, found)
        return
    for severity, problems in (("warning", found.warnings), ("hint", found.hints)):
        for problem in problems:
            click.echo(f"{severity}: {problem}", err=True)
    if not options.is_quiet:
        click.echo(_summary(config, found))


def _of_error(error: BotError) -> _Findings:
    if isinstance(error, InvalidConfigError):
        return _Findings(errors=error.problems, warnings=error.warnings)
    return _Findings(errors=(error,))


def _warnings(config: Config) -> list[ConfigError]:
    """Give what is doubtful in the files, in the names that stand in them, and in the rules."""
    doubts = review_names(config.catalogue, config.entities, config.feeds)
    lints = map(_error, lint(config.rules, config.feeds))
    return [*config.warnings, *config.remarks, *config.blockers, *doubts, *lints]


def _hints(config: Config, options: Options) -> list[ConfigError]:
    found = [*_unnamed(config), *map(_error, elsewhere(config.rules, spoken(config.feeds) or ()))]
    if options.has_database():
        try:
            found += map(_error, asyncio.run(_by_articles(config, options)))
        except StoreError as error:
            where = str(options.settings.database)
            why = str(error).removeprefix(f"{where}: ")
            found.append(ConfigError(where, f"kept articles are not looked at: {why}"))
    return found


async def _by_articles(config: Config, options: Options) -> Sequence[Lint]:
    async with open_archive(options.settings.database) as archive:
        return await lint_by_articles(config.matcher, archive)


def _error(one: Lint) -> ConfigError:
    return ConfigError(one.where, one.problem, hint=one.fix)


def _unnamed(config: Config) -> Iterator[ConfigError]:
    """Give, on one line, what rules name and cannot be found in some language of the feeds."""
    languages = spoken(config.feeds) or ()
    named = {
        term.entity: rule.where
        for rule in reversed(config.rules)
        if rule.status in EVALUATED
        for term in terms_of(rule.clause)
        if term.entity is not None
    }
    lacking = {
        id_: [one.language for one in missing(config.catalogue.find(id_), languages) if not one.sought] for id_ in named
    }
    told = [f"{id_} ({', '.join(some)})" for id_, some in sorted(lacking.items()) if some]
    if told:
        more = f" and {len(told) - _MOST_NAMED} more" if len(told) > _MOST_NAMED else ""
        what = f"not found in languages that your feeds speak: {', '.join(told[:_MOST_NAMED])}{more}"
        where = next(where for id_, where in named.items() if lacking[id_])
        yield ConfigError(where, what, hint="`entities suggest` shows all; give them names, or `entities import`")


def _print(config: Config | None, found: _Findings) -> None:
    """Print the document; its keys are the same whether the set is good or not."""
    print_json({
        "ok": not found.errors,
        "errors": [_problem(one, "error") for one in found.errors],
        "warnings": [_problem(one, "warning") for one in found.warnings],
        "hints": [_problem(one, "hint") for one in found.hints],
        **(_counts(config) if config is not None else dict.fromkeys(_COUNTED)),
    })  # fmt: skip


def _problem(problem: BotError, severity: str) -> dict[str, Any]:
    where, said, hint = "", str(problem), ""
    if isinstance(problem, ConfigError):
        where, said, hint = problem.where, problem.problem, problem.hint
    place = _PLACE.fullmatch(where)
    file, line, column = (place[1], int(place[2]), int(place[3])) if place else (where, None, None)
    return {
        "severity": severity, "where": where, "file": file, "line": line, "column": column,
        "problem": said, "hint": hint,
    }  # fmt: skip


def _counts(config: Config) -> dict[str, int]:
    return {
        "feeds": len(config.feeds),
        "channels": len(config.channels),
        "rules": len(config.rules),
        "tests": sum(len(rule.examples) for rule in config.rules),
        "entities": len(config.entities),
    }


def _summary(config: Config, found: _Findings) -> str:
    counts = _counts(config)
    parts = [
        count(counts["feeds"], "feed"),
        count(counts["channels"], "channel"),
        f"{count(counts['rules'], 'rule')} with {count(counts['tests'], 'test')}",
        f"{counts['entities']:,} entities",
    ]
    told = [count(len(some), noun) for some, noun in ((found.warnings, "warning"), (found.hints, "hint")) if some]
    return f"{', '.join(parts)}: " + (", ".join(told) or "all good")
