"""Of a changed body only unseen items are parsed; anything doubtful is left whole."""

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.polling.splicing import MOST_ITEMS, imprint, splice

HEAD = b'<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>'
TAIL = b"</channel></rss>"


def item(number: int, more: bytes = b"") -> bytes:
    """Give an item."""
    return b"<item><title>No %d</title><guid>%d</guid>%s</item>\n" % (number, number, more)


def document(*items: bytes) -> bytes:
    """Give a feed of these items."""
    return HEAD + b"".join(items) + TAIL


def titles(body: bytes) -> list[str]:
    """Give the titles feedparser reads."""
    return [entry.title for entry in feedparser.parse(body).entries]


def test_a_first_body_is_parsed_whole() -> None:
    body = document(item(1), item(2))
    spliced = splice(body, frozenset())
    assert spliced.body == body
    assert len(spliced.hashes) == 2


def test_nothing_is_parsed_when_only_the_head_changed() -> None:
    seen = splice(document(item(1), item(2)), frozenset()).hashes
    changed = document(item(1), item(2)).replace(b"<title>t<", b"<title>t, 12:01<")
    assert splice(changed, seen).body is None


def test_one_new_item_among_many_is_all_that_is_parsed() -> None:
    seen = splice(document(*map(item, range(50))), frozenset()).hashes
    spliced = splice(document(item(99), *map(item, range(49))), seen)
    assert spliced.body is not None
    assert titles(spliced.body) == ["No 99"]
    assert spliced.unseen == 1


def test_an_edited_item_is_parsed_again() -> None:
    seen = splice(document(item(1), item(2)), frozenset()).hashes
    spliced = splice(document(item(1), item(2, b"<description>more</description>")), seen)
    assert spliced.body is not None
    assert titles(spliced.body) == ["No 2"]


def test_atom_entries_are_cut_too() -> None:
    head = b'<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title>'
    old = b"<entry><title>old</title><id>1</id></entry>"
    new = b"<entry xml:lang='nl'><title>new</title><id>2</id></entry>"
    seen = splice(head + old + b"</feed>", frozenset()).hashes
    spliced = splice(head + new + old + b"</feed>", seen)
    assert spliced.body is not None
    assert titles(spliced.body) == ["new"]


@pytest.mark.parametrize(
    "doubtful",
    [
        document(item(1), b"<item><title>open"),
        document(item(1, b"<item>inner</item>")),
        document(item(1, b"<![CDATA[</item><item>]]>")),
        document(item(1, b"<!-- <item> -->")),
        document(item(1), b"<title>between</title>", item(2)),
        document(item(1)).replace(b"<rss", b'<rss xml:base="https://a.example/"'),
        document(item(1)).replace(b"</item>", b"</item >"),
        document(item(1), b"<entry></entry>"),
        document(item(1)).decode().encode("utf-16"),
        document(item(1, b"<title>Malm\xf6</title>"), item(2)),
        document(item(1)).replace(b'version="1.0"', b'version="1.0" encoding="no such"', 1),
        b"<rss><channel><item/><item/></channel></rss>",
        b"no feed at all",
        b"",
    ],
)
def test_what_is_doubtful_is_left_whole(doubtful: bytes) -> None:
    spliced = splice(doubtful, frozenset({1, 2}))
    assert spliced.body == doubtful
    assert spliced.hashes == frozenset()


ATOM = b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id></entry>'


@pytest.mark.parametrize(
    ("cut_off", "finished"),
    [
        (HEAD + item(1) + b"<item><link>https://a.exam", HEAD + item(1).strip()),
        (HEAD + item(1) + b"<item><description><![CDATA[ half </item> a text", HEAD + item(1).strip()),
        (HEAD + item(1) + b"<item><description><![CDATA[ x ]]><!-- </item> <item", HEAD + item(1).strip()),
        (HEAD + item(1) + b"<!-- cached", HEAD + item(1).strip()),
        (HEAD + item(1) + b"</channel>", HEAD + item(1).strip()),
        (ATOM + b"<entry><title>Cea", ATOM),
        (HEAD + b"<item><title>Cea", b""),
        (HEAD, b""),
    ],
)
def test_of_a_document_that_breaks_off_only_finished_items_are_read(cut_off: bytes, finished: bytes) -> None:
    spliced = splice(cut_off, frozenset())
    assert spliced.whole == finished
    assert spliced.is_cut_off
    assert not spliced.is_complete


