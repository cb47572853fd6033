"""What subscribers read, and that no text can break it."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.alerts.rendering import LONGEST_MESSAGE, clean_line, clean_link, cut, to_html, to_plain, to_terminal, units
from bot.model.alerts import Mark, Reason
from bot.model.articles import Field
from bot.model.channels import Channel, ChannelId
from bot.model.rules import Priority, Span
from tests.fakes import alert
from tests.servers.telegram_html import parse_html, utf16_length

DESK = Channel(id=ChannelId("desk"), chat=-1)
TEXTS = st.text(max_size=300) | st.text(alphabet="<>&\"'/ab\u202e\u2068😀\n ", max_size=200)


def mark(start: int, end: int, field: Field = Field.TITLE, text: str = "word") -> Mark:
    """Give a mark."""
    return Mark(span=Span(field=field, start=start, end=end), text=text)


def printable(text: str) -> str:
    """Give what of a text can be seen."""
    return "".join(char for char in text if char.isprintable() and not char.isspace())


@given(
    title=TEXTS, lead=TEXTS, name=TEXTS, spans=st.lists(st.tuples(st.integers(0, 310), st.integers(0, 310)), max_size=6)
)
def test_any_text_parses_by_telegrams_rules_and_is_shown(
    title: str, lead: str, name: str, spans: list[tuple[int, int]]
) -> None:
    """Whatever an outlet writes: the markup is sound, the text is there, the length is within the limit."""
    marks = tuple(mark(min(pair), max(pair), field) for pair in spans for field in (Field.TITLE, Field.LEAD))
    made = alert(title=f"T{title}", lead=lead, outlet=name, labels=(name, "x"), marks=marks)
    shown = parse_html(to_html(made, DESK))
    assert printable(title) in printable(shown.text)
    assert utf16_length(shown.text) <= LONGEST_MESSAGE
    to_terminal(made, DESK, has_colour=False)
    assert units(to_plain(made, DESK)) <= LONGEST_MESSAGE


def test_overlapping_marks_are_shown_once() -> None:
    made = alert(title="abcdef", marks=(mark(0, 4), mark(2, 5), mark(9, 12)))
    assert "<b>abcd</b></a>" in to_html(made, DESK)
    assert parse_html(to_html(made, DESK)).text.startswith("abcdef\n")


def test_a_long_lead_is_cut_and_all_else_stays() -> None:
    made = alert(title="Title", lead="😀 word " * 3000)
    shown = parse_html(to_html(made, DESK)).text
    assert utf16_length(shown) <= LONGEST_MESSAGE
    assert shown.startswith("Title\n")
    assert " …\n" in shown
    assert "📌 Ceasefire in Idlib" in shown


def test_all_rules_that_matched_are_listed_up_to_a_dozen() -> None:
    reasons = tuple(Reason(rule=f"r{number}", title=f"Rule {number}") for number in range(14))
    shown = parse_html(to_html(alert(reasons=reasons), DESK)).text
    assert "Rule 0 · Rule 1" in shown
    assert "+ 2 more" in shown


def test_a_link_that_is_no_web_address_is_not_linked() -> None:
    assert "<a" not in to_html(alert(url="javascript:alert(1)"), DESK)


def test_an_address_cannot_break_out_of_its_link() -> None:
    entities = parse_html(to_html(alert(url='https://a.example/?q="><script>'), DESK)).entities
    assert {entity.type for entity in entities} == {"bold", "text_link"}


def test_urgent_alerts_are_marked() -> None:
    assert to_terminal(alert(priority=Priority.URGENT), DESK, has_colour=False).startswith("‼️ ")


def test_an_undated_article_tells_when_it_was_seen() -> None:
    assert "seen 2026-11-23 12:00 UTC" in to_terminal(alert(published_at=None), DESK, has_colour=False)


@pytest.mark.parametrize(
    ("language", "words"), [("nl", "gevonden in de tekst"), ("tr", "metinde"), ("fi", "matched in text")]
)
def test_the_bots_own_words_are_in_the_channels_language(language: str, words: str) -> None:
    channel = Channel(id=ChannelId("desk"), language=language)
    hidden = alert(marks=(mark(3, 8, Field.LEAD, "ateşkes"),))
    assert words in to_terminal(hidden, channel, has_colour=False)


def test_on_a_terminal_matched_words_stand_out() -> None:
    assert to_terminal(alert(), DESK, has_colour=False).splitlines()[0] == "*Ceasefire* holds in Idlib, day 1"
    assert to_terminal(alert(), DESK, has_colour=True).startswith("\x1b[1;33mCeasefire\x1b[0m holds")


def test_control_characters_reach_no_terminal() -> None:
    assert "\x1b" not in to_terminal(alert(title="a\x1b[2Jb", outlet="\x07", marks=()), DESK, has_colour=False)


@given(st.text(), st.integers(3, 50))
def test_a_cut_text_fits_and_is_a_beginning(text: str, room: int) -> None:
    short = cut(text, room)
    assert units(short) <= room
    assert text.startswith(short.removesuffix(" …")) or units(text) <= room


HOSTILE_LINK = "https://a.example/\x1b]0;pwned\x07\u202egpj\n\u200b x"


def test_a_link_commands_no_terminal_and_hides_nothing() -> None:
    """What is dangerous is encoded, so that the link still leads where the outlet says."""
    hostile = alert(url=HOSTILE_LINK)
    safe = "https://a.example/%1B]0;pwned%07%E2%80%AEgpj%0A%E2%80%8B%20x"
    assert clean_link(HOSTILE_LINK) == safe
    assert to_terminal(hostile, DESK, has_colour=False).endswith(f"\n    {safe}")
    assert to_plain(hostile, DESK).endswith(f"\n{safe}")
    assert f'href="{safe}"' in to_html(hostile, DESK)


def test_a_moment_that_a_zone_does_not_have_is_told_in_utc() -> None:
    first = datetime(1, 1, 1, tzinfo=UTC)
    desk = Channel(id=ChannelId("desk"), tz="America/New_York")
    assert "01-01 00:00 UTC" in to_terminal(alert(published_at=first), desk, has_colour=False)


def test_a_line_stays_one_line() -> None:
    assert clean_line("a\x1b[2J\r\nb\u2028c\u202e") == "a[2J b c"
