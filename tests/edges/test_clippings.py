"""What finds stories is forgotten when it is of no more use."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from sqlite_utils import Database

from bot.model.articles import ArticleId, Text
from bot.polling.filing import to_draft
from bot.polling.taking_in import to_document
from bot.stores.sqlite import clippings, stories
from bot.stores.sqlite.connection import connect, prepare
from bot.stories.clippings import MOST_LOOKED_AT, Clippings
from tests.fakes import NOON, article


def file_titles(db: Database, titles: Sequence[str], *, days: int) -> None:
    """File some titles in one poll."""
    now = NOON + timedelta(days=days)
    articles = [article(id=ArticleId(f"{days} {at}"), text=Text(title=one)) for at, one in enumerate(titles)]
    drafts = [to_draft(one.id, to_document(one), (), now) for one in articles]
    filings = list(map(Clippings(clippings.past(db, drafts, now)).file, drafts))
    with db.atomic():
        stories.write(db, filings, now)


def opened(folder: Path) -> Database:
    """Give an empty database."""
    db = connect(folder / "bot.db")
    prepare(db, folder / "bot.db", migrate=True)
    return db


def test_what_lies_before_the_window_is_swept(tmp_path: Path) -> None:
    """The text and words of old articles go; what newer ones use stays, and so do the stories."""
    db = opened(tmp_path)
    file_titles(db, ["Simone Biles withdraws from final", "Fire destroys warehouse"], days=0)
    file_titles(db, ["Fire destroys another harbour"], days=8)
    assert [row["place"] for row in db.query("SELECT place FROM clippings")] == [3]
    clippings.sweep(db, [3], 3, slices=1)
    assert all(row["last_place"] == 3 for row in db.query("SELECT last_place FROM evidence"))
    # A word of before the window still counts for two articles, as long as it is in use.
    past = clippings.past(
        db, [to_draft(ArticleId("new"), to_document(article(text=Text(title="Fire"))), (), NOON)], NOON
    )
    assert (past.articles, past.counts["w:fire"]) == (3, 2)
    assert db.table("filings").count == 3


def test_a_common_word_lists_its_newest_articles(tmp_path: Path) -> None:
    """However many have it, a piece of evidence is a short row, and counts them all."""
    db = opened(tmp_path)
    for day in range(2):
        file_titles(db, [f"Budget {day}{at:03}" for at in range(MOST_LOOKED_AT // 2 + 50)], days=day)
    past = clippings.past(
        db, [to_draft(ArticleId("new"), to_document(article(text=Text(title="Budget"))), (), NOON)], NOON
    )
    assert past.counts["w:budge"] == MOST_LOOKED_AT + 100
    longest = db.execute("SELECT max(length(places)), typeof(places) FROM evidence").fetchone()
    assert tuple(longest) == (4 * MOST_LOOKED_AT, "blob")
