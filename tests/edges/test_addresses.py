"""Which addresses may be connected to. Nothing is connected to here: hosts and addresses are judged as they stand."""

from ipaddress import ip_address, ip_network

import pytest

from bot.model.feeds import Validators
from bot.model.polls import Failed, Failure
from bot.net.addresses import is_allowed, refusal
from bot.net.client import HttpClient
from bot.sources.feeds import HttpFetcher
from tests.fakes import FakeClock, feed

LOOPBACK = (ip_network("127.0.0.0/8"),)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"])
def test_public_addresses_are_allowed_on_web_ports_only(address: str) -> None:
    assert all(is_allowed(ip_address(address), port, ()) for port in (80, 443, 8080, 8443))
    assert not any(is_allowed(ip_address(address), port, ()) for port in (22, 25, 6379, 11211))


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "0.0.0.0",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fd00:ec2::254",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:93.184.216.34",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:0:53aa:64c::1",
        "::7f00:1",
    ],
)
def test_addresses_that_lead_inside_are_refused(address: str) -> None:
    assert not is_allowed(ip_address(address), 80, ())


def test_an_allowed_network_is_allowed_on_any_port() -> None:
    assert is_allowed(ip_address("127.0.0.1"), 8800, LOOPBACK)
    assert is_allowed(ip_address("::ffff:127.0.0.1"), 8800, LOOPBACK)
    assert not is_allowed(ip_address("10.0.0.1"), 80, LOOPBACK)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/feed",
        "http://127.0.0.1:8800/feed",
        "http://[::1]/feed",
        "http://[::ffff:127.0.0.1]/feed",
        "http://169.254.169.254/latest/meta-data",
        "http://0/feed",
        "http://2130706433/feed",
        "http://0x7f.1/feed",
        "http://127.1/feed",
        "http://localhost/feed",
        "http://user:secret@93.184.216.34/feed",
        "http://93.184.216.34:22/feed",
        "ftp://93.184.216.34/feed",
        "file:///etc/passwd",
        "http://",
        f"http://93.184.216.34/{'x' * 3000}",
    ],
)
async def test_hostile_addresses_are_refused_before_a_connection(url: str) -> None:
    """The sentence names the reason; none of these addresses is reached, for all are refused or loopback."""
    async with HttpClient() as client:
        result = await HttpFetcher(client, FakeClock()).fetch(feed(url=url), Validators())
    assert isinstance(result, Failed)
    assert result.kind is Failure.REFUSED
    assert result.reason


@pytest.mark.parametrize(
    ("host", "port", "addresses", "said"),
    [
        ("127.0.0.1", 9, ["127.0.0.1"], "FETCH_ALLOW_NETS"),
        ("intranet", 80, ["10.0.0.1", "fd00::1"], "FETCH_ALLOW_NETS"),
        ("mixed", 25, ["10.0.0.1", "93.184.216.34"], "80, 443, 8080, 8443"),
        ("world", 25, ["93.184.216.34"], "80, 443, 8080, 8443"),
    ],
)
def test_a_refusal_names_what_would_have_to_change(host: str, port: int, addresses: list[str], said: str) -> None:
    assert said in refusal(host, port, list(map(ip_address, addresses)))
