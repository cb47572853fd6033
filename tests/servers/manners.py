"""A publisher that scores its readers by rachelbythebay's criteria (rachelbythebay.com/w/feed), on a virtual clock.

It hands out validators and wants the very ones back, says how long an answer stays good, throttles, fails, moves, goes
away, and notes whatever a polite reader would not have done.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from aiohttp import web

from tests.servers.documents import Item, rss
from tests.servers.loopback import Loopback

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
_LEAST = timedelta(minutes=5)
_DAILY = timedelta(hours=24)
_SKEW = timedelta(days=400)
"""How wrong the clock of the server goes where its clock is wrong."""
_CONDITIONS = {"If-None-Match": "ETag", "If-Modified-Since": "Last-Modified"}


@dataclass(frozen=True, kw_only=True)
class Habit:
    """How one address behaves; `renews` is how often it has something new."""

    renews: timedelta = 3 * HOUR
    validators: Callable[[int, int], Mapping[str, str]] = lambda version, asked: {"ETag": f'"v{version}"'}
    """Given the version and how many answers there were before."""
    headers: Mapping[str, str] = field(default_factory=dict)
    ttl: timedelta = timedelta()
    asks: timedelta = timedelta()
    """How long it asks to be left alone between requests."""
    trouble: Callable[[timedelta, int, datetime], web.Response | None] = lambda age, asked, now: None
    leads: str = ""
    """Where it leads: it is asked with the validators of there."""
    lies: bool = False
    """It says 304 to whoever names a validator."""


def _dated(version: int, _asked: int) -> Mapping[str, str]:
    return {"ETag": f'W/"{version}"', "Last-Modified": f"Mon, 23 Nov 2026 {version % 24:02}:00:00 +0000"}


def _odd(version: int, _asked: int) -> Mapping[str, str]:
    return {"ETag": f"no quotes; {version}", "Last-Modified": f"day {version}, more or less"}


def _renewing(version: int, asked: int) -> Mapping[str, str]:
    return {"ETag": f'"v{version}-{asked}"'}


def _throttling(age: timedelta, asked: int, now: datetime) -> web.Response | None:
    if asked % 5 != 4:
        return None
    if age < DAY:
        return web.Response(status=429, headers={"Retry-After": "10800"})
    until, its_now = (format_datetime(moment - _SKEW, usegmt=True) for moment in (now + 3 * HOUR, now))
    return web.Response(status=503, headers={"Retry-After": until, "Date": its_now})


def _failing(age: timedelta, _asked: int, _now: datetime) -> web.Response | None:
    return web.Response(status=500) if age % DAY < 6 * HOUR else None


def _gone(age: timedelta, _asked: int, _now: datetime) -> web.Response | None:
    return web.Response(status=410) if age > 6 * HOUR else None


def _moved(_age: timedelta, _asked: int, _now: datetime) -> web.Response:
    return web.Response(status=301, headers={"Location": "/new"})


HABITS = {
    "/plain": Habit(),
    "/still": Habit(renews=999 * DAY, validators=_dated),
    "/dated": Habit(validators=_dated),
    "/odd": Habit(validators=_odd),
    "/renewing": Habit(renews=6 * HOUR, validators=_renewing),
    "/bare": Habit(validators=lambda version, asked: {}),
    "/cached": Habit(headers={"Cache-Control": "public, max-age=7200"}, asks=2 * HOUR),
    "/ttl": Habit(ttl=3 * HOUR, asks=3 * HOUR),
    "/cookies": Habit(headers={"Set-Cookie": "track=1; Path=/"}),
    "/throttling": Habit(trouble=_throttling),
    "/failing": Habit(trouble=_failing),
    "/gone": Habit(trouble=_gone),
    "/moved": Habit(trouble=_moved, leads="/new"),
    "/new": Habit(),
    "/liar": Habit(renews=HOUR, lies=True),
}
"""Every address; `/new` is where `/moved` leads."""


@dataclass
class _Record:
    """What is known of one reader at one address."""

    asked: int = 0
    last_at: datetime | None = None
    not_before: datetime | None = None
    whole_at: datetime | None = None
    given: dict[str, str] = field(default_factory=dict)
    version: int | None = None
    """The one last given whole."""
    is_gone: bool = False
    caught_until: datetime | None = None


class MannersServer(Loopback):
    """Behaves as `HABITS` say and notes `violations`; whole questions once a day are counted apart."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        """Live on this clock."""
        super().__init__()
        self.violations: list[str] = []
        self.requests = 0
        self.daily = 0
        """Unconditional questions a day after the whole was last given."""
        self.distrusting = 0
        """Unconditional questions in the week after the address was caught lying."""
        self._now = now
        self._began_at = now()
        self._records = {path: _Record() for path in HABITS}
        self._agents: set[str] = set()

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        """Judge the request, then answer it."""
        self.requests += 1
        now, habit, record = self._now(), HABITS[request.path], self._records[request.path]
        for wrong in (*self._of_headers(request), *self._of_time(habit, record, now)):
            self.violations.append(f"{now:%d %H:%M} {request.path}: {wrong}")
        wrong = self._of_conditions(request, habit, record, now)
        if wrong:
            self.violations.append(f"{now:%d %H:%M} {request.path}: {wrong}")
        response = self._response(request, habit, record, now)
        record.asked += 1
        record.last_at = now
        return response

    def _of_headers(self, request: web.BaseRequest) -> list[str]:
        headers = request.headers
        self._agents.add(headers.get("User-Agent", ""))
        checks = {
            "not a GET": request.method != "GET",
            "a query of its own": bool(request.query_string),
            "a cookie": "Cookie" in headers,
            "a referer": "Referer" in headers,
            "no name or no contact": not re.match(
                r"media-alert-bot/[\d.]+ \(.*https://", headers.get("User-Agent", "")
            ),
            "a changing name": len(self._agents) > 1,
            "takes nothing compressed": "gzip" not in headers.get("Accept-Encoding", ""),
            "does not say what it takes": "rss" not in headers.get("Accept", ""),
            "wants no cache": bool({"Cache-Control", "Pragma"} & headers.keys()),
        }
        return [name for name, is_so in checks.items() if is_so]

    def _of_time(self, habit: Habit, record: _Record, now: datetime) -> list[str]:
        if record.last_at is None:
            return []
        since = now - record.last_at
        checks = {
            f"after {since}": since < max(_LEAST, habit.asks),
            "before Retry-After": record.not_before is not None and now < record.not_before,
            "gone, and asked again within a week": record.is_gone and since < 7 * DAY,
        }
        return [name for name, is_so in checks.items() if is_so]

    def _of_conditions(self, request: web.BaseRequest, habit: Habit, record: _Record, now: datetime) -> str:
        sent = {name: request.headers[header] for header, name in _CONDITIONS.items() if header in request.headers}
        if sent == (self._records[habit.leads] if habit.leads else record).given or (habit.leads and not sent):
            return ""
        if sent or record.whole_at is None:
            return f"validators {sent} instead of {record.given}"
        if now - record.whole_at >= _DAILY:
            self.daily += 1
            if habit.lies:
                record.caught_until = now + 7 * DAY
            return ""
        if record.caught_until is not None and now < record.caught_until:
            self.distrusting += 1
            return ""
        return f"the whole again after {now - record.whole_at}"

    def _response(self, request: web.BaseRequest, habit: Habit, record: _Record, now: datetime) -> web.Response:
        trouble = habit.trouble(now - self._began_at, record.asked, now)
        if trouble is not None:
            record.is_gone = trouble.status == 410
            record.not_before = now + 3 * HOUR if "Retry-After" in trouble.headers else None
            return trouble
        record.not_before = None
        version = int((now - self._began_at) / habit.renews)
        validators = dict(habit.validators(version, record.asked))
        headers = {**habit.headers, **validators, "Date": format_datetime(now.astimezone(UTC), usegmt=True)}
        record.given = validators
        if any(name in request.headers for name in _CONDITIONS) and (habit.lies or record.version == version):
            return web.Response(status=304, headers=headers)
        record.whole_at, record.version = now, version
        return web.Response(body=_document(habit, version, self._began_at), headers=headers)


def _document(habit: Habit, version: int, began_at: datetime) -> bytes:
    newest = range(max(version - 20, 0), version + 1)
    items = [
        Item(
            guid=str(number),
            link=f"http://publisher.example/{number}",
            title=f"Story {number}",
            published=began_at + number * habit.renews,
        )
        for number in reversed(newest)
    ]
    body = rss(items)
    ttl = f"<ttl>{int(habit.ttl.total_seconds() // 60)}</ttl>".encode() if habit.ttl else b""
    return body.replace(b"<description>", ttl + b"<description>", 1)
