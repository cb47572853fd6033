"""Logs: one event a piece of work, on stderr, without secrets."""

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

from bot.alerts.layout import clean_line
from bot.model.polls import PollReport
from bot.settings.environment import LogFormat

log = structlog.get_logger("bot")

_TOKEN = re.compile(r"(?<!\d)(\d{6,}:)[\w-]{30,}")
_NOISY = {
    "httpx": logging.WARNING,
    "httpcore": logging.WARNING,
    "aiohttp.access": logging.WARNING,
    "asyncio": logging.WARNING,
    # What goes wrong with Telegram is an outcome that we tell ourselves, in one line.
    "telegram": logging.CRITICAL,
    # A tick that still runs when the next is due is as it should be; what breaks in one, the daemon says.
    "apscheduler": logging.CRITICAL,
}
_DECIMALS = 3
_formats: list[LogFormat] = []
"""How this process logs, once that is chosen."""


def without_secrets(text: str) -> str:
    """Give a text with every bot token made unreadable."""
    return _TOKEN.sub(r"\1***", text)


def configure_logs(*, level: str, form: LogFormat | None) -> None:
    """Set up this process's logs; text on a terminal, else JSON, unless `form` says so."""
    chosen = form or (LogFormat.TEXT if sys.stderr.isatty() else LogFormat.JSON)
    _formats[:] = [chosen]
    shared: list[Any] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(
            fmt="%H:%M:%S" if chosen is LogFormat.TEXT else "iso", utc=chosen is not LogFormat.TEXT
        ),
        structlog.processors.format_exc_info,
        _rounded,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level]),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Redacting(foreign_pre_chain=shared, processors=[_only_event, _renderer(chosen)]))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name, least in _NOISY.items():
        # httpx logs every address it asks for, and Telegram's hold the token.
        logging.getLogger(name).setLevel(least)


def is_for_people() -> bool:
    """Say whether stderr holds lines for people, and not records for machines."""
    return _formats == [LogFormat.TEXT]


def _renderer(form: LogFormat) -> Any:
    match form:
        case LogFormat.JSON:
            return structlog.processors.JSONRenderer(ensure_ascii=False)
        case LogFormat.LOGFMT:
            return structlog.processors.LogfmtRenderer(key_order=["timestamp", "level", "event"], bool_as_flag=False)
        case LogFormat.TEXT:
            return _text


def _rounded(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    return {key: round(value, _DECIMALS) if isinstance(value, float) else value for key, value in event.items()}


def _only_event(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    return {key: value for key, value in event.items() if not key.startswith("_")}


def _text(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> str:
    """Give a line for people: time, what happened, the facts that say something."""
    facts = " ".join(
        f"{key}={clean_line(str(value))}"
        for key, value in event.items()
        if key not in {"timestamp", "level", "event", "exception"} and value not in {"", None, 0}
    )
    level = "" if event.get("level") in {"info", "debug"} else f"{event.get('level')}: "
    trace = f"\n{event['exception']}" if event.get("exception") else ""
    return f"{event.get('timestamp')} {level}{event.get('event')}  {facts}".rstrip() + trace


class _Redacting(structlog.stdlib.ProcessorFormatter):
    """The last hand on every line, ours or a library's."""

    def format(self, record: logging.LogRecord) -> str:
        """Give the line without secrets."""
        return without_secrets(super().format(record))


_QUIET = frozenset(("not_modified", "same_body", "nothing_new"))
_GOOD = frozenset(("fetched", *_QUIET))


def log_poll(report: PollReport, before: str | None) -> None:
    """Log a poll in one line; what did not change is for the debug level."""
    facts = {
        "feed": report.feed,
        "outcome": report.outcome,
        "new": report.new,
        "alerts": report.alerts,
        "seconds": report.seconds,
    }
    for overrun in report.overruns:
        log.warning("rule given up", rule=overrun.rule, feed=report.feed, why=overrun.reason)
    if report.trouble is not None:
        log.warning("feed trouble", feed=report.feed, kind=report.trouble.kind.value, why=report.trouble.why)
    if report.is_recovered:
        log.info("feed recovered", feed=report.feed)
    if report.moved_to:
        log.warning("feed moved", feed=report.feed, to=report.moved_to, next="write the new address into feeds.yaml")
    if report.false_304:
        log.warning(
            "false 304", feed=report.feed, why="it said 304 and had changed; for a week it is asked for the whole"
        )
    if report.outcome not in _GOOD:
        level = log.debug if before == report.outcome else log.warning
        level("polled", **facts, why=report.reason)
    elif report.outcome in _QUIET and before is not None:
        log.debug("polled", **facts)
    else:
        log.info("polled", **facts)
