"""Telegram's HTML is read, and refused, as Telegram does."""

import pytest

from tests.servers.telegram_html import MarkupError, parse_html


@pytest.mark.parametrize(
    ("markup", "text", "entities"),
    [
        ("  <b>😀 a</b> b\n", "😀 a b", [("bold", 0, 4)]),
        ("&lt;&#65;&#x1F600;&nbsp; & co", "<A😀&nbsp; & co", []),
        ('<a href="HTTP://X.example?q=1&amp;r">y</a>', "y", [("text_link", 0, 1)]),
        ('<a href="javascript:alert(1)">y</a>', "y", []),
        ("<blockquote expandable>q <i>r</i></blockquote>", "q r", [("expandable_blockquote", 0, 3), ("italic", 2, 1)]),
        ('<span class="tg-spoiler">s</span><b></b>', "s", [("spoiler", 0, 1)]),
        ('<pre><code class="language-py">x</code></pre>', "x", [("pre", 0, 1)]),
    ],
)
def test_markup_is_read_as_telegram_reads_it(markup: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    """Visible text without outer blanks; offsets in UTF-16."""
    formatted = parse_html(markup)
    assert (formatted.text, [(e.type, e.offset, e.length) for e in formatted.entities]) == (text, entities)


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("é <br>", 'Unsupported start tag "br" at byte offset 3'),
        ("3 < 4", 'Unsupported start tag "" at byte offset 2'),
        ("I <3", "Unclosed start tag at byte offset 2"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<a href=x&y>z</a>", "Unexpected end of name token at byte offset 8"),
    ],
)
def test_wrong_markup_is_refused_in_telegrams_words(markup: str, words: str) -> None:
    """Offsets count bytes of UTF-8 from the start of the markup."""
    with pytest.raises(MarkupError) as refused:
        parse_html(markup)
    assert str(refused.value) == words
