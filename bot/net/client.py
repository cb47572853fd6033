"""The client: one session for all, addresses checked on every hop, bodies capped, redirects followed by hand."""

import asyncio
import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Self

import aiohttp
from yarl import URL

from bot.model.polls import Failed, Failure
from bot.net.addresses import Network, is_allowed, is_own, literal, refusal
from bot.net.decoding import ACCEPT_ENCODING, decode
from bot.net.resolving import AddressRefusedError, GuardedResolver
from bot.net.slots import HostSlots
from bot.polling.pacing import SPACING

PRODUCT = "media-alert-bot/1.0"
LARGEST_BODY = 10_000_000
_MOST_HOPS = 10
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_PERMANENT = frozenset((301, 308))
_TOTAL_S = 30.0
_CONNECT_S = 10.0
_PER_HOST = 2
_PATIENCE_S = 40.0
"""How long a request waits while others ask its host; its own time begins after that."""
_LONGEST_URL = 2048
_CHUNK = 64 * 1024
_DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server sent, whatever its status; the body is unpacked."""

    status: int
    headers: Mapping[str, str]
    """Names in lower case; of a repeated one the first."""
    body: bytes
    url: str
    moved_to: str | None = None
    """Where permanent redirects led, if nothing but permanent ones led there."""


class HttpClient:
    """Fetches over HTTP; use it as an async context manager."""

    def __init__(
        self,
        *,
        allowed: Sequence[Network] = (),
        contact: str | None = None,
        patience_s: float | None = None,
        apart_s: float = SPACING.total_seconds(),
    ) -> None:
        """Allow these private networks, where requests need no distance; put `contact` into the User-Agent.

        How long a request waits for its turn at a host, and how far apart they begin, may be others for commands.
        """
        self._allowed = tuple(allowed)
        self._patience_s = patience_s
        self._agent = f"{PRODUCT} (+{contact})" if contact else PRODUCT
        self._session: aiohttp.ClientSession | None = None
        self._slots = HostSlots(_PER_HOST, apart_s=apart_s)

    async def __aenter__(self) -> Self:
        """Open the session."""
        connector = aiohttp.TCPConnector(resolver=GuardedResolver(self._allowed), limit=100)
        self._session = aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            # The whole is timed by `_follow`, redirects included.
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=_CONNECT_S),
            auto_decompress=False,
            trust_env=False,
            headers={"User-Agent": self._agent, "Accept-Encoding": ACCEPT_ENCODING},
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the session and its connections."""
        if self._session is not None:
            await self._session.close()

    async def get(self, url: str, headers: Mapping[str, str], *, meant_for: str | None = None) -> Answer | Failed:
        """Get an address, following redirects; what the other side does wrong is a value.

        Headers are `meant_for` the server of that address, if it is another than the one asked.
        """
        try:
            asked = URL(url)
            is_theirs = meant_for is None or _is_same_server(URL(meant_for), asked)
            return await self._follow(asked, dict(headers) if is_theirs else _harmless(headers))
        except TimeoutError:
            return Failed(kind=Failure.TIMEOUT, reason=f"no whole answer within {_TOTAL_S:.0f} s")
        except ValueError as error:
            return Failed(kind=Failure.REFUSED, reason=f"not an address that can be fetched ({error})")
        except (aiohttp.ClientError, OSError) as error:
            return _failed(error)

    async def _follow(self, url: URL, headers: dict[str, str]) -> Answer | Failed:
        clock = asyncio.get_running_loop().time
        left_s, patience_s = _TOTAL_S, self._patience_s or _PATIENCE_S
        moved_to: str | None = None
        is_permanent = True
        for _ in range(_MOST_HOPS + 1):
            problem = self._problem(url)
            if problem:
                return Failed(kind=Failure.REFUSED, reason=problem)
            began = clock()
            is_apart = not self.is_own(url.host or "")
            async with self._slots.of(f"{url.host}:{url.port}", patience_s, is_apart=is_apart) as is_ours:
                if not is_ours:
                    reason = f"{url.host} was busy with other feeds for {clock() - began:.0f} s; it is asked again"
                    return Failed(kind=Failure.BUSY, reason=reason)
                patience_s -= clock() - began
                began = clock()
                async with asyncio.timeout(left_s):
                    answer = await self._ask(url, headers)
                left_s -= clock() - began
            if isinstance(answer, Failed):
                return answer
            target = answer.headers.get("location") if answer.status in _REDIRECTS else None
            if target is None:
                return replace(answer, moved_to=moved_to) if moved_to else answer
            following = url.join(URL(target))
            if not _is_same_server(url, following):
                # What was meant for one server is not shown to another.
                headers = _harmless(headers)
            is_permanent = is_permanent and answer.status in _PERMANENT
            url = following
            moved_to = str(url) if is_permanent else None
        return Failed(kind=Failure.REDIRECTS, reason=f"more than {_MOST_HOPS} redirects")

    def is_own(self, host: str) -> bool:
        """Say whether a host is on the operator's own networks."""
        return is_own(host, self._allowed)

    def _problem(self, url: URL) -> str | None:
        """Say why an address is not fetched, as far as it can be told before its name is resolved."""
        if url.scheme not in _DEFAULT_PORTS or not url.host:
            return f"{str(url)[:100]} is no http or https address"
        if url.user or url.password:
            return "an address with a password in it is not fetched"
        if len(str(url)) > _LONGEST_URL:
            return f"an address longer than {_LONGEST_URL} letters is not fetched"
        port = url.port or _DEFAULT_PORTS[url.scheme]
        address = literal(url.host)
        # aiohttp does not ask the resolver about literal addresses.
        if address is not None and not is_allowed(address, port, self._allowed):
            return refusal(url.host, port, [address])
        return None

    async def _ask(self, url: URL, headers: Mapping[str, str]) -> Answer | Failed:
        if self._session is None:
            raise RuntimeError("the client is used outside its context")
        async with self._session.get(url, headers=headers, allow_redirects=False) as response:
            found = {name.lower(): _readable(response.headers[name]) for name in response.headers}
            length = response.content_length
            if length is not None and length > LARGEST_BODY:
                return _too_big()
            packed = await _read(response)
            if isinstance(packed, Failed):
                return packed
            body = decode(packed, found.get("content-encoding", ""), LARGEST_BODY) if packed else b""
            if isinstance(body, Failed):
                return body
            return Answer(status=response.status, headers=found, body=body, url=str(url))


