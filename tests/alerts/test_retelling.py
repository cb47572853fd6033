"""How a story is told in its message: who else, who first, what was taken back."""

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.alerts.layout import LONGEST_MESSAGE, MOST_ENTITIES
from bot.alerts.rendering import messages, update_line
from bot.model.alerts import Alert, Reason
from bot.model.articles import ArticleId, ChangeKind
from bot.model.channels import Channel, ChannelId
from bot.model.growth import Correction, Growth, Retelling
from tests.fakes import NOON, alert
from tests.servers.telegram_html import parse_html, utf16_length

MINUTE = timedelta(minutes=1)
DUTCH = Channel(id=ChannelId("desk"), chat=-1, language="nl", tz="Europe/Amsterdam")
README = Path(__file__).parents[2] / "README.md"
TEXTS = st.text(max_size=300)


def other(outlet: str, language: str | None, minutes: int, number: int = 2) -> Retelling:
    """Give an article so many minutes after noon."""
    id_ = ArticleId(f"article-{number}")
    return Retelling(
        article=id_,
        title=outlet,
        url="https://x.example/",
        outlet=outlet,
        language=language,
        at=NOON + minutes * MINUTE,
    )


def taken_back(kind: ChangeKind = ChangeKind.NUMBERS, outlet: str = "Reuters", number: int = 2) -> Correction:
    """Give a correction half an hour after noon."""
    at = NOON + 31 * MINUTE
    return Correction(
        article=ArticleId(f"article-{number}"), outlet=outlet, at=at, kind=kind, words="12 \u2192 8 killed"
    )


GROWN = alert(
    title="وقف إطلاق النار في إدلب بعد اجتماع الناتو", outlet="الجزيرة", language="ar", marks=(),
    published_at=NOON - 7 * MINUTE, labels=("NAVO", "staakt-het-vuren", "Idlib"),
    reasons=(Reason(rule="a", title="NAVO over Idlib"),),
    growth=Growth(
        others=(other("Reuters", "en", 9), other("Anadolu", "tr", 2)), sources=3, first="الجزيرة",
        corrections=(taken_back(),),
    ),
)  # fmt: skip


def shown(of: Alert, channel: Channel = DUTCH) -> list[str]:
    """Give the lines that readers see in Telegram, without what only orders them."""
    [one] = messages(of, channel)
    text = parse_html(one.html).text
    return re.sub("[\u2068\u2069]", "", text).splitlines()


def test_the_message_of_a_story_reads_as_the_readme_says() -> None:
    """The readers' words, outlets by time; beside each line the README says what it is."""
    sample = README.read_text("utf-8").partition("## Reading alerts")[2].split("```")[1].splitlines()[1:]
    assert [re.split(r" {3,}", line)[0] for line in sample] == shown(GROWN)


def test_who_was_first_is_said_with_doubt_unless_it_is_certain() -> None:
    """In the words of the readers' language."""
    for is_certain, said in ((False, "vermoedelijk eerste"), (True, "eerste")):
        growth = replace(GROWN.growth or Growth(), is_first_certain=is_certain)
        assert f"onafhankelijke bronnen: 3 · {said}: الجزيرة" in shown(replace(GROWN, growth=growth))


def test_each_outlet_is_named_once_and_its_first_article_linked() -> None:
    growth = replace(
        GROWN.growth or Growth(), others=(other("NOS", None, 9), other("NOS", "nl", 2), other("BBC", "en", 1500))
    )
    [one] = messages(replace(GROWN, growth=growth), DUTCH)
    outlets = next(line for line in shown(replace(GROWN, growth=growth)) if line.startswith("\U0001f5de"))
    assert outlets == "\U0001f5de الجزيرة 12:53 (ar) · NOS 13:02 (nl) · BBC 11-24 14:00 (en)"
    assert one.html.count('<a href="https://x.example/"') == 2


def test_what_is_retracted_says_so_above_its_headline() -> None:
    own = taken_back(ChangeKind.RETRACTED, "الجزيرة", 1)
    growth = replace(GROWN.growth or Growth(), corrections=(taken_back(), own))
    first, second, *_ = shown(replace(GROWN, growth=growth))
    assert first == "⛔ ingetrokken 13:31 الجزيرة: 12 → 8 killed"
    assert second == GROWN.title
    told = shown(alert(correction=taken_back()), Channel(id=ChannelId("desk"), chat=-1))
    assert told[0] == "✏️ corrected 12:31 Reuters: 12 → 8 killed"


def test_a_terminal_prints_what_has_become_of_a_story() -> None:
    lines = update_line(GROWN, DUTCH).splitlines()
    assert lines[0] == f"↻ update: {GROWN.title}"
    assert [line.strip() for line in lines[1:]] == [
        line.removeprefix("\U0001f5de ") for line in shown(GROWN) if line[0] in "\U0001f5deo\u270f"
    ]


@settings(max_examples=20)
@given(TEXTS, TEXTS, st.integers(0, 120))
def test_no_name_and_no_number_of_outlets_breaks_a_message(outlet: str, words: str, many: int) -> None:
    said = replace(taken_back(), outlet=outlet, words=words)
    others = tuple(other(f"{outlet}{number}", outlet, number, number) for number in range(many))
    grown = replace(GROWN, title=words * 5, growth=Growth(others=others, first=outlet, corrections=(said,) * 5))
    for one in messages(grown, DUTCH):
        seen = parse_html(one.html)
        assert 0 < utf16_length(seen.text) <= LONGEST_MESSAGE
        assert len(seen.entities) <= MOST_ENTITIES
    update_line(grown, DUTCH)
