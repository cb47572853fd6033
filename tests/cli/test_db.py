"""`db`: the database kept, put back, thinned and read by other programs, beside a running bot."""

import asyncio
import csv
import json
import sqlite3
from contextlib import closing
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.errors import AlreadyRunningError, StoreError
from bot.model.alerts import DeliveryState
from bot.model.articles import Article, ArticleId, Field, Text
from bot.model.rules import Hit, Match, MatchedArticle, RuleId, Span
from bot.polling.filing import to_draft
from bot.polling.taking_in import to_document
from bot.stores.sqlite import SqliteStore, lock_database
from bot.stores.sqlite.schema import migrations
from bot.stories.clippings import Clippings
from tests.edges.test_cli import run
from tests.fakes import alert, article, delivery, feed, poll_result

FORMULA = '=HYPERLINK("https://evil.example","Idlib")'


async def fill(database: Path, titles: list[str]) -> None:
    """Make a database of articles, the first of which was matched and told."""
    store = await SqliteStore(database).open(migrate=True)
    now = SystemClock().now()
    await store.sync_feeds([feed()], now)
    [(_, _, token)] = await store.claim_feeds(now, limit=1, lease=timedelta(minutes=1))
    articles = [_article(number, title) for number, title in enumerate(titles, 1)]
    drafts = [to_draft(one.id, to_document(one), (), now) for one in articles]
    clippings = Clippings(await store.past(drafts, now))
    hits = (Hit(term="$idlib", span=Span(field=Field.TITLE, start=0, end=5), text="Idlib"),)
    matches = (Match(rule=RuleId("idlib-ceasefire"), hits=hits),)
    sent = delivery(of=alert(1, title=titles[0], first_seen_at=now), state=DeliveryState.SENT, sent_at=now)
    result = poll_result(
        token,
        articles=articles,
        filings=tuple(map(clippings.file, drafts)),
        matched=(MatchedArticle(article=articles[0], matches=matches, mentions=()),),
        deliveries=[sent, delivery(2)],
    )
    assert await store.apply(result, now)
    await store.close()


