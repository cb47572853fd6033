"""What readers see: `python -m tests.benchmarks.rendering [--cases 100000] [--seed 1]`, or `--gallery` to read some.

Every case is an alert or a digest of random text (every plane of Unicode, controls, overrides, lone surrogates, emoji,
markup) in a random language; each of its messages must parse by Telegram's rules and keep within its limits, and
together they must show the whole text.
"""

import argparse
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.alerts.digesting import gather
from bot.alerts.rendering import messages
from bot.model.alerts import Alert, DeliveryState, Hold, Reason
from bot.model.articles import Field
from bot.model.channels import Channel, ChannelId, DigestPlan
from bot.model.feeds import Rights
from bot.model.rules import Priority
from tests.alerts.test_rendering import check, check_whole, headline, mark
from tests.fakes import NOON, alert, delivery
from tests.servers.telegram_html import parse_html

LANGUAGES = ("en", "nl", "ar", "fa", "tr", "ru", "xx")
MARKUP = [
    "<b>",
    "</a>",
    "&lt;",
    "&#60;",
    "<",
    ">",
    "&",
    '"',
    "'",
    "\n",
    " ",
    ". ",
    "。",
    "\u2066",
    "\u202e",
    "\x00",
    "\ud83d",
]
RANGES = ((32, 127), (0, 32), (0x80, 0x250), (0x300, 0x370), (0x590, 0x780), (0x4E00, 0x9FFF), (0x200B, 0x2070),
          (0xD800, 0xE000), (0x1F300, 0x1FAFF), (0xE0000, 0xE0080), (0, 0x110000))  # fmt: skip


def text_of(chance: random.Random, most: int) -> str:
    """Give a random text of up to so many characters."""
    parts: list[str] = []
    left = int(most * chance.random() ** 3)
    while left > 0:
        run = min(left, chance.randint(1, 40))
        first, last = chance.choice(RANGES)
        parts.append("".join(chr(chance.randrange(first, last)) for _ in range(run)))
        parts.append(chance.choice(MARKUP) if chance.random() < 0.5 else "")
        left -= run
    return "".join(parts)


def alert_of(chance: random.Random, number: int) -> Alert:
    """Give an alert of random text."""
    title = f"T{number}{text_of(chance, 400)}"
    marks = sorted(
        (mark(min(ends), max(ends), chance.choice(list(Field)), text_of(chance, 60)) for ends in _spans(chance)),
        key=lambda one: (list(Field).index(one.span.field), one.span.start, -one.span.end),
    )
    return alert(
        number,
        title=title,
        lead=text_of(chance, 9000) if chance.random() < 0.1 else "",
        url=chance.choice(["https://a.example/", "javascript:", ""]) + text_of(chance, 60),
        outlet=text_of(chance, 200),
        marks=tuple(marks),
        labels=tuple(text_of(chance, 60) for _ in range(chance.randrange(8))),
        reasons=tuple(Reason(rule=str(at), title=text_of(chance, 90)) for at in range(chance.randrange(1, 8))),
        priority=chance.choice(list(Priority)),
    )


def _spans(chance: random.Random) -> list[tuple[int, int]]:
    return [(chance.randrange(700), chance.randrange(700)) for _ in range(chance.randrange(12))]


def try_out(cases: int, seed: int) -> None:
    """Try random cases; the first that fails ends it with its number."""
    began, many = time.monotonic(), 0
    for number in range(cases):
        chance = random.Random(f"{seed} {number}")
        channel = Channel(id=ChannelId("desk"), chat=-1, language=chance.choice(LANGUAGES), tz="Europe/Amsterdam")
        try:
            made = alert_of(chance, number)
            check_whole(made, channel)
            if chance.random() < 0.02:
                members = tuple(alert_of(chance, at) for at in range(chance.randrange(1, 40)))
                listed = "".join(check(made, channel, members))
                assert all(headline(one) in listed for one in members)
                many += len(members)
        except Exception:
            print(f"case {number} of seed {seed}", file=sys.stderr)
            raise
        if number % 5000 == 0 and sys.stderr.isatty():
            print(f"\r{number:,}", end="", file=sys.stderr)
    print(f"{cases:,} alerts and {many:,} headlines in digests: all sound and whole ({time.monotonic() - began:.0f} s)")


