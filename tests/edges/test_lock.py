"""One process a database."""

import multiprocessing
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest

from bot.errors import AlreadyRunningError, StoreError
from bot.stores.sqlite import lock_database


def _hold(path: Path, ready: Event, stop: Event) -> None:
    with lock_database(path):
        ready.set()
        stop.wait(30)


def test_a_second_process_is_refused_and_the_first_named(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    ready, stop = context.Event(), context.Event()
    holder = context.Process(target=_hold, args=(tmp_path / "bot.db", ready, stop))
    holder.start()
    assert ready.wait(30)
    with pytest.raises(AlreadyRunningError, match=f"process {holder.pid}"), lock_database(tmp_path / "bot.db"):
        pass
    with lock_database(tmp_path / "other.db"):
        pass
    holder.kill()
    holder.join()
    with lock_database(tmp_path / "bot.db"):
        pass


def test_a_link_to_a_database_shares_its_lock(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    (tmp_path / "bot.db").symlink_to(tmp_path / "real" / "bot.db")
    with lock_database(tmp_path / "real" / "bot.db"):
        for other in (tmp_path / "link" / "bot.db", tmp_path / "bot.db"):
            with pytest.raises(AlreadyRunningError), lock_database(other):
                pass


def test_a_name_that_no_disk_takes_is_a_storage_error(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="too long"), lock_database(tmp_path / ("x" * 300)):
        pass


def test_a_folder_that_cannot_be_written_is_a_storage_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError), lock_database(tmp_path / "file" / "bot.db"):
        pass
