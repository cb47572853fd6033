"""Entries to articles."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.model.articles import Entry, Language, Text
from bot.polling.entries import link_of, to_article, to_text
from tests.fakes import NOON, entry, feed

EN = Language(tag="en", candidates=("en",))


def visible(**parts: Any) -> Text:
    """Give the text of an item of these parts."""
    return to_text(**{"title": "t", "title_is_html": True, "summary": "", "content": "", **parts})


@pytest.mark.parametrize(
    ("title", "is_html", "seen"),
    [
        ("AT&amp;T &lt; 5 % &amp; more", True, "AT&T < 5 % & more"),
        ("<b>Ceasefire</b> in\n Idlib", True, "Ceasefire in Idlib"),
        ("a < b & c_d", True, "a < b & c_d"),
        ("literal <b> tag", False, "literal <b> tag"),
        ("😀 ‮evil‬ عاجل", True, "😀 ‮evil‬ عاجل"),
    ],
)
def test_titles_are_what_a_reader_sees(title: str, is_html: bool, seen: str) -> None:
    assert visible(title=title, title_is_html=is_html).title == seen


def test_with_content_alone_its_first_paragraph_is_the_lead() -> None:
    text = visible(content="<p>First <i>paragraph</i>.</p><p>Second.</p>")
    assert text.lead == "First paragraph."
    assert text.body == "First paragraph.\nSecond."


def test_an_entry_without_title_is_called_by_its_lead() -> None:
    assert visible(title="", summary="<p>Only a summary.</p>").title == "Only a summary."


def test_texts_are_of_bounded_length() -> None:
    text = visible(title="t" * 9999, summary="s" * 99999, content="c" * 999999)
    assert (len(text.title), len(text.lead), len(text.body)) == (1000, 8000, 64000)


def test_a_date_in_the_future_is_taken_for_now() -> None:
    early = entry(published_at=NOON + timedelta(hours=3))
    kept = to_article(feed(), early, keys=("k",), language=EN, now=NOON)
    assert kept.published_at == NOON


@pytest.mark.parametrize("impossible", [datetime(1, 1, 1, tzinfo=UTC), datetime(1969, 12, 31, tzinfo=UTC)])
def test_a_date_before_there_were_feeds_is_none(impossible: datetime) -> None:
    kept = to_article(feed(), entry(published_at=impossible), keys=("k",), language=EN, now=NOON)
    assert kept.published_at is None


def test_an_undated_entry_stays_undated() -> None:
    undated = entry(published_at=None)
    kept = to_article(feed(), undated, keys=("k",), language=EN, now=NOON)
    assert kept.published_at is None
    assert kept.first_seen_at == NOON


def test_the_id_of_an_article_follows_from_its_first_identity() -> None:
    made = [to_article(feed(), entry(), keys=(key,), language=EN, now=NOON).id for key in ("k", "k", "l")]
    assert made[0] == made[1] != made[2]


@pytest.mark.parametrize(
    ("one", "link"),
    [
        (Entry(link="/news/1"), "https://aa-en.example/news/1"),
        (Entry(link="//cdn.example/1"), "https://cdn.example/1"),
        (Entry(guid="https://aa.example/9"), "https://aa.example/9"),
        (Entry(guid="tag:1", link=""), "https://aa-en.example/rss.xml"),
        (Entry(link="javascript:alert(1)"), "https://aa-en.example/rss.xml"),
        (Entry(link="http://[broken"), "https://aa-en.example/rss.xml"),
    ],
)
def test_a_link_can_always_be_followed(one: Entry, link: str) -> None:
    assert link_of(feed(), one) == link


@pytest.mark.parametrize(
    ("link", "safe"),
    [
        ("https://a.example/\x1b]0;pwned\x07", "https://a.example/%1B]0;pwned%07"),
        ("https://a.example/\u202egpj.exe", "https://a.example/%E2%80%AEgpj.exe"),
        ("https://a.example/\x9b31m", "https://a.example/%C2%9B31m"),
        ('https://a.example/"><b>', "https://a.example/%22%3E%3Cb%3E"),
        ("https://a.example/two words\n", "https://a.example/two%20words"),
        ("https://a.example/çay?q=%C3%A7#x", "https://a.example/çay?q=%C3%A7#x"),
    ],
)
def test_a_link_cannot_steer_a_terminal_or_hide_what_it_is(link: str, safe: str) -> None:
    assert link_of(feed(), Entry(link=link)) == safe
