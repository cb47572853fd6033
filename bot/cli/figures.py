"""`rules stats`: how much each rule found and told, and what readers thought of it."""

import asyncio
from collections.abc import Mapping
from datetime import datetime, timedelta
from math import sqrt
from typing import Any

import click

from bot.bootstrap import open_archive, open_store
from bot.cli.options import Options
from bot.cli.output import ago, print_json, print_table
from bot.cli.replaying import SINCE, Period
from bot.clock import SystemClock
from bot.model.reactions import Votes
from bot.model.rules import Rule, RuleId, Status
from bot.model.volumes import Figures
from bot.ports.histories import RuleFigures
from bot.rules.matching import EVALUATED

_NOTHING = Figures(articles=0, stories=0, alerts=0, languages=(), last_at=None)
_MOST_LANGUAGES = 4
_SURE = 1.96
"""Standard deviations that hold nineteen times in twenty."""


@click.command("stats", short_help="How much each rule finds and tells, and what readers think of it.")
@SINCE
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@click.pass_obj
def stats_rules(options: Options, since: timedelta, as_json: bool) -> None:
    """Count what live and shadow rules found and told while the bot ran, the busiest first.

    \b
    Example:  bash bot/run.sh rules stats --since 7d
    """
    config, now = options.load(has_failing_tests=True), SystemClock().now()
    period, found, votes = asyncio.run(_read(options, now - since, now))
    days = max((now - period.began_at).total_seconds() / 86400, 1.0)
    rules = [rule for rule in config.rules if rule.status in EVALUATED]
    rules.sort(key=lambda rule: -found.get(rule.id, _NOTHING).articles)
    if as_json:
        print_json({
            "since": period.began_at,
            "until": now,
            "rules": [
                _as_json(rule, found.get(rule.id, _NOTHING), votes.get(rule.id, Votes()), days) for rule in rules
            ],
        })  # fmt: skip
        return
    rows = [_row(rule, found[rule.id], votes.get(rule.id, Votes()), days, now) for rule in rules if rule.id in found]
    if rows:
        heads = ["RULE", "STATUS", "ARTICLES", "STORIES", "ALERTS", "A DAY", "LAST", "USEFUL", "LANGUAGES"]
        print_table(heads, rows)
    silent = [f"{rule.id} ({rule.where})" for rule in rules if rule.id not in found]
    if silent:
        click.echo(f"nothing matched since {period.began_at:%Y-%m-%d}: {', '.join(silent)}")


async def _read(
    options: Options, since: datetime, now: datetime
) -> tuple[Period, Mapping[RuleId, Figures], Mapping[RuleId, Votes]]:
    async with open_archive(options.settings.database) as archive:
        period = Period(since, now, await archive.extent(since))
    period.refuse_empty(options.settings.database)
    async with open_store(options.settings.database) as store:
        return period, *await _figures(store, since)


async def _figures(kept: RuleFigures, since: datetime) -> tuple[Mapping[RuleId, Figures], Mapping[RuleId, Votes]]:
    return await kept.figures(since), await kept.votes_of_rules(since)


def _row(rule: Rule, found: Figures, votes: Votes, days: float, now: datetime) -> list[str]:
    alerts = "-" if rule.status is Status.SHADOW else f"{found.alerts:,}"
    languages = ", ".join(f"{tag} {number}" for tag, number in found.languages[:_MOST_LANGUAGES])
    more = len(found.languages) - _MOST_LANGUAGES
    count = sum(votes)
    useful = f"{100 * votes.useful // count} % of {count}" if count else "-"
    return [
        rule.id, rule.status, f"{found.articles:,}", f"{found.stories:,}", alerts, f"{found.articles / days:.1f}",
        ago(found.last_at, now), useful, languages + (f" and {more} more" if more > 0 else ""),
    ]  # fmt: skip


def _as_json(rule: Rule, found: Figures, votes: Votes, days: float) -> dict[str, Any]:
    count = sum(votes)
    return {
        "rule": rule.id,
        "status": rule.status,
        "where": rule.where,
        "articles": found.articles,
        "stories": found.stories,
        "alerts": found.alerts,
        "articles_a_day": round(found.articles / days, 2),
        "alerts_a_day": round(found.alerts / days, 2),
        "languages": dict(found.languages),
        "last_at": found.last_at,
        **votes._asdict(),
        "precision": votes.useful / count if count else None,
        "precision_at_least": _at_least(votes) if count else None,
    }


def _at_least(votes: Votes) -> float:
    """Give the lower end of Wilson's interval for the share of useful alerts (Wilson 1927)."""
    count, square = sum(votes), _SURE * _SURE
    share = votes.useful / count
    spread = _SURE * sqrt(share * (1 - share) / count + square / (4 * count * count))
    return round((share + square / (2 * count) - spread) / (1 + square / count), 4)