def _readable(value: str) -> str:
    """Give a header's value as text that can be kept: bytes that are no UTF-8 become the sign for it."""
    return value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _is_same_server(one: URL, other: URL) -> bool:
    """Say whether two addresses are one server's: of one origin, or the second the same made secure."""
    is_secured = one.host == other.host and one.scheme == "http" and other.scheme == "https"
    return one.origin() == other.origin() or (is_secured and one.is_default_port() and other.is_default_port())


def _harmless(headers: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name.lower() in _HARMLESS}


_HARMLESS = frozenset(("accept", "if-none-match", "if-modified-since"))


async def _read(response: aiohttp.ClientResponse) -> bytes | Failed:
    parts: list[bytes] = []
    size = 0
    async for part in response.content.iter_chunked(_CHUNK):
        size += len(part)
        if size > LARGEST_BODY:
            return _too_big()
        parts.append(part)
    return b"".join(parts)


def _too_big() -> Failed:
    return Failed(kind=Failure.TOO_BIG, reason=f"the body is larger than {LARGEST_BODY // 1_000_000} MB")


def _failed(error: Exception) -> Failed:
    """Give the outcome for what the library raises."""
    cause = getattr(error, "os_error", None) or error.__cause__ or error
    if isinstance(cause, AddressRefusedError):
        return Failed(kind=Failure.REFUSED, reason=str(cause))
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return Failed(kind=Failure.DNS, reason=f"the name {error.host} is not known")
    if isinstance(error, aiohttp.ClientSSLError | ssl.SSLError):
        return Failed(kind=Failure.TLS, reason=f"no trusted TLS connection ({_brief(cause)})")
    if isinstance(error, aiohttp.ClientConnectorError):
        return Failed(kind=Failure.CONNECT, reason=f"no connection to {error.host}:{error.port} ({_brief(cause)})")
    if isinstance(error, aiohttp.ClientPayloadError):
        return Failed(kind=Failure.CUT, reason="the connection broke before the whole answer came")
    if isinstance(error, aiohttp.http.HttpProcessingError | aiohttp.ClientResponseError):
        return Failed(kind=Failure.CUT, reason="what answers there does not speak HTTP as it should")
    return Failed(kind=Failure.CUT, reason=f"the connection broke ({_brief(error)})")


def _brief(error: BaseException) -> str:
    strerror = getattr(error, "strerror", None)
    return str(strerror or error or type(error).__name__)[:120]
