"""What commands print of a database, in this process: trouble grouped, causes with their mend, one line each."""

import asyncio
import json
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli.main import cli
from bot.clock import SystemClock
from bot.errors import ConfigError, StoreError
from bot.model.alerts import AlertId, Delivery, DeliveryState
from bot.model.feeds import FeedId, FeedState
from bot.model.reactions import Vote
from bot.stores.sqlite import SqliteStore
from tests.fakes import alert, delivery, feed, poll_result, state

HOSTILE = "a\x1b]0;pwned\x07\u202eb"


async def _fill(path: Path, states: dict[str, FeedState], deliveries: Sequence[Delivery]) -> None:
    store = await SqliteStore(path).open(migrate=True)
    now = SystemClock().now()
    await store.sync_feeds([feed(id_) for id_ in states], now)
    for id_, _, token in await store.claim_feeds(now, limit=99, lease=timedelta(minutes=1)):
        await store.apply(poll_result(token, feed=FeedId(id_), state=states[id_], deliveries=deliveries), now)
    await store.close()


def fill(folder: Path, *, states: dict[str, FeedState] | None = None, deliveries: Sequence[Delivery] = ()) -> Path:
    """Give a database with these feeds and this outbox."""
    asyncio.run(_fill(folder / "bot.db", states or {"aa": state()}, deliveries))
    return folder / "bot.db"


def run(*args: str | Path, **variables: str) -> Result:
    """Run a command; what it raises stands in the result."""
    return CliRunner().invoke(cli, [str(arg) for arg in args], env=variables)


def failing(outcome: str, error: str, failures: int = 1) -> FeedState:
    """Give the state of a feed that fails."""
    return state(last_outcome=outcome, last_error=error, failures=failures)


def test_what_readers_said_stands_behind_an_alert(tmp_path: Path) -> None:
    database = fill(tmp_path, deliveries=[delivery(1, state=DeliveryState.SENT), delivery(2)])
    votes = [Vote(alert=AlertId("alert-1"), voter=str(n), is_useful=n < 2, at=SystemClock().now()) for n in range(3)]

    async def keep() -> None:
        store = await SqliteStore(database).open(migrate=True)
        await store.keep_votes(votes)
        await store.close()

    asyncio.run(keep())
    shown = run("--database", database, "alerts", "list").output
    assert "day 1  👍 2 👎 1\n" in shown
    assert "day 2\n" in shown
    told = json.loads(run("--database", database, "alerts", "list", "--json").output)["alerts"]
    assert {one["alert"]: (one["useful"], one["irrelevant"]) for one in told} == {"alert-1": (2, 1), "alert-2": (0, 0)}


class TestStatus:
    def test_feeds_with_the_same_trouble_are_one_line(self, tmp_path: Path) -> None:
        states = {f"off-{n:02}": failing("dns", f"the name host-{n}.example is not known") for n in range(25)}
        database = fill(tmp_path, states={**states, "gone": failing("http_4xx", "HTTP 404", 3)})
        lines = run("--database", database, "status").output.splitlines()
        assert [line for line in lines if line.startswith("failing: gone, 3 times in a row: HTTP 404 (again")]
        [together] = [line for line in lines if "25 feeds" in line]
        assert together.startswith("failing: 25 feeds (off-00, off-01, off-02, off-03 and 21 more): the name host-")

    def test_what_is_not_shown_is_counted(self, tmp_path: Path) -> None:
        states = {f"bad-{n}": failing("http_5xx", f"HTTP 50{n}") for n in range(8)}
        assert (
            "failing: 3 more; `feeds list` shows all"
            in run("--database", fill(tmp_path, states=states), "status").output
        )

    def test_parked_alerts_are_told_with_cause_and_mend(self, tmp_path: Path) -> None:
        why = "Chat not found; make the bot administrator of -1009 with 'Post Messages' on"
        parked = [delivery(n, state=DeliveryState.PARKED, error=why) for n in range(3)]
        database = fill(tmp_path, deliveries=parked)
        for words in (["status"], ["alerts", "list"]):
            assert (
                f"3 alerts parked for syria-desk: {why}; then `alerts resume syria-desk`"
                in run("--database", database, *words).output
            )


