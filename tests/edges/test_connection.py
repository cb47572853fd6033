"""Several writers on one file."""

from pathlib import Path
from threading import Thread

from bot.stores.sqlite.connection import connect


def _count_up(path: Path) -> None:
    db = connect(path)
    with db.atomic():
        db.conn.execute("UPDATE counts SET n = n + 1")
    db.close()


def test_a_transaction_that_reads_first_is_not_overtaken(tmp_path: Path) -> None:
    """The other waits; were it let in, the first would be refused at its write."""
    path = tmp_path / "bot.db"
    db = connect(path)
    db.table("counts").insert({"n": 0})
    other = Thread(target=_count_up, args=(path,))
    with db.atomic():
        (count,) = db.conn.execute("SELECT n FROM counts").fetchone()
        other.start()
        other.join(timeout=0.2)
        with db.atomic():
            db.conn.execute("UPDATE counts SET n = ?", (count + 1,))
    other.join()
    assert db.conn.execute("SELECT n FROM counts").fetchone()[0] == 2
    db.close()


def test_what_breaks_within_is_undone(tmp_path: Path) -> None:
    db = connect(tmp_path / "bot.db")
    db.table("counts").insert({"n": 0})
    try:
        with db.atomic():
            db.conn.execute("UPDATE counts SET n = 7")
            raise ValueError
    except ValueError:
        pass
    assert db.conn.execute("SELECT n FROM counts").fetchone()[0] == 0
    db.close()
