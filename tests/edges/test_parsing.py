"""Parsing in the child: good feeds, broken feeds, and feeds made to kill."""

import asyncio
import os
import signal
import struct
import sys
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from subprocess import PIPE

import pytest
import pytest_asyncio

from bot.model.polls import Failed, Failure, Parsed, ParseResult
from bot.sources.parsing import FeedParser
from tests.servers.documents import Item, atom, rss

ROOT = Path(__file__).resolve().parents[2]
PUBLISHED = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
ITEM = Item(guid="1", link="https://a.example/1", title="Title & <b>", description="<p>Lead</p>", published=PUBLISHED)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def parser() -> AsyncIterator[FeedParser]:
    """Give a running parser."""
    async with FeedParser() as running:
        yield running


pytestmark = pytest.mark.asyncio(loop_scope="module")


async def parse(parser: FeedParser, body: bytes, content_type: str = "") -> ParseResult:
    """Parse a body."""
    return await parser.parse(body, url="https://a.example/rss", content_type=content_type)


@pytest.mark.parametrize("make", [rss, atom])
async def test_an_item_comes_with_all_its_parts(parser: FeedParser, make: object) -> None:
    result = await parse(parser, make([ITEM], language="nl"))  # type: ignore[operator]
    assert isinstance(result, Parsed)
    [entry] = result.entries
    assert (entry.guid, entry.link, entry.published_at) == ("1", "https://a.example/1", PUBLISHED)
    text = entry.text
    assert text.lead == "Lead"


@pytest.mark.parametrize(
    ("markup", "image"),
    [
        (
            '<media:content url="https://i.example/v.mp4" type="video/mp4"/><media:thumbnail url="https://i.example/t.jpg"/>',
            "t",
        ),
        ('<media:content url="https://i.example/c.jpg" medium="image"/>', "c"),
        ('<enclosure url="https://i.example/e.jpg" type="image/jpeg" length="9"/>', "e"),
        ('<description>&lt;img width="1" src="https://i.example/s.jpg"&gt;</description>', "s"),
        ('<enclosure url="https://i.example/e.mp3" type="audio/mpeg" length="9"/>', ""),
    ],
)
async def test_the_picture_of_an_item_is_read(parser: FeedParser, markup: str, image: str) -> None:
    media = 'xmlns:media="http://search.yahoo.com/mrss/"'
    result = await parse(parser, f'<rss version="2.0" {media}><item><title>t</title>{markup}</item></rss>'.encode())
    assert isinstance(result, Parsed)
    assert result.entries[0].image == (f"https://i.example/{image}.jpg" if image else None)


async def test_content_without_summary_is_content_alone(parser: FeedParser) -> None:
    result = await parse(parser, rss([Item(guid="1", link="l", title="t", content="<p>One.</p><p>Two.</p>")]))
    assert isinstance(result, Parsed)
    text = result.entries[0].text
    assert (text.lead, text.body) == ("One.", "One.\nTwo.")


def broken(title: str, declared: str, written: str) -> bytes:
    """Give a feed of one item that declares one encoding and is written in another."""
    item = f"<item><title>{title}</title><link>l</link></item>"
    text = f'<?xml version="1.0" encoding="{declared}"?><rss version="2.0"><channel>{item}</channel></rss>'
    return text.encode(written)


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (broken("Şanlıurfa", "windows-1254", "windows-1254"), "Şanlıurfa"),
        (broken("Últimas notícias", "utf-8", "windows-1252"), "Últimas notícias"),
        (broken("Сирия", "utf-16", "utf-16"), "Сирия"),
        (broken("Tom & Jerry &nbsp;&rsquo;x", "utf-8", "utf-8"), "Tom & Jerry ’x"),
        (broken("Whole", "utf-8", "utf-8")[:-18] + b"<item><title>Cut o", "Whole"),
        (b"\n\n " + broken("Late", "utf-8", "utf-8"), "Late"),
    ],
)
async def test_broken_feeds_are_read_as_far_as_they_can_be(parser: FeedParser, body: bytes, title: str) -> None:
    result = await parse(parser, body)
    assert isinstance(result, Parsed)
    assert result.entries[0].text.title == title


