"""Feeds over HTTP: conditional requests, and what each answer means for a poll."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Protocol

from bot.model.feeds import Feed, Validators
from bot.model.polls import Failed, Failure, Fetched, FetchResult, NotModified, Throttled
from bot.net.addresses import host_of
from bot.net.client import Answer, HttpClient

_ACCEPT = (
    "application/rss+xml, application/atom+xml, application/rdf+xml, application/feed+json, "
    "application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1"
)
_ADVICE = {
    401: "the server wants credentials; `headers:` of the feed can carry them",
    403: "the server refuses us; its owner may want to be asked",
    204: "the server says that there is nothing to show",
    206: "the server sends a part of the feed, which was not asked for",
    404: "nothing is at this address; look for the feed on its site (`feeds discover`)",
    410: "its publisher says that it is gone for good; it is asked once a week; look for another, or remove it",
}


_CHALLENGED = (
    "a guard (Cloudflare) wants a browser's proof before it lets anybody through; ask the site's owner to let feed "
    "readers pass, or look for another address"
)
_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?([0-9]{1,9})", re.ASCII)
_CONDITIONS = frozenset(("if-none-match", "if-modified-since"))
_MANGLED = "\ufffd"
_LONGEST_VALIDATOR = 1_000


class Now(Protocol):
    """Tells the time; the narrow part of `ports.Clock`."""

    def now(self) -> datetime:
        """Give this moment."""
        ...


class HttpFetcher:
    """Fetches feeds with the guarded client."""

    def __init__(self, client: HttpClient, clock: Now) -> None:
        """Use an open client; the clock stands in for servers that send no Date."""
        self._client = client
        self._clock = clock

    async def fetch(self, feed: Feed, validators: Validators, address: str | None = None) -> FetchResult:
        """See `ports.Fetcher`."""
        headers = {"Accept": _ACCEPT, **dict(feed.headers)}
        if validators.etag:
            headers["If-None-Match"] = validators.etag
        if validators.last_modified:
            headers["If-Modified-Since"] = validators.last_modified
        answer = await self._client.get(address or feed.url, headers, meant_for=feed.url)
        if isinstance(answer, Failed):
            return answer
        is_conditional = any(name.lower() in _CONDITIONS for name in headers)
        return self._result(answer, is_conditional=is_conditional)

    def _result(self, answer: Answer, *, is_conditional: bool) -> FetchResult:
        status = answer.status
        if status == 304 and not is_conditional:
            reason = "HTTP 304 to a first question: the server says that nothing changed and shows nothing"
            return Failed(kind=Failure.EMPTY, reason=reason)
        if status == 304:
            return NotModified(
                validators=_validators(answer), fresh_for=self._fresh_for(answer), moved_to=answer.moved_to
            )
        if status == 200:
            if not answer.body.strip():
                return Failed(kind=Failure.EMPTY, reason="an empty answer")
            return Fetched(
                body=answer.body,
                content_type=answer.headers.get("content-type", ""),
                url=answer.url,
                validators=_validators(answer),
                fresh_for=self._fresh_for(answer),
                moved_to=answer.moved_to,
            )
        if status == 429 or (status == 503 and "retry-after" in answer.headers):
            host = host_of(answer.url)
            is_own = self._client.is_own(host.rpartition(":")[0])
            return Throttled(after=self._retry_after(answer), status=status, host="" if is_own else host)
        if "challenge" in answer.headers.get("cf-mitigated", ""):
            return Failed(kind=Failure.CHALLENGE, reason=f"HTTP {status}: {_CHALLENGED}")
        if 300 <= status < 400:
            return Failed(kind=Failure.REDIRECTS, reason=f"HTTP {status}: a redirect that leads nowhere")
        advice = _ADVICE.get(status, "the server is in trouble; it is asked again later" if status >= 500 else "")
        reason = f"HTTP {status}" + (f": {advice}" if advice else "")
        kind = Failure.HTTP_5XX if status >= 500 else Failure.GONE if status == 410 else Failure.HTTP_4XX
        return Failed(kind=kind, reason=reason)

    def _fresh_for(self, answer: Answer) -> timedelta | None:
        """Give how long the server says its answer stays good; what it forbids to keep stays good for no time."""
        control = answer.headers.get("cache-control", "").lower()
        if "no-cache" in control or "no-store" in control:
            return None
        age = _MAX_AGE.search(control)
        if age is not None:
            return timedelta(seconds=min(int(age[1]), 10**7))
        until = _moment(answer.headers.get("expires", ""))
        sent = _moment(answer.headers.get("date", "")) or self._clock.now()
        return until - sent if until is not None and until > sent else None

    def _retry_after(self, answer: Answer) -> timedelta | None:
        value = answer.headers.get("retry-after", "").strip()
        if value.isdecimal() and value.isascii():
            return timedelta(seconds=min(int(value), 10**7))
        until = _moment(value)
        if until is None:
            return None
        # Servers' clocks differ from ours; the difference of their own two moments does not.
        sent = _moment(answer.headers.get("date", "")) or self._clock.now()
        return max(until - sent, timedelta(0))


def _validators(answer: Answer) -> Validators:
    headers = answer.headers
    return Validators(etag=_whole(headers.get("etag")), last_modified=_whole(headers.get("last-modified")))


def _whole(value: str | None) -> str | None:
    """Give a validator that can go back as it came; a mangled one would never fit."""
    return None if value is None or _MANGLED in value or len(value) > _LONGEST_VALIDATOR else value


def _moment(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
