"""What a poll of a feed costs beside feedparser: `python -m tests.benchmarks.parsing DATA [--pairs 60]`.

DATA holds `feeds/*.xml` and `replays/*.tar.zst`. First every snapshot is spliced with one item unseen, each item in
turn, and pairs of polls sampled from every history with what the first of them showed: what feedparser reads of the
spliced body must be, value for value, what it reads of these items in the whole one. Then the clock: CPU of
`feedparser.parse(body)` with its defaults, beside ours with one item new, with none (another head), and with one gone.
Ours is all that such a poll computes: cutting and hashing, screening, feedparser, visible text; the way into the child
and back is told apart. Goals for 50 items: one new 1/40, none new 1/600.
"""

import argparse
import asyncio
import io
import random
import re
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import feedparser

from bot.polling.splicing import imprint, splice
from bot.sources.parsing import FeedParser
from bot.sources.parsing_child import read_feed
from bot.sources.screening import screen
from tests.benchmarks.histories import histories

_PIECE = re.compile(rb"<(item|entry)[\s>].*?</\1>", re.DOTALL)
_ROUNDS = 15
_WORDS = {
    "nl": "De regering heeft gisteren nieuwe maatregelen aangekondigd tegen de wateroverlast in het zuiden",
    "tr": "Hükümet ülkenin güneyindeki sel felaketine karşı dün yeni önlemler alacağını açıkladı",
    "ar": "أعلنت الحكومة أمس عن إجراءات جديدة لمواجهة الفيضانات في جنوب البلاد وإرسال مساعدات عاجلة إلى السكان",
    "ru": "Правительство объявило вчера о новых мерах против наводнения на юге страны и отправке помощи жителям",
    "en": "The government announced new measures yesterday against the floods in the south of the country",
}


def feed_of(numbers: range, built: str = "12:00") -> bytes:
    """Give a feed like those that are polled: 50 items are 59 kB, descriptions are HTML in CDATA."""
    languages = list(_WORDS.values())
    noon = datetime(2026, 11, 23, 12, tzinfo=UTC)
    items = []
    for number in numbers:
        words = languages[number % len(languages)]
        link = f"https://news.example/2026/11/{number}?utm_source=rss&amp;utm_medium=feed"
        text = " ".join([words] * (7 if words.isascii() else 3))
        items.append(
            f"<item><title>{words[:70]} {number}</title><link>{link}</link>\n"
            f'<guid isPermaLink="false">news-{number}</guid><category>World</category>'
            f"<pubDate>{noon - timedelta(minutes=number):%a, %d %b %Y %H:%M:%S +0000}</pubDate>\n"
            f'<description><![CDATA[<p><img src="/i/{number}.jpg" alt="{words[:20]}"/>{text}.</p><p><b>{words[:40]}</b>'
            f' <a href="/more/{number}">more</a></p>]]></description>'
            f'<media:thumbnail url="https://img.example/{number}.jpg" width="240" height="135"/></item>\n'
        )
    head = (
        '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/">'
        "<channel><title>News</title><link>https://news.example/</link><description>All news</description>"
        f"<language>en</language><lastBuildDate>Mon, 23 Nov 2026 {built}:00 GMT</lastBuildDate><ttl>15</ttl>\n"
    )
    return (head + "".join(items) + "</channel></rss>").encode()


def read(body: bytes) -> list[dict[str, Any]]:
    """Give what feedparser reads, with the options the child uses."""
    return [
        dict(one)
        for one in feedparser.parse(io.BytesIO(body), sanitize_html=False, resolve_relative_uris=False).entries
    ]


def differs(body: bytes, seen: frozenset[int], unseen: list[int]) -> str | None:
    """Say how the spliced body reads other than the whole, if it does; `unseen` are the places of the unseen items."""
    spliced = splice(body, seen)
    if spliced.body == body:
        return None
    whole = read(body)
    if spliced.body is None:
        return "nothing is parsed of a document with unseen items" if unseen else None
    if len(whole) <= max(unseen, default=0):
        return f"{len(whole)} entries in the whole document, items up to {max(unseen)}"
    return None if read(spliced.body) == [whole[index] for index in unseen] else "other values"