def _article(number: int, title: str) -> Article:
    text = Text(title=title, lead="A lead,\nof two lines.")
    return article(
        number, id=ArticleId(f"a{number}"), keys=(f"k{number}",), text=text, first_seen_at=SystemClock().now()
    )


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Give a database of two articles, one of them told."""
    asyncio.run(fill(tmp_path / "bot.db", [FORMULA, "Idlib: truce"]))
    return tmp_path / "bot.db"


def titles(database: Path) -> list[str]:
    """Give the headlines that are kept."""
    with closing(sqlite3.connect(database)) as db:
        return [row[0] for row in db.execute("SELECT title FROM articles ORDER BY id")]


class TestBackup:
    def test_a_backup_beside_a_bot_that_writes_is_whole(self, database: Path, tmp_path: Path) -> None:
        """What it has not committed yet is not in it."""
        with lock_database(database), closing(sqlite3.connect(database)) as bot:
            bot.execute("DELETE FROM articles WHERE id = 'a1'")
            result = run("--database", database, "db", "backup", tmp_path / "copy.db")
            bot.rollback()
        assert result.output == f"{tmp_path / 'copy.db'}: written and read back: 2 articles, 2 alerts\n"
        assert titles(tmp_path / "copy.db") == [FORMULA, "Idlib: truce"]
        assert sorted(path.name for path in tmp_path.iterdir() if "bot" not in path.name) == ["copy.db"]
        assert (tmp_path / "copy.db").stat().st_mode & 0o077 == 0

    def test_nothing_is_written_over(self, database: Path, tmp_path: Path) -> None:
        (tmp_path / "notes").write_text("mine")
        result = run("--database", database, "db", "backup", tmp_path / "notes")
        assert isinstance(result.exception, StoreError)
        assert (tmp_path / "notes").read_text() == "mine"

    def test_a_damaged_database_is_told_and_leaves_no_copy(self, database: Path, tmp_path: Path) -> None:
        body = bytearray(database.read_bytes())
        body[8192:20480] = b"\x07" * 12288
        database.write_bytes(body)
        result = run("--database", database, "db", "backup", tmp_path / "copy.db")
        assert isinstance(result.exception, StoreError)
        assert not list(tmp_path.glob("*copy*"))


class TestRestore:
    @pytest.fixture
    def copy(self, database: Path, tmp_path: Path) -> Path:
        """Give a backup."""
        run("--database", database, "db", "backup", tmp_path / "copy.db")
        return tmp_path / "copy.db"

    def test_what_was_kept_is_there_again(self, copy: Path, tmp_path: Path) -> None:
        new = tmp_path / "new" / "bot.db"
        assert "restored" in run("--database", new, "db", "restore", copy).output
        assert titles(new) == [FORMULA, "Idlib: truce"]
        assert run("--database", new, "status").exit_code == 0

    def test_a_database_with_something_in_it_is_put_aside_only_if_asked(
        self, database: Path, copy: Path, tmp_path: Path
    ) -> None:
        with closing(sqlite3.connect(database)) as db, db:
            db.execute("UPDATE articles SET title = 'later'")
        assert isinstance(run("--database", database, "db", "restore", copy).exception, StoreError)
        assert titles(database) == ["later", "later"]
        assert "is kept" in run("--database", database, "db", "restore", copy, "--force").output
        assert titles(database) == [FORMULA, "Idlib: truce"]
        [kept] = tmp_path.glob("bot.db.before-*Z")
        assert titles(kept) == ["later", "later"]

    def test_not_under_a_running_bot(self, database: Path, copy: Path) -> None:
        with lock_database(database):
            result = run("--database", database, "db", "restore", copy, "--force")
        assert isinstance(result.exception, AlreadyRunningError)

    def test_a_backup_of_an_older_version_is_brought_up_to_date(self, copy: Path, tmp_path: Path) -> None:
        with closing(sqlite3.connect(copy)) as db, db:
            for view in db.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall():
                db.execute(f"DROP VIEW {view[0]}")
            db.execute(f"DELETE FROM {migrations.migrations_table} WHERE name = 'what_people_read_has_names'")
        assert run("--database", tmp_path / "new.db", "db", "restore", copy).exit_code == 0
        assert run("--database", tmp_path / "new.db", "db", "export", "alerts").exit_code == 0

    @pytest.mark.parametrize("spoil", ["newer", "other", "text", "none"])
    def test_what_is_no_backup_is_refused(self, copy: Path, tmp_path: Path, spoil: str) -> None:
        if spoil == "newer":
            with closing(sqlite3.connect(copy)) as db, db:
                db.execute(f"UPDATE {migrations.migrations_table} SET name = 'of_tomorrow' WHERE name = 'first_tables'")
        else:
            copy.unlink()
        if spoil == "other":
            with closing(sqlite3.connect(copy)) as db, db:
                db.execute("CREATE TABLE recipes (id)")
        elif spoil == "text":
            copy.write_text("no database at all" * 99)
        assert isinstance(run("--database", tmp_path / "new.db", "db", "restore", copy).exception, StoreError)
        assert not list(tmp_path.glob("*new.db"))


class TestExport:
    def test_lines_name_their_table(self, database: Path) -> None:
        lines = [json.loads(line) for line in run("--database", database, "db", "export").output.splitlines()]
        assert {one["table"] for one in lines} == {"articles", "matches", "alerts", "stories", "feeds"}
        told = next(one for one in lines if one["table"] == "alerts")
        assert (told["state"], told["rules"], told["title"]) == ("sent", "idlib-ceasefire", FORMULA)
        matched = next(one for one in lines if one["table"] == "matches")
        assert (matched["rule"], matched["words"], matched["title"]) == ("idlib-ceasefire", "Idlib", FORMULA)
        grown = next(one for one in lines if one["table"] == "stories")
        assert (grown["story"], grown["outlets"]) == ("a1", 1)

    def test_a_spreadsheet_takes_no_headline_for_a_formula(self, database: Path) -> None:
        shown = run("--database", database, "db", "export", "articles", "--format", "csv").output
        first, second = csv.DictReader(StringIO(shown))
        assert first["title"] == f"'{FORMULA}"
        assert (second["title"], second["lead"]) == ("Idlib: truce", "A lead,\nof two lines.")

    def test_only_what_came_in_lately(self, database: Path) -> None:
        with closing(sqlite3.connect(database)) as db, db:
            db.execute("UPDATE articles SET first_seen_at = '2020-01-01T00:00:00.000000+00:00' WHERE id = 'a1'")
        [line] = run("--database", database, "db", "export", "articles", "--since", "30d").output.splitlines()
        assert json.loads(line)["title"] == "Idlib: truce"

    def test_csv_is_of_one_table(self, database: Path) -> None:
        assert run("--database", database, "db", "export", "--format", "csv").exit_code == 2
        assert run("--database", database, "db", "export", "--since", "soon").exit_code == 2


class TestPrune:
    def test_by_hand(self, database: Path) -> None:
        with closing(sqlite3.connect(database)) as db, db:
            db.execute("UPDATE articles SET first_seen_at = '2020-01-01T00:00:00.000000+00:00'")
        assert run("--database", database, "db", "prune", "--older-than", "30d").output == (
            "1 article and 0 alerts let go; of what is as old, the article filed last stays, "
            "and what alerts still need\n"
        )
        with closing(sqlite3.connect(database)) as db, db:
            db.execute("UPDATE articles SET first_seen_at = '2099-01-01T00:00:00.000000+00:00'")
        assert run("--database", database, "db", "prune").output == "0 articles and 0 alerts let go\n"


def test_a_check_names_a_database_of_an_older_version_once(database: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(database)) as db, db:
        db.execute(f"DELETE FROM {migrations.migrations_table} WHERE name = 'what_people_read_has_names'")
    (tmp_path / "config").mkdir()
    said = run("--config", tmp_path / "config", "--database", database, "rules", "check").stderr
    assert f"{database}: kept articles are not looked at: the schema is of an older version" in said
