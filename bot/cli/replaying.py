"""`rules replay`: what rules would have found among the articles that are kept."""

import asyncio
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import click

from bot.alerts.layout import clean_line
from bot.bootstrap import open_archive
from bot.cli.charts import columns, summed
from bot.cli.headlines import headline
from bot.cli.options import Options, length
from bot.cli.output import count, json_line, print_json
from bot.clock import SystemClock
from bot.errors import NotFoundError
from bot.model.articles import Article
from bot.model.replays import Extent, Replayed
from bot.model.rules import RuleId
from bot.model.stories import StoryId
from bot.ports.archives import KeptArticles
from bot.rules.matching import Matcher
from bot.rules.tallying import Tally
from bot.usecases.crew import Crew
from bot.usecases.replay import chosen, replay, whole_story

SINCE = click.option("--since", callback=length, default="30d", show_default=True, help="How far back, as 30d or 12h.")
NOT_SIMULATED = (
    "alerts: one for a story in a channel, within max_age; min_sources, cooldown, cap, quiet hours and first_run are "
    "left aside"
)
_MOST_OF_A_STORY = 3
_MOST_NAMED = 5
_MOST_OF_A_PAGE = 200
_WIDTH = 60


@click.command("replay")
@SINCE
@click.option("--rule", "rule_id", help="This rule alone, whatever its status.")
@click.option("--limit", type=click.IntRange(0, 10_000), default=6, show_default=True, help="How many stories to show.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@click.option("--jsonl", "as_jsonl", is_flag=True, help="A JSON line for each article, newest first, without --limit.")
@click.option("--markdown", is_flag=True, help="For a pull request.")
@click.pass_obj
def replay_rules(
    options: Options,
    since: timedelta,
    rule_id: str | None,
    limit: int,
    as_json: bool,
    as_jsonl: bool,
    markdown: bool,
) -> None:
    """Try rules on the articles that are kept.

    Those that are live or shadow; nothing is sent.

    Shows the newest headlines by story, the volume a day, how many alerts there would have been.

    \b
    Examples:  bash bot/run.sh rules replay --rule idlib-ceasefire
               bash bot/run.sh rules replay --since 90d --jsonl > found.jsonl
    """
    if as_json + as_jsonl + markdown > 1:
        raise click.UsageError("one of --json, --jsonl and --markdown")
    config = options.load(has_failing_tests=True)
    matcher = chosen(config.matcher, rule_id)
    now = SystemClock().now()
    form = _Lines() if as_jsonl else _Document(limit) if as_json else _Screen(limit, is_markdown=markdown)
    asyncio.run(_replay(options, matcher, form, now - since, now))


@dataclass(slots=True)
class Period:
    """What is looked at."""

    since: datetime
    until: datetime
    extent: Extent

    @property
    def began_at(self) -> datetime:
        """When it really begins: not before the oldest article that is kept."""
        return max(self.since, self.extent.oldest_at or self.since)

    def refuse_empty(self, database: Path) -> None:
        """Raise NotFoundError if no article is kept."""
        if self.extent.oldest_at is None:
            raise NotFoundError(f"{database}: no article is kept yet; `run` polls the feeds and keeps them")

    def note(self) -> str:
        """Say, if so, that less is kept than was asked for."""
        if self.extent.oldest_at is None or self.extent.oldest_at <= self.since:
            return ""
        return f"nothing older is kept: the archive begins at {self.extent.oldest_at:%Y-%m-%d %H:%M} UTC"


class _Form:
    """How a replay is told."""

    def most(self) -> int:
        """Say how many articles of a page are wanted."""
        return sys.maxsize

    async def found(self, one: Replayed, matcher: Matcher, archive: KeptArticles, since: datetime) -> None:
        """Take in an article, the newest first."""

    def end(self, tally: Tally, period: Period, matcher: Matcher) -> None:
        """Tell what it came to."""


async def _replay(options: Options, matcher: Matcher, form: _Form, since: datetime, now: datetime) -> None:
    async with open_archive(options.settings.database) as archive:
        period = Period(since, now, await archive.extent(since))
        period.refuse_empty(options.settings.database)
        tally, crew = Tally(), Crew(matcher, os.cpu_count() or 1)
        try:
            async for page in replay(crew, archive=archive, since=since, most=form.most):
                tally.merge(page.tally)
                show_progress(None, options)
                for one in page.found:
                    await form.found(one, matcher, archive, since)
                show_progress(page.share, options)
        finally:
            show_progress(None, options)
            crew.close()
        form.end(tally, period, matcher)


def show_progress(share: float | None, options: Options) -> None:
    """Show on a terminal how far it has come; wipe that at the end."""
    if sys.stderr.isatty() and not options.is_quiet:
        click.echo("\r\x1b[K" + ("" if share is None else f"{share:.0%} of what is kept"), err=True, nl=False)


def article_as_json(article: Article, story: StoryId) -> dict[str, Any]:
    """Give what tells an article."""
    return {
        "id": article.id,
        "seen_at": article.first_seen_at,
        "published_at": article.published_at,
        "story": story,
        "feed": article.feed,
        "outlet": article.outlet,
        "lang": article.language.tag,
        "url": article.url,
        "title": article.text.title,
    }


def _replayed_as_json(one: Replayed) -> dict[str, Any]:
    return {
        **article_as_json(one.article, one.story),
        "matches": [
            {
                "rule": match.rule,
                "terms": [
                    {"term": hit.term, "field": hit.span.field, "start": hit.span.start, "end": hit.span.end,
                     "text": hit.text}
                    for hit in match.hits
                ],
            }
            for match in one.matches
        ],
        "channels": sorted(one.told),
    }  # fmt: skip


class _Lines(_Form):
    async def found(self, one: Replayed, matcher: Matcher, archive: KeptArticles, since: datetime) -> None:
        click.echo(json_line(_replayed_as_json(one)))


class _Document(_Form):
    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._stories: set[StoryId] = set()
        self._found: list[dict[str, Any]] = []

    async def found(self, one: Replayed, matcher: Matcher, archive: KeptArticles, since: datetime) -> None:
        if one.story in self._stories or len(self._stories) < self._limit:
            self._stories.add(one.story)
            self._found.append(_replayed_as_json(one))

    def end(self, tally: Tally, period: Period, matcher: Matcher) -> None:
        days = tally.days(period.began_at.date(), period.until.date())
        print_json({
            "since": period.since,
            "until": period.until,
            "kept_since": period.extent.oldest_at,
            "read": period.extent.articles,
            **tally.total._asdict(),
            "days": [{"day": f"{day:%Y-%m-%d}", **volume._asdict()} for day, volume in days],
            "rules": [{"rule": rule, **volume._asdict()} for rule, volume in tally.rules()],
            "feeds": dict(tally.feeds.most_common()),
            "languages": dict(tally.languages.most_common()),
            "not_simulated": NOT_SIMULATED,
            "found": self._found,
            "left_out": {
                "articles": tally.total.articles - len(self._found),
                "stories": tally.total.stories - len(self._stories),
            },
        })  # fmt: skip


class _Screen(_Form):
    def __init__(self, limit: int, *, is_markdown: bool) -> None:
        self._limit = limit
        self._is_markdown = is_markdown
        self._shown: set[StoryId] = set()

    def most(self) -> int:
        return _MOST_OF_A_PAGE if len(self._shown) < self._limit else 0

    async def found(self, one: Replayed, matcher: Matcher, archive: KeptArticles, since: datetime) -> None:
        if one.story in self._shown or len(self._shown) >= self._limit:
            return
        self._shown.add(one.story)
        story = await whole_story(one.story, matcher, archive=archive, since=since)
        for line in story_lines(story or (one,), is_markdown=self._is_markdown, names_rules=len(matcher.rules) > 1):
            click.echo(line)

    def end(self, tally: Tally, period: Period, matcher: Matcher) -> None:
        total = tally.total
        rules = dict(tally.rules())
        names = list(matcher.rules)
        whose = names[0] if len(names) == 1 else f"{len(names)} rules"
        left = total.stories - len(self._shown)
        lines = [f"and {count(left, 'story', 'stories')} more; --limit shows them"] if left > 0 and self._shown else []
        if self._shown:
            lines.append("")
        lines.append(
            f"{whose}: {count(total.articles, 'article')} in {count(total.stories, 'story', 'stories')}, "
            f"{count(total.alerts, 'alert')}, of {period.extent.articles:,} articles "
            f"from {period.began_at:%Y-%m-%d} to {period.until:%Y-%m-%d}"
        )
        lines.extend(filter(None, [period.note()]))
        if total.articles:
            lines.extend(_volume(tally, period, is_markdown=self._is_markdown))
        if len(names) > 1:
            lines.extend(_of_rules(rules, names))
        for title, counts in (("feeds", tally.feeds), ("languages", tally.languages)):
            if counts:
                named = ", ".join(f"{name} {number:,}" for name, number in counts.most_common(_MOST_NAMED))
                lines.append(f"busiest {title}: {named}" + (" ..." if len(counts) > _MOST_NAMED else ""))
        lines.append(NOT_SIMULATED)
        for line in lines:
            click.echo(line)


def story_lines(story: tuple[Replayed, ...], *, is_markdown: bool, names_rules: bool) -> Iterator[str]:
    """Give a story's headlines, newest first, the first of them for all; each with the rules that found it."""
    for at, one in enumerate(story[:_MOST_OF_A_STORY]):
        hits = [hit for match in one.matches for hit in match.hits]
        rules = [match.rule for match in one.matches] if names_rules else []
        yield headline(one.article, hits, depth=min(at, 1), rules=rules, is_markdown=is_markdown)
    if len(story) > _MOST_OF_A_STORY:
        yield f"{'  - ' if is_markdown else ' ' * 4}and {len(story) - _MOST_OF_A_STORY} more of this story"


def _volume(tally: Tally, period: Period, *, is_markdown: bool) -> Iterator[str]:
    days = list(tally.days(period.began_at.date(), period.until.date()))
    values = summed([volume.articles for _, volume in days], _WIDTH)
    step = -(-len(days) // len(values))
    yield f"{'```text' if is_markdown else ''}"
    yield f"articles {'a day' if step == 1 else f'in {step} days'}, at most {max(values):,}"
    yield from (f"|{line}|" for line in columns(values))
    first, last = f"{days[0][0]:%d %b}", f"{days[-1][0]:%d %b}"
    yield f" {first}{last.rjust(len(values) - len(first))}" if len(values) > len(first) + len(last) else f" {first}"
    if is_markdown:
        yield "```"


def _of_rules(rules: Mapping[RuleId, Any], names: list[RuleId]) -> Iterator[str]:
    for rule, volume in list(rules.items())[:_MOST_NAMED]:
        yield clean_line(
            f"  {rule}: {count(volume.articles, 'article')}, {count(volume.stories, 'story', 'stories')}, "
            f"{count(volume.alerts, 'alert')}"
        )
    if len(rules) > _MOST_NAMED:
        yield f"  and {count(len(rules) - _MOST_NAMED, 'rule')} more that found something"
    silent = [name for name in names if name not in rules]
    if silent:
        more = " ..." if len(silent) > _MOST_NAMED else ""
        yield f"  nothing: {', '.join(silent[:_MOST_NAMED])}{more}"
