"""Names to the addresses that may be connected to; apart from them, so that only what fetches loads the client."""

import socket
from collections.abc import Sequence
from ipaddress import ip_address

from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver

from bot.net.addresses import Network, is_allowed, refusal


class AddressRefusedError(OSError):
    """The host has no address that may be connected to."""


class GuardedResolver(AbstractResolver):
    """Resolves names and hands on only the addresses that may be connected to."""

    def __init__(self, allowed: Sequence[Network]) -> None:
        """Allow these networks besides the public addresses."""
        self._allowed = allowed
        self._system = ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Give the addresses of a host; raises AddressRefusedError when there are some but none is allowed."""
        found = await self._system.resolve(host, port, family)
        addresses = [ip_address(one["host"].split("%")[0]) for one in found]
        kept = [one for one, of in zip(found, addresses, strict=True) if is_allowed(of, port, self._allowed)]
        if found and not kept:
            raise AddressRefusedError(refusal(host, port, addresses))
        return kept

    async def close(self) -> None:
        """Let go of the system's resolver."""
        await self._system.close()
