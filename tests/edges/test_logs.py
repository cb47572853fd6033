"""Logs: one event a line, and no secret in any of them."""

import json
import logging
import sys

import pytest

from bot.logs import configure_logs, log, log_poll, without_secrets
from bot.model.feeds import FeedId
from bot.model.polls import PollReport
from bot.settings.environment import LogFormat

TOKEN = "123456789:AAFabcdefghijklmnopqrstuvwxyz_-12345"


@pytest.fixture(autouse=True)
def _restore() -> object:
    """Leave the root logger as it was."""
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    yield
    root.handlers[:] = before
    root.setLevel(level)


@pytest.mark.parametrize("form", list(LogFormat))
def test_a_token_is_in_no_line_of_ours_of_a_library_or_of_a_trace(
    form: LogFormat, capsys: pytest.CaptureFixture[str]
) -> None:
    configure_logs(level="DEBUG", form=form)
    log.info("sent", url=f"https://api.telegram.org/bot{TOKEN}/sendMessage")
    logging.getLogger("library").warning("POST https://api.telegram.org/bot%s/getMe", TOKEN)
    try:
        raise ValueError(TOKEN)
    except ValueError:
        logging.getLogger("library").exception("broke")
        log.error("broke", exc_info=sys.exc_info())
    said = capsys.readouterr().err
    assert said.count("\n") >= 4
    assert "AAFabc" not in said
    assert "123456789:***" in said


def test_json_lines_can_be_counted(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs(level="INFO", form=LogFormat.JSON)
    log_poll(PollReport(feed=FeedId("aa"), outcome="fetched", new=3, alerts=1, seconds=0.41234), None)
    [line] = capsys.readouterr().err.splitlines()
    facts = json.loads(line)
    assert (facts["event"], facts["feed"], facts["new"], facts["alerts"], facts["seconds"]) == (
        "polled",
        "aa",
        3,
        1,
        0.412,
    )


def test_httpx_tells_no_addresses(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs(level="DEBUG", form=LogFormat.TEXT)
    logging.getLogger("httpx").info("HTTP Request: POST https://api.telegram.org/bot1:x/getMe")
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("library", "level"), [("telegram.request", logging.ERROR), ("apscheduler.executors", logging.ERROR)]
)
def test_what_we_tell_ourselves_no_library_tells_again(
    library: str, level: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """Broken JSON from Telegram is an outcome, a tick that is still at work is no trouble."""
    configure_logs(level="DEBUG", form=LogFormat.TEXT)
    logging.getLogger(library).log(level, "said at length")
    assert capsys.readouterr().err == ""


def test_a_line_for_people_commands_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs(level="INFO", form=LogFormat.TEXT)
    log.info("polled", why="moved to https://a.example/\x1b]0;pwned\x07\nx")
    said = capsys.readouterr().err
    assert "\x1b" not in said
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    ("outcome", "before", "is_told"),
    [
        ("fetched", "fetched", True),
        ("not_modified", "fetched", False),
        ("same_body", None, True),
        ("dns", "fetched", True),
        ("dns", "dns", False),
    ],
)
def test_what_changes_nothing_is_for_the_debug_level(
    outcome: str, before: str | None, is_told: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    configure_logs(level="INFO", form=LogFormat.TEXT)
    log_poll(PollReport(feed=FeedId("aa"), outcome=outcome), before)
    assert bool(capsys.readouterr().err) is is_told


def test_ordinary_text_is_left_alone() -> None:
    assert without_secrets("12:30 -1001234567890 a:b") == "12:30 -1001234567890 a:b"
