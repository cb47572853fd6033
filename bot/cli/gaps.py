"""`rules gaps`: what rules missed in stories that they caught, and the names they may lack."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta

import click

from bot.alerts.layout import clean_line
from bot.bootstrap import open_archive
from bot.cli.options import Options
from bot.cli.output import count, print_json
from bot.cli.replaying import SINCE, Period
from bot.clock import SystemClock
from bot.rules.gaps import Gap
from bot.rules.matching import Matcher
from bot.usecases.find_gaps import find_gaps
from bot.usecases.replay import chosen

_MOST_SHOWN = 8
"""Gaps of one rule."""
_Gaps = Sequence[tuple[Gap, list[tuple[str, int]]]]


@click.command("gaps", short_help="Spellings that rules missed in stories which they caught.")
@SINCE
@click.option("--rule", "rule_id", help="This rule alone, whatever its status.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@click.pass_obj
def gaps_rules(options: Options, since: timedelta, rule_id: str | None, as_json: bool) -> None:
    """Show, by language, which clause articles lack whose story a rule caught, and words that may be the missing name.

    A word is proposed if several of these articles have it and few others: whether it is a name, you decide.

    \b
    Example:  bash bot/run.sh rules gaps --rule idlib-ceasefire
    """
    config, now = options.load(has_failing_tests=True), SystemClock().now()
    matcher = chosen(config.matcher, rule_id)
    found = asyncio.run(_find(options, matcher, now - since, now))
    if as_json:
        print_json({"since": now - since, "until": now, "gaps": [_as_json(gap, words) for gap, words in found]})
        return
    for rule in matcher.rules.values():
        of_rule = [(gap, words) for gap, words in found if gap.rule.id == rule.id]
        if of_rule:
            click.echo(f"{rule.id} ({rule.where})")
        for gap, words in of_rule[:_MOST_SHOWN]:
            _say(gap, words)
        if len(of_rule) > _MOST_SHOWN:
            click.echo(f"  and {len(of_rule) - _MOST_SHOWN} more: --json")
    if not found:
        click.echo("no gap: in the stories that were caught, every article was")


async def _find(options: Options, matcher: Matcher, since: datetime, now: datetime) -> _Gaps:
    async with open_archive(options.settings.database) as archive:
        Period(since, now, await archive.extent(since)).refuse_empty(options.settings.database)
        return await find_gaps(matcher, archive=archive, since=since)


def _say(gap: Gap, words: Sequence[tuple[str, int]]) -> None:
    where = f"{count(len(gap.articles), 'article')} of {len(gap.stories)} " + (
        "story" if len(gap.stories) == 1 else "stories"
    )
    click.echo(f"  {gap.language}: {where} without {gap.clause}")
    if words:
        click.echo("    perhaps " + ", ".join(f"{clean_line(word)} ({number})" for word, number in words))
    for near, _ in gap.near.most_common(2):
        click.echo(f"    near: {clean_line(near)}")
    for title in gap.titles():
        click.echo(f"    {clean_line(title)}")


def _as_json(gap: Gap, words: Sequence[tuple[str, int]]) -> dict[str, object]:
    return {
        "rule": gap.rule.id,
        "where": gap.rule.where,
        "language": gap.language,
        "without": gap.clause,
        "articles": [one.id for one in gap.articles],
        "stories": sorted(gap.stories),
        "words": [{"word": word, "articles": number} for word, number in words],
        "near": [{"near": near, "articles": number} for near, number in gap.near.most_common()],
    }