ARABIC = alert(
    1, title="وقف إطلاق النار في إدلب يدخل حيز التنفيذ بعد اجتماع الناتو", outlet="الجزيرة", language="ar",
    marks=(mark(0, 15), mark(19, 23), mark(53, 59)), labels=("NAVO", "staakt-het-vuren", "Idlib"),
    reasons=(Reason(rule="a", title="NAVO over Idlib"),), published_at=NOON - timedelta(minutes=7),
)  # fmt: skip
HIDDEN = alert(
    2, title="Erdoğan'dan kritik açıklama", outlet="Anadolu Ajansı", language="tr",
    labels=("staakt-het-vuren", "Idlib"),
    marks=(mark(20, 27, Field.LEAD, "ateşkes"), mark(3, 11, Field.LEAD, "İdlib'de")),
    reasons=(Reason(rule="a", title="NAVO over Idlib"), Reason(rule="b", title="Bestanden")), priority=Priority.URGENT,
)  # fmt: skip
LONG = replace(
    HIDDEN, rights=Rights.FULL, priority=Priority.NORMAL,
    lead="Dün İdlib'de ilan edilen ateşkes sabah saatlerinde başladı. " * 90,
)  # fmt: skip
RUSSIAN = alert(
    3, title="НАТО призвала к прекращению огня в Идлибе", outlet="ТАСС", language="ru",
    published_at=NOON - timedelta(days=1),
    marks=(mark(0, 4), mark(16, 28), mark(34, 40)), labels=("NAVO", "staakt-het-vuren", "Idlib"),
    reasons=(Reason(rule="a", title="NAVO over Idlib"),),
)  # fmt: skip
DUTCH = alert(
    4, title="Wapenstilstand in Idlib houdt stand", outlet="NOS", language="nl", marks=(mark(0, 14), mark(18, 23)),
    labels=("wapenstilstand", "Idlib"), reasons=(Reason(rule="b", title="Bestanden"),),
)  # fmt: skip


def show_gallery() -> None:
    """Print messages as a Dutch reader gets them."""
    desk = Channel(
        id=ChannelId("syria-desk"),
        chat=-1,
        language="nl",
        tz="Europe/Amsterdam",
        digest=DigestPlan(at=(), title="Syrië, {date}"),
    )
    held = [delivery(of=one, state=DeliveryState.HELD, hold=Hold.QUIET) for one in (ARABIC, HIDDEN, RUSSIAN, DUTCH)]
    [morning] = gather(held, desk, NOON).digests
    [daily] = gather([replace(one, hold=Hold.DIGEST) for one in held], desk, NOON).digests
    arab = replace(desk, language="ar")
    shown: Sequence[tuple[str, Alert, Channel, tuple[Alert, ...], bool]] = (
        ("an Arabic headline in a Dutch channel", ARABIC, desk, (), False),
        ("a hit in text that may not be shown, urgent", HIDDEN, desk, (), False),
        ("sent again", ARABIC, desk, (), True),
        ("a long text that may be shown", LONG, desk, (), False),
        ("the morning list", morning.delivery.alert, desk, morning.delivery.members, False),
        ("the digest", daily.delivery.alert, desk, daily.delivery.members, False),
        ("the digest in an Arabic channel", daily.delivery.alert, arab, daily.delivery.members, False),
    )
    for name, told, channel, members, is_repeated in shown:
        print(f"\n=== {name}")
        for one in messages(told, channel, members, is_repeated=is_repeated):
            seen = parse_html(one.html).text
            print(seen if len(seen) < 1500 else f"{seen[:300]} [...] {seen[-300:]}", end="\n---\n")


def main() -> None:
    """Try or show."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--gallery", action="store_true")
    options = parser.parse_args()
    if options.gallery:
        show_gallery()
    else:
        try_out(options.cases, options.seed)


if __name__ == "__main__":
    main()
