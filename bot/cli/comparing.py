"""`rules diff`: what two rule sets tell differently of the articles that are kept."""

import asyncio
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

import click

from bot.alerts.layout import clean_line, cut
from bot.bootstrap import open_archive
from bot.cli.headlines import escaped, headline
from bot.cli.options import Options
from bot.cli.output import count, print_json
from bot.cli.replaying import SINCE, Period, article_as_json, show_progress
from bot.clock import SystemClock
from bot.model.replays import Difference
from bot.model.rules import RuleId
from bot.rules.comparing import Comparison
from bot.settings.revisions import load_named
from bot.usecases.replay import compare

_LONGEST_WHY = 200
_SHADOW = "shadow: counted, not told"


@click.command("diff")
@click.argument("old", metavar="OLD_DIR")
@click.argument("new", metavar="[NEW_DIR]", required=False)
@SINCE
@click.option("--limit", type=click.IntRange(0, 10_000), default=6, show_default=True, help="How many stories to show.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 if there is any difference, as git diff does; for CI.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@click.option("--markdown", is_flag=True, help="For a pull request.")
@click.pass_obj
def diff_rules(
    options: Options,
    old: str,
    new: str | None,
    since: timedelta,
    limit: int,
    exit_code: bool,
    as_json: bool,
    markdown: bool,
) -> None:
    """Show what a change of the rules gains and loses.

    Of the articles that are kept: what readers are told that they were not (+), no longer (-) or elsewhere (±), and
    why. What shadows count, and nobody is told, stands apart.

    OLD_DIR and NEW_DIR are folders like config/, or git:REV: what stood in --config at a revision. Without NEW_DIR the
    old set is compared with --config as it is now. Each side has its own entities, packs and channels.

    \b
    Exit code 0: compared (with --exit-code: and no difference). 3: one of the sets must be edited.
    Examples:  bash bot/run.sh rules diff git:HEAD
               bash bot/run.sh rules diff git:origin/main git:HEAD --since 90d --markdown --exit-code
    """
    if as_json and markdown:
        raise click.UsageError("one of --json and --markdown")
    folder, now = options.settings.config_dir, SystemClock().now()
    sets = [load_named(name, folder=folder, environment=options.environment) for name in (old, new or str(folder))]
    comparison = Comparison(sets[0].matcher, sets[1].matcher)
    found, period = asyncio.run(_compare(options, comparison, now - since, now))
    if as_json:
        print_json(_as_json(found, comparison, period))
    else:
        for line in _Told(comparison, limit, is_markdown=markdown).lines(found, period):
            click.echo(line)
    if exit_code and found:
        sys.exit(1)


async def _compare(
    options: Options, comparison: Comparison, since: datetime, now: datetime
) -> tuple[list[Difference], Period]:
    found: list[Difference] = []
    async with open_archive(options.settings.database) as archive:
        period = Period(since, now, await archive.extent(since))
        period.refuse_empty(options.settings.database)
        async for part in compare(comparison, archive=archive, since=since):
            found.extend(part.found)
            show_progress(part.share, options)
        show_progress(None, options)
    return found, period


def _as_json(found: Sequence[Difference], comparison: Comparison, period: Period) -> dict[str, Any]:
    return {
        "since": period.since,
        "until": period.until,
        "kept_since": period.extent.oldest_at,
        "read": period.extent.articles,
        "changes": comparison.changes,
        "entities": sorted(comparison.entities),
        "gained": [_difference(one) for one in found if one.gained and not one.is_shadow],
        "lost": [_difference(one) for one in found if one.lost and not one.is_shadow],
        "shadow_gained": [_difference(one) for one in found if one.gained and one.is_shadow],
        "shadow_lost": [_difference(one) for one in found if one.lost and one.is_shadow],
    }


def _difference(one: Difference) -> dict[str, Any]:
    return {
        "rule": one.rule,
        **article_as_json(one.article, one.story),
        "old_status": one.statuses[0],
        "new_status": one.statuses[1],
        "gained_in": sorted(one.gained),
        "lost_in": sorted(one.lost),
        "words": list(dict.fromkeys(hit.text for hit in one.hits)),
        "why": one.why,
        "also": one.also,
    }


class _Told:
    """Differences for people: by rule, then by story."""

    def __init__(self, comparison: Comparison, limit: int, *, is_markdown: bool) -> None:
        self._comparison = comparison
        self._left = limit
        self._is_markdown = is_markdown

    def lines(self, found: Sequence[Difference], period: Period) -> Iterator[str]:
        changes = self._comparison.changes
        by_rule: dict[RuleId, list[Difference]] = {}
        for one in sorted(found, key=lambda one: one.is_shadow):
            by_rule.setdefault(one.rule, []).append(one)
        for rule, some in by_rule.items():
            yield from self._of_rule(rule, some)
        silent = [f"{rule} ({', '.join(what)})" for rule, what in changes.items() if rule not in by_rule]
        if silent:
            yield clean_line(f"changed without effect: {', '.join(silent[:5])}{' ...' if len(silent) > 5 else ''}")
        entities = self._comparison.entities
        more = f", {count(len(entities), 'entity', 'entities')}" if entities else ""
        many = len(dict.fromkeys([*self._comparison.old.rules, *self._comparison.new.rules]))
        yield (
            f"{len(changes)} of {count(many, 'rule')} changed{more}: {_counted(found)}, "
            f"of {period.extent.articles:,} articles from {period.began_at:%Y-%m-%d} to {period.until:%Y-%m-%d}"
        )
        yield from filter(None, [period.note()])

    def _of_rule(self, rule: RuleId, some: Sequence[Difference]) -> Iterator[str]:
        what = ", ".join(self._comparison.changes.get(rule, ("other entities",)))
        title = f"{rule}: {_counted(some)}; changed: {what}"
        yield f"**{escaped(rule)}**: {escaped(title.removeprefix(f'{rule}: '))}\n" if self._is_markdown else title
        by_story: dict[tuple[bool, str, str], list[Difference]] = {}
        for one in some:
            by_story.setdefault((one.is_shadow, _sign(one), one.story), []).append(one)
        shown = list(by_story.values())[: self._left]
        self._left -= len(shown)
        for story in shown:
            yield from self._of_story(story)
        if len(shown) < len(by_story):
            bullet = "- " if self._is_markdown else "  "
            yield f"{bullet}and {count(len(by_story) - len(shown), 'story', 'stories')} more; --limit shows them"
        if self._is_markdown:
            yield ""

    def _of_story(self, story: Sequence[Difference]) -> Iterator[str]:
        first = story[0]
        yield headline(first.article, first.hits, sign=_sign(first), is_markdown=self._is_markdown)
        shadow = f" ({_SHADOW})" if first.is_shadow else ""
        more = f" (and {len(story) - 1} more of this story)" if len(story) > 1 else ""
        also = f"; also told by {', '.join(first.also[:3])}" if first.also else ""
        why = clean_line(cut(first.why, _LONGEST_WHY) + shadow + also + more)
        yield f"  - {escaped(why)}" if self._is_markdown else f"    {why}"


def _sign(one: Difference) -> str:
    return "±" if one.gained and one.lost else "+" if one.gained else "-"


def _counted(some: Sequence[Difference]) -> str:
    """Give how many articles and stories, those that shadows count apart."""
    told, counted = ([one for one in some if one.is_shadow is is_shadow] for is_shadow in (False, True))
    facts = _signed(told) or ("nothing told differently" if counted else "no difference")
    return f"{facts}; {_signed(counted)} ({_SHADOW})" if counted else facts


def _signed(some: Sequence[Difference]) -> str:
    parts = ((sign, [one for one in some if _sign(one) == sign]) for sign in "+-±")
    return ", ".join(
        f"{sign}{count(len(part), 'article')} in {count(len({one.story for one in part}), 'story', 'stories')}"
        for sign, part in parts
        if part
    )
