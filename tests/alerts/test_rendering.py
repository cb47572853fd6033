"""What subscribers read, and that no text can break it."""

import re
import unicodedata
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.alerts.layout import LONGEST_MESSAGE, MOST_ENTITIES, clean_line, clean_link, cut, units
from bot.alerts.phrases import words_in
from bot.alerts.rendering import messages, to_terminal
from bot.model.alerts import Alert, Mark, Reason
from bot.model.articles import Field
from bot.model.channels import Channel, ChannelId
from bot.model.feeds import Rights
from bot.model.rules import Priority, Span
from tests.fakes import alert
from tests.servers.telegram_html import parse_html, utf16_length

DESK = Channel(id=ChannelId("desk"), chat=-1)
DUTCH = Channel(id=ChannelId("desk"), chat=-1, language="nl", tz="Europe/Amsterdam")
TEXTS = st.text(max_size=300) | st.text(alphabet="<>&\"'/ab\u202e\u2068😀\u200d\u0301\ud83d. \n", max_size=6000)


def mark(start: int, end: int, field: Field = Field.TITLE, text: str = "word") -> Mark:
    """Give a mark."""
    return Mark(span=Span(field=field, start=start, end=end), text=text)


def html(of: Alert, channel: Channel = DESK) -> str:
    """Give the only message of an alert as it is sent."""
    [one] = messages(of, channel)
    return one.html


def shown(of: Alert, channel: Channel = DESK) -> str:
    """Give what readers see in Telegram, all messages together."""
    return "\n".join(parse_html(one.html).text for one in messages(of, channel))


def printable(text: str) -> str:
    """Give what of a text can be seen, and the marks on it."""
    return "".join(
        char
        for char in text
        if (char.isprintable() and not char.isspace()) or unicodedata.category(char) in {"Mn", "Me"}
    )


def check(made: Alert, channel: Channel, members: tuple[Alert, ...] = ()) -> list[str]:
    """Check every message of an alert or a digest, and give what is seen of each."""
    texts = []
    for one in messages(made, channel, members):
        seen = parse_html(one.html)
        assert 0 < utf16_length(seen.text) <= LONGEST_MESSAGE
        assert len(seen.entities) <= MOST_ENTITIES
        assert seen.text.count("\u2068") == seen.text.count("\u2069")
        assert units(one.plain) <= LONGEST_MESSAGE
        texts.append(printable(re.sub(r"\n\(\d+/\d+\)$", "", seen.text)))
    to_terminal(made, channel, members, has_colour=False)
    return texts


def check_whole(made: Alert, channel: Channel) -> None:
    """Check an alert's messages, and that headline and lead are in them, as far as a headline is shown."""
    first, *others = check(made, channel)
    lead, more = printable(made.lead), "".join(others)
    assert headline(made) in first
    assert lead.endswith(more)
    assert lead[: len(lead) - len(more)] in first


def headline(of: Alert) -> str:
    """Give what is seen of a headline for certain."""
    return printable(cut(of.title, 900).removesuffix(" …"))


@given(
    title=TEXTS, lead=TEXTS, name=TEXTS, spans=st.lists(st.tuples(st.integers(0, 310), st.integers(0, 310)), max_size=6)
)
def test_any_text_parses_by_telegrams_rules_and_is_shown_whole(
    title: str, lead: str, name: str, spans: list[tuple[int, int]]
) -> None:
    """Whatever an outlet writes: the markup is sound, nothing is lost, every message is within the limit."""
    marks = tuple(mark(min(pair), max(pair), field, name) for pair in spans for field in Field)
    made = alert(title=f"T{title}", lead=lead, outlet=name, labels=(name, "x"), marks=marks)
    check_whole(made, DUTCH)
    reasons = (Reason(rule="r", title=name),)
    member = alert(2, title=f"T{title}", outlet=name, labels=(name,), marks=marks, reasons=reasons)
    assert "".join(check(alert(title=name), DUTCH, (member, made) * 3)).count(headline(member)) >= 6


def test_a_title_of_a_megabyte_is_cut() -> None:
    assert units(shown(alert(title="😀 boom " * 150_000))) < 1300


def test_an_article_without_a_headline_is_told_by_its_address() -> None:
    assert shown(alert(title="\u202e \n", marks=(mark(0, 2),))).startswith("https://aa.example/1?a=1&b=2\n")


def test_overlapping_marks_are_shown_once() -> None:
    made = alert(title="abcdef", marks=(mark(0, 4), mark(2, 5), mark(9, 12)))
    assert "<b>abcd</b>" in html(made)
    assert shown(made).startswith("abcdef\n")


def test_the_headline_is_one_link_however_many_words_are_bold() -> None:
    [link] = [one for one in parse_html(html(alert())).entities if one.type == "text_link"]
    assert (link.offset, link.length) == (0, len(alert().title))


LONG = ("The truce holds, says the UN. " * 400).strip()


def test_a_long_lead_goes_on_in_further_messages_cut_at_sentences() -> None:
    made = alert(title="Title", lead=LONG, rights=Rights.FULL)
    parts = [parse_html(one.html).text for one in messages(made, DESK)]
    assert len(parts) == 4
    assert parts[0].startswith("Title\nThe truce holds")
    assert "📌 Ceasefire in Idlib" in parts[0]
    assert all(part.endswith(f"UN.\n({number}/4)") for number, part in enumerate(parts[1:], 2))
    assert LONG.split() == [word for part in parts for word in part.split() if word in LONG]


