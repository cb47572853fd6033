"""`stories` on the command line."""

import asyncio
import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from bot.cli.main import cli
from bot.errors import NotFoundError
from bot.model.articles import ArticleId, Text
from bot.model.feeds import FeedId
from bot.model.stories import Copy
from bot.polling.filing import to_draft
from bot.polling.taking_in import to_document
from bot.stores.sqlite import SqliteStore
from bot.stories.clippings import Clippings
from tests.fakes import NOON, FakeClock, FakeEncoder, article, feed, poll_result
from tests.journeys.processes import write_config

FAR = NOON + timedelta(days=1)


def cluster(folder: Path, *lines: dict[str, Any] | str) -> tuple[int, list[dict[str, Any]]]:
    """Give the exit code and the answers to lines."""
    write_config(folder / "config", rules="rules: []", feeds="feeds: []")
    stdin = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    result = CliRunner().invoke(cli, ["--config", str(folder / "config"), "stories", "cluster", "--jsonl"], input=stdin)
    return result.exit_code, [json.loads(line) for line in result.stdout.splitlines()]


def test_a_stream_of_titles(tmp_path: Path) -> None:
    """A title alone suffices; ids come back as they were given; a story is called by its first article."""
    code, answers = cluster(
        tmp_path,
        {"id": 7, "title": "Simone Biles withdraws from Olympic all-around final", "lang": "en"},
        {"id": "x", "title": "Симона Байлз снялась с финала многоборья на Олимпиаде", "lang": "ru"},
        {"id": 9, "title": "Simone Biles withdraws from Olympic all-around final today", "published": "2026-11-23"},
        {
            "id": 10,
            "title": "Grain prices fall",
            "published": 1700000000,
            "url": "https://a.example/grain?utm_source=x",
        },
        {"id": 11, "title": "Harvest", "published": "yesterday", "url": "http://www.a.example/grain"},
    )
    assert code == 0
    assert answers == [
        {"id": 7, "story": 7},
        {"id": "x", "story": 7},
        {"id": 9, "story": 7, "near_duplicate_of": 7},
        {"id": 10, "story": 10},
        {"id": 11, "story": 10, "near_duplicate_of": 10},
    ]


def test_a_language_model_joins_a_stream(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If STORY_MODEL names one."""
    lines: list[dict[str, Any]] = [
        {"id": 1, "title": "Ek resigns over bridge contract", "lang": "en"},
        {"id": 2, "title": "Ek leaves cabinet after inquiry", "lang": "en"},
    ]
    assert [one["story"] for one in cluster(tmp_path, *lines)[1]] == [1, 2]
    monkeypatch.setattr("bot.cli.stories.make_encoder", lambda name: FakeEncoder())
    assert [one["story"] for one in cluster(tmp_path, *lines)[1]] == [1, 1]


def test_a_bad_line_is_answered_in_its_place(tmp_path: Path) -> None:
    """One line in, one line out; the command fails at the end."""
    code, answers = cluster(tmp_path, "no json", {"id": 1}, {"id": 2, "title": "Grain prices fall"})
    assert code == 1
    assert [sorted(answer) for answer in answers] == [["error", "id"], ["error", "id"], ["id", "story"]]


def kept(folder: Path) -> list[str]:
    """Take in three articles, two of them about one event; gives the arguments that name the database."""

    async def fill() -> None:
        store = await SqliteStore(folder / "bot.db").open(migrate=True)
        await store.sync_feeds([feed()], NOON)
        articles = [
            article(id=ArticleId(id_), keys=(id_,), outlet=outlet, text=Text(title=title))
            for id_, outlet, title in (
                ("a", "Gazette", "Simone Biles withdraws from all-around final"),
                ("b", "Gazette", "Fire destroys warehouse at harbour"),
                ("c", "Herald", "Simone Biles out of the all-around final"),
            )
        ]
        drafts = [to_draft(one.id, to_document(one), (), one.published_at) for one in articles]
        [(_, _, token)] = await store.claim_feeds(NOON, limit=1, lease=timedelta(minutes=1))
        filings = tuple(map(Clippings(await store.past(drafts, NOON)).file, drafts))
        await store.apply(poll_result(token, articles=articles, filings=filings), NOON)
        edited = replace(articles[0], text=Text(title="Simone Biles withdraws from 2 finals"))
        [(_, _, token)] = await store.claim_feeds(NOON, limit=1, lease=timedelta(minutes=1), polled_before=FAR)
        carried = Copy(article=ArticleId("a"), feed=FeedId("p"), outlet="Post", seen_at=NOON + timedelta(minutes=3))
        await store.apply(poll_result(token, revised=(edited,), copies=(carried,)), NOON + timedelta(hours=1))
        await store.close()

    asyncio.run(fill())
    return ["--database", f"sqlite:///{folder / 'bot.db'}", "stories"]


def told(arguments: list[str], *more: str) -> str:
    """Give what a command prints."""
    result = CliRunner().invoke(cli, [*arguments, *more], catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout


def test_a_story_is_shown_and_put_right(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """List, show with reasons and what was edited, split, merge."""
    monkeypatch.setattr("bot.cli.stories.SystemClock", lambda: FakeClock(NOON + timedelta(hours=2)))
    arguments = kept(tmp_path)
    assert [line.split()[:3] for line in told(arguments, "list").splitlines()[1:]] == [["a", "2", "2"], ["b", "1", "1"]]
    shown = told(arguments, "show", "c", "--why")
    assert "a: 2 articles of 2 independent sources" in shown
    assert "like a by" in shown
    assert "word biles" in shown
    assert "reworded 13:00: " in shown
    assert "also 2026-11-23 12:03 Post" in shown
    assert "first: " in shown
    assert told(arguments, "split", "c").strip() == "1 article in c, 1 article in a"
    document = json.loads(told(arguments, "show", "c", "--json"))
    assert [
        copy["outlet"]
        for one in json.loads(told(arguments, "show", "a", "--json"))["articles"]
        for copy in one["copies"]
    ] == ["Post"]
    assert [(one["id"], one["by_hand"]) for one in document["articles"]] == [("c", True)]
    assert told(arguments, "merge", "b", "c").strip() == "2 articles in b"
    assert [len(one["articles"]) for one in json.loads(told(arguments, "list", "--json"))["stories"]] == [2, 1]


def test_what_is_not_there_cannot_be_put_right(tmp_path: Path) -> None:
    """One line says so."""
    arguments = kept(tmp_path)
    for more in (["show", "x"], ["split", "x"], ["split", "a", "b"], ["split", "b"], ["merge", "a", "x"]):
        assert isinstance(CliRunner().invoke(cli, [*arguments, *more]).exception, NotFoundError)
