"""Which addresses may be connected to: public ones, and private networks that the operator allows.

The check is made on the resolved address the socket then connects to, so a name that resolves to another address the
second time (rebinding) gains nothing. What `is_global` lets through but reaches inside anyway is listed apart.
"""

from collections.abc import Sequence
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import urlsplit

Network = IPv4Network | IPv6Network
Address = IPv4Address | IPv6Address

PUBLIC_PORTS = frozenset((80, 443, 8080, 8443))

_TUNNELS = (
    ip_network("64:ff9b::/96"),  # NAT64: any IPv4 address inside
    ip_network("64:ff9b:1::/48"),
    ip_network("2002::/16"),  # 6to4
    ip_network("2001::/32"),  # Teredo
    ip_network("::/96"),  # IPv4-compatible
)


def is_allowed(address: Address, port: int, allowed: Sequence[Network]) -> bool:
    """Say whether a connection may be made: a public address on a web port, or an allowed network on any port."""
    if _is_within(address, allowed):
        return True
    return port in PUBLIC_PORTS and _is_public(address)


def _is_within(address: Address, networks: Sequence[Network]) -> bool:
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    real = mapped or address
    return any(real.version == network.version and real in network for network in networks)


def _is_public(address: Address) -> bool:
    """Say whether an address leads out into the world and nowhere else."""
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        return False
    if not address.is_global or address.is_multicast or address.is_reserved or address.is_unspecified:
        return False
    return not any(address.version == tunnel.version and address in tunnel for tunnel in _TUNNELS)


@lru_cache(maxsize=4096)
def literal(host: str) -> Address | None:
    """Give the address a host literally is, or `None` for a name."""
    try:
        return ip_address(host.strip("[]").split("%")[0])
    except ValueError:
        return None


def host_of(url: str) -> str:
    """Give the host and port of an address, by which requests keep their distance; empty for what has none."""
    try:
        parts = urlsplit(url)
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme)
    except ValueError:
        return ""
    return f"{parts.hostname}:{port}" if parts.hostname and port else ""


def is_own(host: str, allowed: Sequence[Network]) -> bool:
    """Say whether a host, without its port, is one of the operator's own networks: as allowed, or so named."""
    address = literal(host)
    if address is not None:
        return _is_within(address, allowed)
    return bool(allowed) and ("." not in host.rstrip(".") or host.rstrip(".").endswith(_OWN_NAMES))


_OWN_NAMES = (".localhost", ".local", ".internal", ".lan", ".home.arpa")
"""Names that the world's directory does not know."""


def refusal(host: str, port: int, addresses: Sequence[Address]) -> str:
    """Give the sentence for a host none of whose addresses may be connected to."""
    if not any(map(_is_public, addresses)):
        return f"{host} is a private address and is not fetched; FETCH_ALLOW_NETS can allow its network"
    listed = ", ".join(map(str, sorted(PUBLIC_PORTS)))
    return f"{host}:{port} is not fetched: the port is none of {listed}"