def test_text_without_a_place_to_cut_is_cut_between_characters() -> None:
    family = "👩‍👩‍👧‍👧"
    parts = [
        one.plain.removesuffix(f"\n({at}/3)") for at, one in enumerate(messages(alert(lead=family * 900), DESK), 1)
    ]
    assert [part[:8] for part in parts[1:]] == [(family * 2)[:8]] * 2
    assert sum(part.count("👩") for part in parts) == 1800


def test_many_matches_keep_within_telegrams_number_of_entities() -> None:
    words = tuple(mark(at * 5, at * 5 + 4, field) for field in (Field.TITLE, Field.LEAD) for at in range(180))
    check(alert(title="word " * 180, lead="word " * 900, marks=words), DESK)


def test_all_rules_that_matched_are_listed_as_far_as_they_fit() -> None:
    reasons = tuple(Reason(rule=f"r{number}", title=f"Rule {number} " + "x" * 90) for number in range(14))
    seen = shown(alert(reasons=reasons))
    assert "Rule 0 x" in seen
    assert seen.endswith("+ 9 more")


def test_a_hit_behind_the_end_of_an_excerpt_is_told() -> None:
    lead = "An excerpt that ends before the hit ..."
    cut_off = alert(lead=lead, marks=(mark(36, 45, Field.LEAD, "ceasefire"), mark(3, 10, Field.LEAD, "excerpt")))
    assert 'matched in text: "ceasefire"' in shown(cut_off)
    assert "An <b>excerpt</b> that ends before the hit ..." in html(cut_off)


def test_a_link_that_is_no_web_address_is_not_linked() -> None:
    for url in ("javascript:alert(1)", "https://[", "https://a.example/" + "x" * 5000):
        assert "<a" not in html(alert(url=url))


def test_an_address_cannot_break_out_of_its_link() -> None:
    entities = parse_html(html(alert(url='https://a.example/?q="><script>'))).entities
    assert {entity.type for entity in entities} == {"bold", "text_link"}


def test_urgent_alerts_are_marked() -> None:
    assert to_terminal(alert(priority=Priority.URGENT), DESK, has_colour=False).startswith("‼️ ")


def test_an_undated_article_tells_when_it_was_seen() -> None:
    assert "seen 2026-11-23 12:00 UTC" in to_terminal(alert(published_at=None), DESK, has_colour=False)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", 'matched in text: "ateşkes"'),
        ("nl", 'gevonden in de tekst: "ateşkes"'),
        ("tr", "metinde"),
        ("fi", "matched in text"),
    ],
)
def test_the_bots_own_words_are_in_the_channels_language(language: str, words: str) -> None:
    channel = Channel(id=ChannelId("desk"), language=language)
    hidden = alert(marks=(mark(3, 8, Field.LEAD, "ateşkes"),))
    assert words in shown(hidden, channel)


@pytest.mark.parametrize(
    "language", ["en", "nl", "de", "fr", "es", "it", "pt", "pl", "sv", "tr", "ru", "uk", "ar", "fa"]
)
def test_every_language_has_every_word_and_says_how_many(language: str) -> None:
    words = words_in(language)
    assert all(words)
    assert len(set(words)) == len(words)
    assert (language == "en") == (words == words_in("en"))
    assert ["{n}" in word for word in words].count(True) == 3
    assert "{n}" in words.more
    assert "{n}" in words.sources
    assert "{n}" in words.headlines


ARABIC = alert(
    title="وقف إطلاق النار في إدلب يصمد",
    outlet="الجزيرة",
    language="ar",
    marks=(mark(0, 15), mark(19, 23)),
    labels=("NAVO", "staakt-het-vuren", "Idlib"),
    reasons=(Reason(rule="r", title="NAVO over Idlib"),),
)


def test_a_dutch_reader_understands_why_an_arabic_headline_came() -> None:
    assert shown(ARABIC, DUTCH).splitlines() == [
        "\u2068وقف إطلاق النار في إدلب يصمد\u2069",
        "\u2068الجزيرة\u2069 · ar · 2026-11-23 12:00 CET",
        "🏷 NAVO · staakt-het-vuren · Idlib",
        "📌 NAVO over Idlib",
    ]
    assert "<b>وقف إطلاق النار</b>" in html(ARABIC, DUTCH)


def test_text_that_runs_the_readers_way_is_not_isolated() -> None:
    arab = Channel(id=ChannelId("desk"), language="ar")
    first, second, third, _ = shown(ARABIC, arab).splitlines()
    assert "\u2068" not in first + second
    assert third == "🏷 \u2068NAVO\u2069 · \u2068staakt-het-vuren\u2069 · \u2068Idlib\u2069"


def test_a_message_sent_again_says_so_and_is_otherwise_the_same() -> None:
    [once], [again] = messages(alert(), DUTCH), messages(alert(), DUTCH, is_repeated=True)
    assert again.html == "🔁 opnieuw verstuurd: niemand heeft de aankomst bevestigd\n" + once.html
    long = alert(lead=LONG)
    assert len(messages(long, DUTCH, is_repeated=True)) == len(messages(long, DUTCH))


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
    assert messages(hostile, DESK)[0].plain.splitlines()[0].endswith(f" {safe}")
    assert f'href="{safe}"' in html(hostile)


def test_a_moment_that_a_zone_does_not_have_is_told_in_utc() -> None:
    first = datetime(1, 1, 1, tzinfo=UTC)
    desk = Channel(id=ChannelId("desk"), tz="America/New_York")
    assert "01-01 00:00 UTC" in to_terminal(alert(published_at=first), desk, has_colour=False)


def test_a_line_stays_one_line() -> None:
    assert clean_line("a\x1b[2J\r\nb\u2028c\u202e") == "a[2J b c"