def check(folder: Path, pairs: int) -> None:
    """Compare spliced and whole readings of snapshots and histories; prints how many and which differ."""
    checked = cut = 0
    for path in sorted((folder / "feeds").glob("*.xml")):
        body = path.read_bytes()
        pieces = [match[0] for match in _PIECE.finditer(body)]
        for index in range(0, len(pieces), max(1, len(pieces) // 12)):
            others = body.replace(pieces[index], b"", 1)
            seen = splice(others, frozenset()).hashes
            problem = differs(body, seen, [at for at, piece in enumerate(pieces) if piece == pieces[index]])
            checked, cut = checked + 1, cut + bool(seen)
            if problem:
                print(f"    {path.name}, item {index}: {problem}")
    print(f"snapshots: {checked} readings compared, {cut} of them cut")
    chance = random.Random(5)
    with histories(folder / "replays") as every:
        for history in every:
            checked = cut = 0
            for at in sorted(chance.sample(range(1, len(history.polls)), min(pairs, len(history.polls) - 1))):
                before, after = (history.polls[index].path.read_bytes() for index in (at - 1, at))
                known = {match[0] for match in _PIECE.finditer(before)}
                unseen = [n for n, match in enumerate(_PIECE.finditer(after)) if match[0] not in known]
                seen = splice(before, frozenset()).hashes
                problem = differs(after, seen, unseen)
                checked, cut = checked + 1, cut + bool(seen)
                if problem:
                    print(f"    {history.name}, poll {at}: {problem}")
            print(f"{history.name}: {checked} pairs of polls compared, {cut} of them cut")


def cpu(work: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Give the CPU seconds of each piece of work, the median of rounds in which they take turns."""
    times: dict[str, list[float]] = {name: [] for name in work}
    for _ in range(_ROUNDS):
        for name, one in work.items():
            repeats = 1 if name == "feedparser" else 20
            began = time.process_time()
            for _ in range(repeats):
                one()
            times[name].append((time.process_time() - began) / repeats)
    return {name: statistics.median(found) for name, found in times.items()}


def one_new(body: bytes, seen: frozenset[int]) -> object:
    """Do what a poll computes when an item is new."""
    imprint(body)
    spliced = splice(body, seen)
    screened = screen(spliced.body or b"")
    return read_feed(screened, "") if isinstance(screened, bytes) else screened


async def hop(body: bytes) -> tuple[float, float]:
    """Give the seconds of a parse through the child, and of the same in this process."""
    async with FeedParser() as parser:
        through, within = [], []
        for _ in range(200):
            began = time.perf_counter()
            await parser.parse(body, url="", content_type="")
            through.append(time.perf_counter() - began)
            began = time.perf_counter()
            read_feed(body, "")
            within.append(time.perf_counter() - began)
        return statistics.median(through), statistics.median(within)


def clock() -> None:
    """Measure and print."""
    body, seen = feed_of(range(50)), splice(feed_of(range(1, 50)), frozenset()).hashes
    known = splice(body, frozenset()).hashes
    later, gone = feed_of(range(50), "12:15"), feed_of(range(49), "12:15")
    assert imprint(later).items == imprint(body).items
    assert splice(gone, known).body is None
    found = cpu(
        {
            "feedparser": lambda: feedparser.parse(body),
            "one new": lambda: one_new(body, seen),
            "none new": lambda: imprint(later),
            "one gone": lambda: (imprint(gone), splice(gone, known)),
        }
    )
    print(f"50 items, {len(body)} bytes; feedparser.parse(body): {found['feedparser'] * 1e3:.2f} ms")
    for name in ("one new", "none new", "one gone"):
        print(f"{name:9} {found[name] * 1e6:7.0f} us   1/{found['feedparser'] / found[name]:.0f}")
    through, within = asyncio.run(hop(splice(body, seen).body or b""))
    print(
        f"one new item through the child {through * 1e6:.0f} us by the wall, within this process {within * 1e6:.0f} us"
    )


def main() -> None:
    """Check, then measure."""
    reader = argparse.ArgumentParser()
    reader.add_argument("data", type=Path)
    reader.add_argument("--pairs", type=int, default=60)
    given = reader.parse_args()
    check(given.data, given.pairs)
    clock()


if __name__ == "__main__":
    main()
