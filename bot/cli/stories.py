"""`stories`: which articles are about one event."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, TypeVar

import click

from bot.bootstrap import make_detector, make_encoder, open_store
from bot.cli.groups import GuessingGroup
from bot.cli.lines import answer_lines, text_of, to_document
from bot.cli.options import Options
from bot.cli.output import ago, count, print_json, print_table
from bot.cli.telling import story_as_json, story_lines
from bot.clock import SystemClock
from bot.errors import NotFoundError
from bot.model.articles import ArticleId, Revision
from bot.model.stories import Member, StoryId
from bot.polling.filing import to_draft, told_in
from bot.polling.identity import canonical_url, is_page
from bot.ports import Encoder, StoryArchive
from bot.rules.matching import Matcher
from bot.stories.clippings import WINDOW, Clippings
from bot.stories.evidence import LONGEST_TEXT
from bot.stories.lineage import sources_of
from bot.text.identification import Judge

_Value = TypeVar("_Value")


@click.group(cls=GuessingGroup)
def stories() -> None:
    """See which articles are about one event, and put right what the bot got wrong.

    \b
    Example:  bash bot/run.sh stories cluster --jsonl < articles.jsonl
    """


@stories.command("cluster", short_help="Tell the stories in articles that you bring.")
@click.option("--jsonl", "as_jsonl", is_flag=True, required=True, help="Articles as JSON lines on stdin, stories out.")
@click.pass_obj
def cluster(options: Options, as_jsonl: bool) -> None:
    """File a stream of articles under stories, as the bot would file them: one at a time, never looking ahead.

    A line holds "id" and "title", and if known "lead", "lang", "published" and "url"; articles come in the order in
    which they arrived. A line of the answer holds "id" and "story", the id of the story's first article, and
    "near_duplicate_of" if it is an earlier text again.

    \b
    Example:  bash bot/run.sh stories cluster --jsonl < articles.jsonl > stories.jsonl
    """
    del as_jsonl  # there is no other form yet
    config = options.load(has_failing_tests=True)
    settings = options.settings
    desk = _Desk(config.matcher, make_detector(settings.detector).detect, make_encoder(settings.story_model))
    sys.exit(1 if answer_lines(sys.stdin.buffer, desk.answer, click.echo) else 0)


@stories.command("list", short_help="The stories that grew last.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, help="How many.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@click.pass_obj
def list_stories(options: Options, limit: int, as_json: bool) -> None:
    """List the stories of the last week, those that grew last first.

    \b
    Example:  bash bot/run.sh stories list --limit 5
    """
    now = SystemClock().now()

    async def read(store: StoryArchive) -> list[list[Member]]:
        return [await store.members(story) for story, _ in await store.recent_stories(limit, now - WINDOW)]

    found = asyncio.run(_with_store(options, read))
    if as_json:
        print_json({"stories": [story_as_json(members) for members in found]})
        return
    rows = [
        [
            members[0].story,
            str(len(members)),
            str(len(sources_of(members))),
            ago(members[-1].article.first_seen_at, now),
            members[0].article.text.title,
        ]
        for members in found
    ]
    print_table(["story", "articles", "sources", "last", "title"], rows)


@stories.command("show", short_help="A story's articles, sources and who was first.")
@click.argument("story")
@click.option("--why", is_flag=True, help="Why each article is in it.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@click.pass_obj
def show(options: Options, story: str, why: bool, as_json: bool) -> None:
    """Show the story of an article or by its own id. Copies of one agency's report are one source.

    \b
    Example:  bash bot/run.sh stories show STORY --why
    """
    members, revisions = asyncio.run(_with_store(options, lambda store: _look_up(store, story)))
    if as_json:
        print_json(story_as_json(members))
    else:
        for line in story_lines(members, revisions, why=why):
            click.echo(line)


@stories.command("split", short_help="Take articles out of a story into one of their own.")
@click.argument("articles", nargs=-1, required=True)
@click.pass_obj
def split(options: Options, articles: tuple[str, ...]) -> None:
    """Make a story of its own of articles of one story. The bot keeps to it, and files what comes later with them.

    \b
    Example:  bash bot/run.sh stories split ARTICLE ARTICLE
    """

    async def do(store: StoryArchive) -> str:
        members, _ = await _look_up(store, articles[0])
        taken = [one.article.id for one in members if one.article.id in articles]
        left = [one.article.id for one in members if one.article.id not in articles]
        missing = set(articles) - set(taken)
        if missing:
            raise NotFoundError(f"not in the story of {articles[0]}: {', '.join(sorted(missing))}")
        if not left:
            raise NotFoundError("these are all the articles of the story; there is nothing to split")
        await store.refile(left, StoryId(left[0]))
        await store.refile(taken, StoryId(taken[0]))
        return f"{count(len(taken), 'article')} in {taken[0]}, {count(len(left), 'article')} in {left[0]}"

    click.echo(asyncio.run(_with_store(options, do, migrate=True)))


@stories.command("merge", short_help="Make one story of several.")
@click.argument("stories", nargs=-1, required=True, metavar="STORY...")
@click.pass_obj
def merge(options: Options, stories: tuple[str, ...]) -> None:
    """Put all articles of several stories into the oldest of them.

    \b
    Example:  bash bot/run.sh stories merge STORY STORY
    """

    async def do(store: StoryArchive) -> str:
        found = [member for story in stories for member in (await _look_up(store, story))[0]]
        articles = dict.fromkeys(one.article.id for one in sorted(found, key=lambda one: one.article.first_seen_at))
        into = StoryId(next(iter(articles)))
        await store.refile(list(articles), into)
        return f"{count(len(articles), 'article')} in {into}"

    click.echo(asyncio.run(_with_store(options, do, migrate=True)))


async def _with_store(
    options: Options, use: Callable[[StoryArchive], Awaitable[_Value]], *, migrate: bool = False
) -> _Value:
    async with open_store(options.settings.database, migrate=migrate) as store:
        return await use(store)


async def _look_up(store: StoryArchive, id_: str) -> tuple[list[Member], dict[ArticleId, list[Revision]]]:
    members = await store.members(id_)
    if not members:
        raise NotFoundError(f"no story and no article '{id_}'; see: bash bot/run.sh stories list")
    return members, {one.article.id: await store.revisions(one.article.id) for one in members}


class _Desk:
    """Files articles of the contract's keys, each by itself."""

    def __init__(self, matcher: Matcher, judge: Judge, encoder: Encoder | None) -> None:
        self._matcher, self._judge, self._encoder = matcher, judge, encoder
        self._clippings = Clippings()
        self._ids: list[Any] = []
        self._pages: dict[str, int] = {}

    def answer(self, article: dict[str, Any]) -> dict[str, Any]:
        """File one article; raises ValueError for what is wrong with it."""
        document = to_document(article, self._judge)
        url = canonical_url(text_of(article, "url") or "")
        number = len(self._ids)
        same = self._pages.setdefault(url, number) if is_page(url) else number
        known = ArticleId(str(same)) if same != number else None
        findings = self._matcher.find(document)
        published_at = _moment(article.get("published"))
        draft = to_draft(ArticleId(str(number)), document, findings.mentions, published_at)
        if self._encoder is not None:
            [meaning] = self._encoder.meanings([told_in(document.text)[:LONGEST_TEXT]])
            draft = replace(draft, meaning=meaning)
        verdict = self._clippings.file(draft, known).verdict
        self._ids.append(article.get("id"))
        result = {"id": article.get("id"), "story": self._ids[int(verdict.story)]}
        if verdict.near_duplicate_of is not None:
            result["near_duplicate_of"] = self._ids[int(verdict.near_duplicate_of)]
        return result


def _moment(written: object) -> datetime | None:
    """Give a moment in any form that feeds and APIs use; `None` for all others, for a date is only one more hint."""
    try:
        if isinstance(written, int | float) and not isinstance(written, bool):
            return datetime.fromtimestamp(written, UTC)
        if isinstance(written, str):
            found = datetime.fromisoformat(written)
            return found if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return None