async def test_a_feed_says_how_often_it_is_worth_asking(parser: FeedParser) -> None:
    body = rss([ITEM]).replace(b"<channel>", b"<channel><ttl>30</ttl>", 1)
    result = await parse(parser, body)
    assert isinstance(result, Parsed)
    assert result.interval == timedelta(minutes=30)


async def test_an_undated_item_and_an_impossible_date_have_none(parser: FeedParser) -> None:
    body = rss([Item(guid="1", link="l", title="t")]).replace(
        b"</item>", b"<pubDate>23 Kas 2026 25:99</pubDate></item>"
    )
    result = await parse(parser, body)
    assert isinstance(result, Parsed)
    assert result.entries[0].published_at is None


async def test_a_feed_without_items_is_a_feed(parser: FeedParser) -> None:
    assert await parse(parser, rss([])) == Parsed(entries=(), title="Test feed")


@pytest.mark.parametrize(
    ("body", "kind", "said"),
    [
        (b"<!DOCTYPE html><html><body>Log in</body></html>", Failure.NOT_A_FEED, "a web page"),
        (b'{"version": "https://jsonfeed.org/version/1.1"}', Failure.NOT_A_FEED, "JSON"),
        (b"plain words", Failure.NOT_A_FEED, "neither RSS, Atom nor JSON Feed"),
        (b"   ", Failure.EMPTY, "empty"),
        (b"\x00\x00\x00", Failure.EMPTY, "empty"),
        (b'<!DOCTYPE r [<!ENTITY a "%s">]><rss>&a;</rss>' % (b"A" * 40000), Failure.SUSPICIOUS, "bomb"),
        (b'<!DOCTYPE r [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><rss/>', Failure.SUSPICIOUS, "bomb"),
        (b"<rss><channel>" + b"<!--" * 20000, Failure.SUSPICIOUS, "comments"),
        (b"<rss " + b"".join(b'a%d="x" ' % n for n in range(9000)) + b"><channel/></rss>", Failure.SUSPICIOUS, "tag"),
    ],
)  # fmt: skip
async def test_what_is_no_feed_is_said_in_a_sentence(parser: FeedParser, body: bytes, kind: Failure, said: str) -> None:
    result = await parse(parser, body)
    assert isinstance(result, Failed)
    assert result.kind is kind
    assert said in result.reason


async def test_letters_that_a_foreign_dtd_defines_are_not_dropped(parser: FeedParser) -> None:
    doctype = b'<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://my.netscape.com/rss-0.91.dtd">'
    result = await parse(
        parser, doctype + b"<rss version='0.91'><channel><item><title>Bogot&aacute;</title></item></channel></rss>"
    )
    assert isinstance(result, Parsed)
    assert [one.text.title for one in result.entries] == ["Bogot\u00e1"]


async def test_an_author_made_to_hang_the_parser_is_dropped(parser: FeedParser) -> None:
    author = b"<author>" + b"a@" * 32000 + b"</author>"
    body = rss([ITEM]).replace(b"</item>", author + b"</item>", 1)
    result = await parse(parser, body)
    assert isinstance(result, Parsed)
    assert len(result.entries) == 1


UNCLOSED = "<p>" + "".join(f"<b x={number:x}>" for number in range(2000)) + "<p>x" * 2000


@pytest.mark.parametrize(
    "body",
    [
        rss([ITEM]).replace(b"Title", b"<author " * 40_000, 1),
        rss([Item(guid="1", link="l", title="t", description=UNCLOSED)]),
    ],
)
async def test_a_small_feed_made_to_cost_minutes_keeps_nobody_waiting(body: bytes) -> None:
    """All reading is done where it can be killed; meanwhile others run."""
    async with FeedParser(computing=timedelta(seconds=1)) as parser:
        longest = 0.0

        async def others() -> None:
            nonlocal longest
            while True:
                before = asyncio.get_running_loop().time()
                await asyncio.sleep(0.01)
                longest = max(longest, asyncio.get_running_loop().time() - before)

        running = asyncio.create_task(others())
        began = asyncio.get_running_loop().time()
        await parse(parser, body)
        assert asyncio.get_running_loop().time() - began < 5
        running.cancel()
        assert longest < 0.5


