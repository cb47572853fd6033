"""OPML in and out: what other readers write is understood, what is hostile or broken is one line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import BotError
from bot.sources.opml import Outline, read_opml, write_opml
from tests.fakes import feed

NESTED = b"""<?xml version="1.0" encoding="ISO-8859-1"?>
<opml version="1.0"><head><title>Mine</title></head><body>
  <outline text="News"><outline title="Turkey">
    <outline type="rss" text="Anadolu &amp; Co" xmlURL=" https://aa.example/rss?a=1&amp;b=2 " language="tr"/>
    <outline text="T\xfcrk\xe7e" xmlUrl="https://b.example/rss"><outline text="x" xmlurl="https://c.example/"/></outline>
  </outline></outline>
  <outline text="no address" type="link" url="https://page.example/"/>
  <outline xmlUrl="https://aa.example/rss?a=1&amp;b=2" text="again"/>
</body></opml>"""


def test_nested_lists_of_other_readers_are_read_each_address_once() -> None:
    assert read_opml(NESTED) == [
        Outline(url="https://aa.example/rss?a=1&b=2", title="Anadolu & Co", folder="News / Turkey", language="tr"),
        Outline(url="https://b.example/rss", title="Türkçe", folder="News / Turkey"),
        Outline(url="https://c.example/", title="x", folder="News / Turkey"),
    ]


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (b"", "line 1, column 1: no element found"),
        (b"<opml><body>\n<outline xmlUrl='a' <", "line 2, column 21: not well-formed"),
        (b"<html><body/></html>", "no OPML"),
        (b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><opml>&b;</opml>', "defines an entity (a)"),
        (b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><opml>&a;</opml>', "defines an entity (a)"),
        (b"<opml>" + b"<outline text='x'>" * 60, "more than 50 deep"),
        (b"\x00\x01\x02", "is it an OPML file?"),
        (b'<?xml version="1.0" encoding="klingon"?><opml/>', "unknown encoding"),
    ],
)
def test_what_is_no_list_is_one_line_that_says_where_and_what(document: bytes, said: str) -> None:
    with pytest.raises(BotError) as refused:
        read_opml(document)
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


@given(st.lists(st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=30), max_size=5))
def test_what_goes_out_comes_in_again(outlets: list[str]) -> None:
    feeds = [feed(f"f{number}", outlet=outlet, languages=("tr",)) for number, outlet in enumerate(outlets)]
    found = read_opml(write_opml(feeds).encode())
    assert [(one.url, one.language) for one in found] == [(one.url, "tr") for one in feeds]
