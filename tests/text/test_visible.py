"""Markup to visible text: what a reader would see."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.visible import LONGEST_MARKUP, one_line, tidy, visible_text

SHOWN = {
    "plain text": ("NATO meets", "NATO meets"),
    "bold in a word does not tear it": ("cease<b>fi</b>re", "ceasefire"),
    "bold keeps blanks": ("<b>NATO</b> meets <i>in</i> Ankara", "NATO meets in Ankara"),
    "paragraphs are lines": ("<p>One.</p><p>Two.</p>", "One.\nTwo."),
    "breaks are lines": ("One.<br>Two.<br/>Three.", "One.\nTwo.\nThree."),
    "cells and items do not glue": ("<ul><li>Syria</li><li>Iraq</li></ul>", "Syria\nIraq"),
    "headings do not glue": ("<h2>Summit</h2>NATO", "Summit\nNATO"),
    "line ends in markup are blanks": ("NATO\nmeets\n  in <em>The\nHague</em>", "NATO meets in The Hague"),
    "entities": ("AT&amp;T &lt;b&gt; &quot;x&quot; &#39;y&#39; &eacute;&nbsp;&#x41;", "AT&T <b> \"x\" 'y' é A"),
    "entities within markup": ("<p>caf&eacute; &amp; bar</p>", "café & bar"),
    "entities are decoded once": ("<p>&amp;lt;b&amp;gt;</p>", "&lt;b&gt;"),
    "entities are decoded once without markup": ("&amp;amp;", "&amp;"),
    "scripts and styles": ("<style>p{}</style>NATO<script>alert('x')</script> meets", "NATO meets"),
    "templates and frames": ("<template>a</template><iframe>b</iframe><noscript>c</noscript>NATO", "NATO"),
    "comments": ("NATO<!-- senator --> meets", "NATO meets"),
    "attributes are not seen": ('<a href="https://senate.example" title="senate">NATO</a>', "NATO"),
    "images have no text": ('NATO <img src="x.jpg" alt="senate"> meets', "NATO meets"),
    "unclosed tags": ("<p>One<p>Two <b>three", "One\nTwo three"),
    "a lone angle": ("3 < 4 and NATO", "3 < 4 and NATO"),
    "cdata-like leftovers": ("<div><p></p><p> </p>NATO</div>", "NATO"),
    "blanks collapse": ("  NATO \t  meets \r\n", "NATO meets"),
    "right-to-left": ("<p dir=rtl>قمة <b>الناتو</b></p>", "قمة الناتو"),
    "control characters": ("NA\x07TO\x00 meets", "NATO meets"),
    "nothing": ("", ""),
}


@pytest.mark.parametrize(("markup", "text"), SHOWN.values(), ids=SHOWN)
def test_markup_becomes_what_a_reader_sees(markup: str, text: str) -> None:
    assert visible_text(markup) == text


def test_a_title_is_one_line() -> None:
    assert one_line(" NATO\n summit \t opens\r\n") == "NATO summit opens"


def test_nesting_of_any_depth_is_read() -> None:
    assert "NATO" in visible_text("<div><b>" * 20_000 + "NATO")


def test_very_long_markup_is_read_in_part() -> None:
    assert len(visible_text("<p>" + "NATO " * LONGEST_MARKUP)) <= LONGEST_MARKUP


@given(st.text(st.characters()) | st.text(st.sampled_from("<>/&;#x!-'\"=abp \n\0\ud800")))
def test_any_markup_gives_clean_text(markup: str) -> None:
    text = visible_text(markup)
    assert text == text.strip()
    assert "  " not in text
    assert "\0" not in text
    text.encode()


@given(st.text(st.characters()))
def test_tidying_twice_changes_nothing(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
    assert one_line(one_line(text)) == one_line(text)
    assert "\n" not in one_line(text)


@given(st.lists(st.text(st.sampled_from("abcéяع"), min_size=1), min_size=1))
def test_words_in_blocks_never_glue_and_inline_ones_never_tear(parts: list[str]) -> None:
    assert visible_text("".join(f"<p>{part}</p>" for part in parts)).split("\n") == parts
    assert visible_text("".join(f"<i>{part}</i>" for part in parts)) == "".join(parts)


def test_formatting_that_is_never_closed_costs_no_more_than_its_length() -> None:
    """2,000 open tags in front of 2,000 paragraphs would be four million elements."""
    opened = "".join(f"<b x={number:x}>" for number in range(2_000))
    assert visible_text(f"<p>{opened}" + "<p>x" * 2_000).split() == ["x"] * 2_000


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ('<a title="a > b" href=x>link</a>', "link"),
        ("one<b>two</b>three", "onetwothree"),
        ("<article>a</article><aside>b</aside>", "a\nb"),
        ("<b", ""),
        ('<a "' * 3, ""),
    ],
)
def test_formatting_tags_leave_nothing_behind(markup: str, text: str) -> None:
    assert visible_text(markup) == text