def test_a_document_made_to_look_cut_off_in_every_item_costs_no_more_than_another() -> None:
    assert splice(HEAD + b"<!--</item>" * 100_000, frozenset()).whole == b""


@pytest.mark.parametrize("junk", [b"", b"\n<!-- cached -->", b"\n<script>track()</script>" * 500])
def test_what_stands_behind_the_end_of_a_document_is_no_matter(junk: bytes) -> None:
    assert not splice(document(item(1)) + junk, frozenset()).is_cut_off


def test_items_beyond_what_one_poll_takes_are_left_for_the_next() -> None:
    body = document(*map(item, range(MOST_ITEMS + 5)))
    first = splice(body, frozenset())
    assert (first.unseen, first.left, first.is_complete) == (MOST_ITEMS, 5, False)
    second = splice(body, first.hashes)
    assert second.body is not None
    assert titles(second.body) == [f"No {number}" for number in range(MOST_ITEMS, MOST_ITEMS + 5)]
    assert second.is_complete
    assert splice(body, second.hashes).body is None


def test_items_hashed_for_another_purpose_are_read_again() -> None:
    body = document(item(1), item(2))
    assert splice(body, splice(body, frozenset(), salt=b"guid").hashes, salt=b"link").unseen == 2


def test_of_a_head_only_what_a_poll_asks_for_is_parsed_again() -> None:
    more = b"<link>https://a.example/</link><ttl>15</ttl><image><url>https://a.example/i</url></image>"
    full = document(item(1), item(2)).replace(b"</title>", b"</title>" + more, 1)
    seen = splice(document(item(1)), frozenset()).hashes
    spliced = splice(full, seen)
    assert (
        spliced.body
        == HEAD.replace(b"<title>t</title>", b"<ttl>15</ttl><image></image>") + item(2).strip() + b"\n" + TAIL
    )
    assert spliced.whole == full


class TestImprint:
    """What tells a body from another one without looking into it."""

    def test_another_head_leaves_the_items_what_they_are(self) -> None:
        one = imprint(document(item(1), item(2)))
        other = imprint(document(item(1), item(2)).replace(b"<title>t<", b"<title>t, 12:01<"))
        assert one.body != other.body
        assert one.items == other.items

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            (b"No 2", b"No 3"),
            (b'"1.0"?', b'"1.0" encoding="koi8-r"?'),
            (b"<rss", b"<!DOCTYPE rss [<!ENTITY a 'b'>]><rss"),
            (b'"2.0"', b'"2.0" xmlns:media="https://m.example"'),
        ],
    )
    def test_what_gives_items_another_meaning_makes_them_others(self, old: bytes, new: bytes) -> None:
        body = document(item(1), item(2))
        assert imprint(body).items != imprint(body.replace(old, new, 1)).items

    def test_another_salt_makes_another_imprint(self) -> None:
        one, other = imprint(document(item(1)), salt=b"a"), imprint(document(item(1)), salt=b"b")
        assert one.body != other.body
        assert one.items != other.items

    def test_a_body_without_items_has_one_too(self) -> None:
        assert imprint(b"") != imprint(b"x")


def test_cdata_and_comments_within_an_item_are_cut_with_it() -> None:
    first = document(item(1, b"<description><![CDATA[<b>x</b>]]></description><!-- y -->"))
    assert splice(first, splice(first, frozenset()).hashes).body is None


def test_the_same_item_under_another_encoding_is_another_item() -> None:
    seen = splice(document(item(1)), frozenset()).hashes
    other = document(item(1)).replace(b'version="1.0"', b'version="1.0" encoding="iso-8859-9"', 1)
    assert splice(other, seen).body == other


@given(st.lists(st.integers(0, 40), max_size=30), st.lists(st.integers(0, 40), max_size=30))
def test_seen_and_unseen_together_are_all_there_is(before: list[int], after: list[int]) -> None:
    seen = splice(document(*map(item, before)), frozenset()).hashes
    spliced = splice(document(*map(item, after)), seen)
    parsed = [] if spliced.body is None else titles(spliced.body)
    unseen = [f"No {number}" for number in after if number not in before]
    assert parsed == unseen if before and after else True