async def test_a_document_waits_for_its_turn_only_so_long() -> None:
    async with FeedParser(turn=timedelta(seconds=0.2)) as parser:
        held = parser._turn
        await held.acquire()
        result = await parse(parser, rss([ITEM]))
        held.release()
        assert isinstance(result, Failed)
        assert result.kind is Failure.BUSY
        assert isinstance(await parse(parser, rss([ITEM])), Parsed)


async def test_a_question_nobody_waits_for_any_more_leaves_no_answer_to_the_next() -> None:
    async with FeedParser() as parser:
        many = rss([Item(guid=str(number), link="l", title="t" * 50) for number in range(3000)])
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.1):
                await parse(parser, many)
        result = await parse(parser, rss([ITEM]))
        assert isinstance(result, Parsed)
        assert len(result.entries) == 1


async def child(stdout: int = PIPE) -> asyncio.subprocess.Process:
    """Start a parser's child."""
    command = [sys.executable, "-m", "bot.sources.parsing_child"]
    return await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=stdout, stderr=PIPE, cwd=ROOT)


async def test_a_child_whose_parent_has_gone_ends_without_a_word() -> None:
    """Killed while the child starts, or while it reads."""
    reading, writing = os.pipe()
    os.close(reading)
    orphan = await child(writing)
    os.close(writing)
    _, said = await orphan.communicate()
    assert (said, orphan.returncode) == (b"", 0)


QUESTION = b'{"bytes": 9, "content_type": ""}'


@pytest.mark.parametrize("sent", [b"\0\0", b"\0\0\0\x30{", struct.pack("!I", len(QUESTION)) + QUESTION + b"<rss"])
async def test_half_a_question_ends_the_child_without_a_word(sent: bytes) -> None:
    bereft = await child()
    _, said = await bereft.communicate(sent)
    assert (said, bereft.returncode) == (b"", 0)


async def test_a_parse_that_takes_too_long_is_killed_and_the_next_one_is_fine() -> None:
    async with FeedParser(computing=timedelta(seconds=0.1)) as impatient:
        endless = rss([Item(guid=str(n), link="l", title="t" * 50) for n in range(9000)])
        result = await parse(impatient, endless)
        assert isinstance(result, Failed)
        assert result.kind is Failure.PARSE_KILLED
        assert isinstance(await parse(impatient, rss([ITEM])), Parsed | Failed)
    async with FeedParser() as patient:
        assert isinstance(await parse(patient, rss([ITEM])), Parsed)


async def test_a_child_that_neither_computes_nor_answers_is_killed() -> None:
    async with FeedParser(wall=timedelta(seconds=0.3)) as parser:
        stopped = parser._child
        assert stopped is not None
        stopped.send_signal(signal.SIGSTOP)
        result = await parse(parser, rss([ITEM]))
        assert isinstance(result, Failed)
        assert result.kind is Failure.PARSE_KILLED


async def test_a_busy_machine_is_not_held_against_a_document() -> None:
    """What counts is the child's computing: the loop may be late to look at its answer."""
    async with FeedParser(computing=timedelta(seconds=0.5)) as parser:
        asking = asyncio.create_task(parse(parser, rss([ITEM])))
        await asyncio.sleep(0)
        until = time.monotonic() + 1
        while time.monotonic() < until:
            pass
        assert isinstance(await asking, Parsed)


async def test_a_child_that_died_is_replaced(parser: FeedParser) -> None:
    child = parser._child
    assert child is not None
    child.kill()
    await child.wait()
    assert isinstance(await parse(parser, rss([ITEM])), Parsed)


async def test_the_child_knows_no_secrets(parser: FeedParser) -> None:
    child = parser._child
    assert child is not None
    environ = Path(f"/proc/{child.pid}/environ").read_bytes()
    names = {pair.split(b"=")[0] for pair in environ.split(b"\0") if pair}
    assert names <= {b"PYTHONPATH", b"PYTHONUTF8", b"LC_CTYPE"}
