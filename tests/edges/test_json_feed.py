"""JSON Feed through the child: the same entries, caps and sentences as of XML."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.model.articles import Text
from bot.model.polls import Failed, Failure, Parsed
from bot.polling.splicing import splice
from bot.sources.json_feed import read_json_feed
from bot.sources.parsing import FeedParser

VERSION = "https://jsonfeed.org/version/1.1"
CAPS = {"title": 4_096, "summary": 65_536, "content": 262_144, "guid": 2_048, "link": 2_048}


def document(*items: Any, **keys: Any) -> bytes:
    """Give a document with these items."""
    return json.dumps({"version": VERSION, "title": "Feed", "items": items, **keys}).encode()


def read(*items: Any, **keys: Any) -> list[dict[str, Any]]:
    """Read items in this process."""
    result = read_json_feed(document(*items, **keys), most=2000, longest=CAPS)
    assert isinstance(result, dict)
    entries: list[dict[str, Any]] = result["entries"]
    return entries


def test_the_picture_and_the_links_of_an_item_are_read() -> None:
    html = '<img alt="" src="https://a.example/2.jpg"><a href="https://b.example/x?a=1&amp;b=2">b</a><a href="/c">c</a>'
    [named, shown, neither] = read(
        {"title": "a", "image": "https://a.example/1.jpg", "content_html": html},
        {"title": "b", "image": "javascript:1", "content_html": html},
        {"title": "c", "content_text": html},
    )
    assert [one["image"] for one in (named, shown, neither)] == [
        "https://a.example/1.jpg",
        "https://a.example/2.jpg",
        "",
    ]
    assert [one["links"] for one in (named, shown, neither)] == [["https://b.example/x?a=1&b=2"]] * 2 + [[]]


async def test_a_json_feed_is_read_like_any_other() -> None:
    item = {
        "id": "1",
        "url": "https://a.example/1",
        "title": "Ateşkes <uzatıldı>",
        "content_html": "<p>İdlib'de &amp; çevresinde</p><p>İkinci</p>",
        "date_published": "2026-11-23T15:04:05+03:00",
    }
    async with FeedParser() as parser:
        result = await parser.parse(document(item, language="tr"), url="https://a.example", content_type="")
    assert isinstance(result, Parsed)
    [entry] = result.entries
    assert entry.text == Text(
        title="Ateşkes <uzatıldı>", lead="İdlib'de & çevresinde", body="İdlib'de & çevresinde\nİkinci"
    )
    assert (entry.guid, entry.link, result.language) == ("1", "https://a.example/1", "tr")
    assert entry.published_at == datetime(2026, 11, 23, 12, 4, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b'{"version": "https://jsonfeed.org/version/1", "items": [', "broken JSON"),
        (b'{"a": ' + b"[" * 100_000, "broken JSON"),
        (b'{"error": "not found"}', "no JSON Feed"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": {}}', "no JSON Feed"),
    ],
    ids=["cut", "deep", "other JSON", "items are no list"],
)
def test_json_that_is_no_feed_is_said(body: bytes, said: str) -> None:
    result = read_json_feed(body, most=2000, longest=CAPS)
    assert isinstance(result, Failed)
    assert (result.kind, said in result.reason) == (Failure.NOT_A_FEED, True)


def test_what_has_the_wrong_type_is_left_out_and_the_rest_is_read() -> None:
    odd = {"id": 17, "url": ["x"], "title": {"a": 1}, "content_text": "a < b\nc", "date_published": "soon"}
    [entry] = read(odd, "no item", None)
    assert (entry["guid"], entry["link"], entry["published"]) == ("17", "", None)
    assert (entry["title"], entry["body"]) == ("a < b", "a < b\nc")


def test_caps_hold() -> None:
    [entry] = read(
        {
            "id": "x" * 9999,
            "title": "t" * 9999,
            "content_text": "b" * 999_999,
            "date_published": "9999-12-31T23:59:59-14:00",
        }
    )
    assert (len(entry["guid"]), len(entry["title"]), len(entry["body"])) == (2_048, 1_000, 64_000)
    assert len(read(*({"id": str(number), "title": "x"} for number in range(2_100)))) == 2_000


def test_half_characters_are_no_text() -> None:
    [entry] = read({"id": "1", "title": "a\ud83dz\x00"})
    assert entry["title"] == "a?z"


def test_markup_inside_json_is_nothing_to_cut_at() -> None:
    body = document({"id": "1", "content_html": "<rss><item>x</item><entry>"})
    assert splice(body, frozenset()).body == body
