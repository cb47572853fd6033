"""Unpacking what servers pack, within a limit."""

import gzip
import resource

import cramjam
import pytest

from bot.model.polls import Failed, Failure
from bot.net.decoding import decode
from tests.servers.documents import Item, rss

BODY = rss([Item(guid="1", link="https://a.example/1", title="One")])
MUCH = bytes(11_000_000)


def packed(name: str, body: bytes) -> bytes:
    """Pack a body."""
    if name == "gzip":
        return gzip.compress(body)
    return bytes(cramjam.brotli.compress(body, 2) if name == "br" else cramjam.zstd.compress(body))


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (gzip.compress(b"x") + gzip.compress(b"y" * 1000)[:-12], Failure.CUT),
        (gzip.compress(b"x") * 100_000, Failure.ENCODING),
        (gzip.compress(b" " * 900_000) * 12, Failure.TOO_BIG),
    ],
    ids=["cut", "too many", "too big"],
)
def test_members_are_held_to_the_same_limits(body: bytes, kind: Failure) -> None:
    result = decode(body, "gzip", 10_000_000)
    assert isinstance(result, Failed)
    assert result.kind is kind


@pytest.mark.parametrize("name", ["br", "zstd", "gzip", "br, gzip", "zstd, br"])
@pytest.mark.parametrize("body", [BODY, BODY + b" " * 100_000])
def test_every_packing_that_is_asked_for_is_undone(name: str, body: bytes) -> None:
    made = body
    for one in name.split(", "):
        made = packed(one, made)
    assert decode(made, name, 10_000_000) == body


def test_a_bomb_costs_no_more_memory_than_the_limit() -> None:
    bomb = packed("zstd", bytes(10_000_000)) * 80
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert isinstance(decode(bomb, "zstd", 10_000_000), Failed)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000


@pytest.mark.parametrize("name", ["br", "zstd"])
def test_a_packed_body_that_breaks_off_has_a_name(name: str) -> None:
    result = decode(packed(name, BODY)[:-3], name, 10_000_000)
    assert isinstance(result, Failed)
    assert result.kind is Failure.ENCODING