class TestHostileText:
    def test_tables_and_causes_command_no_terminal(self, tmp_path: Path) -> None:
        hostile = delivery(of=alert(title=HOSTILE), state=DeliveryState.PARKED, error=HOSTILE)
        database = fill(tmp_path, states={"aa": failing("not_a_feed", HOSTILE)}, deliveries=[hostile])
        for words in (["status"], ["alerts", "list"]):
            shown = run("--database", database, *words).output
            assert "pwned" in shown
            assert not set(shown) & set("\x1b\x07\u202e")


class TestReading:
    @pytest.mark.parametrize("words", [["status"], ["alerts", "list"]])
    def test_reading_writes_nothing(self, tmp_path: Path, words: list[str]) -> None:
        """Neither the file nor anything beside it, so that a read-only copy can be looked at."""
        database = fill(tmp_path, deliveries=[delivery()])
        before = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
        assert run("--database", database, *words).exit_code == 0
        assert before["bot.db"] == database.stat().st_mtime_ns

    def test_a_connection_to_read_cannot_write(self, tmp_path: Path) -> None:
        async def read() -> None:
            store = await SqliteStore(database).open()
            try:
                with pytest.raises(StoreError, match="readonly"):
                    await store._reader.run(lambda db: db.conn.execute("DELETE FROM outbox"))
            finally:
                await store.close()

        database = fill(tmp_path)
        asyncio.run(read())

    def test_doctor_says_that_a_folder_cannot_be_written(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        assert "may not be written" in run("--database", tmp_path / "file" / "bot.db", "doctor").output

    @pytest.mark.parametrize("words", [["status"], ["alerts", "list"]])
    def test_a_name_that_no_disk_takes_is_a_storage_error(self, words: list[str]) -> None:
        assert isinstance(run("--database", "x" * 300, *words).exception, StoreError)

    def test_a_folder_that_no_disk_has_is_a_configuration_error(self) -> None:
        assert isinstance(run("--config", "x" * 300, "rules", "check").exception, ConfigError)

    @pytest.mark.parametrize("limit", ["99999999999999999999", "-5", "0"])
    def test_a_limit_is_a_number_of_lines(self, tmp_path: Path, limit: str) -> None:
        assert run("--database", tmp_path / "bot.db", "alerts", "list", "--limit", limit).exit_code == 2


class TestHelp:
    @pytest.mark.parametrize("words", [["--help", "--all"], ["--all", "--help"]])
    def test_all_commands_are_listed_with_what_is_below_them(self, words: list[str]) -> None:
        shown = run(*words).output
        assert "rules try" in shown
        assert "..." not in shown.partition("Commands:")[2]

    @pytest.mark.parametrize("group", ["rules", "feeds", "alerts", "db"])
    def test_a_group_has_an_example_and_no_sentence_is_cut(self, group: str) -> None:
        shown = run(group, "--help").output
        assert f"Example:  bash bot/run.sh {group} " in shown
        assert "..." not in shown.partition("Commands:")[2]

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (["rulez"], "did you mean 'rules'?"),
            (["feeds", "lst"], "did you mean 'list'?"),
            (["xyzzy"], "there are: demo, run"),
        ],
    )
    def test_a_mistyped_command_is_answered_with_the_nearest(self, words: list[str], said: str) -> None:
        result = run(*words)
        assert (result.exit_code, said in result.output) == (2, True)

    def test_what_the_end_of_a_round_means_is_told(self) -> None:
        shown = run("run", "--help").output
        assert "--once ends with 0 even if feeds could not be read" in shown


class TestDoctor:
    def test_it_tells_the_settings_in_force_and_where_they_come_from(self, tmp_path: Path) -> None:
        shown = run(
            "--config", tmp_path, "--database", tmp_path / "x.db", "doctor",
            LOG_LEVEL="ERROR", BOT_NAMES_FROM_ENV_FILE="LOG_LEVEL",
        ).output  # fmt: skip
        assert f"DATABASE_URL             {tmp_path}/x.db  (--database)" in shown
        assert f"CONFIG_DIR               {tmp_path}  (--config)" in shown
        assert "LOG_LEVEL                ERROR  (.env)" in shown
