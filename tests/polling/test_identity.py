"""What an entry is known by."""

from typing import Any

import pytest

from bot.model.articles import Entry
from bot.model.feeds import Identity
from bot.polling.identity import canonical_url, keys_of, names_of, picture_of, shared_guids, shared_links
from tests.fakes import entry, feed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.bbc.co.uk/news/1?at_medium=RSS&at_campaign=KARANGA", "http://bbc.co.uk/news/1"),
        ("https://a.example/x?id=1&ref=rss", "https://a.example/x?id=1&ampref=rss"),
        ("https://a.example/x/", "https://a.example/x"),
        ("https://a.example/x#top", "https://a.example/x"),
        ("https://A.Example/x?b=2&a=1", "https://a.example/x?a=1&b=2"),
        ("https://a.example:443/x?utm_source=rss", "https://a.example/x"),
        ("https://a.example/%D1%82%d1%83%D1%81%D0%BA", "https://a.example/туск"),
    ],
)
def test_addresses_that_name_one_page_are_one(one: str, other: str) -> None:
    assert canonical_url(one) == canonical_url(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example/x?id=1", "https://a.example/x?id=2"),
        ("https://a.example/X", "https://a.example/x"),
        ("https://a.example:8080/x", "https://a.example/x"),
        ("https://a.example/?company=1", "https://a.example/?company=2"),
        ("https://a.example/a%2Fb", "https://a.example/a/b"),
        ("https://a.example/%FF%FE", "https://a.example/%FF"),
    ],
)
def test_addresses_that_name_two_pages_stay_two(one: str, other: str) -> None:
    assert canonical_url(one) != canonical_url(other)


def test_an_address_that_cannot_be_read_is_taken_as_it_is() -> None:
    assert canonical_url(" http://[::1 ") == "http://[::1"


def keys(
    one: Entry, of: str = "aa-en", *, trusts_guid: bool = True, trusts_link: bool = True, **changes: Any
) -> set[str]:
    """Give the keys of an entry of a feed in which nothing is shared unless said."""
    whose = feed(of, **changes)
    found = keys_of(whose.identity, names_of(whose, one), trusts_guid=trusts_guid, trusts_link=trusts_link)
    return set(found)


def test_an_edited_title_leaves_an_entry_the_same() -> None:
    assert keys(entry()) & keys(entry(title="Ceasefire fails in Idlib"))


def test_an_entry_without_guid_is_known_by_its_link() -> None:
    assert keys(entry(guid=None)) & keys(entry(guid=None, title="Another title"))


def test_a_copy_in_another_feed_is_the_same_by_link_and_title() -> None:
    assert keys(entry()) & keys(entry(guid="of its own"), of="bbc")


def test_a_link_alone_names_nothing_in_another_feed() -> None:
    """An aggregator puts its own words over another's link."""
    one = entry(guid="https://aa.example/1", title="One title")
    assert not keys(one) & keys(entry(guid=None, title="Another title"), of="bbc")
    assert keys(one) & keys(entry(guid=None, title="One title"), of="bbc")


def test_equal_relative_links_of_two_sites_are_two_pages() -> None:
    assert not keys(entry(link="/news/1")) & keys(entry(link="/news/1"), of="bbc")


def test_items_of_a_live_page_with_one_link_stay_apart() -> None:
    assert not keys(entry(1, link="https://a.example/live")) & keys(entry(2, link="https://a.example/live"))


def test_items_that_all_link_to_the_front_page_stay_apart() -> None:
    front = "https://a.example/"
    assert not keys(entry(1, guid=None, link=front)) & keys(entry(2, guid=None, link=front))


def test_without_guid_and_link_title_and_date_tell() -> None:
    bare: dict[str, Any] = {"guid": None, "link": None}
    assert keys(entry(1, **bare)) == keys(entry(1, **bare))
    assert not keys(entry(1, **bare)) & keys(entry(2, **bare))
    assert not keys(entry(1, **bare)) & keys(entry(1, **bare, published_at=None))


def test_equal_guids_in_two_feeds_are_two_things() -> None:
    assert not keys(entry(link=None)) & keys(entry(link=None), of="bbc")


@pytest.mark.parametrize(
    ("identity", "other", "is_same"),
    [
        (Identity.GUID, {"link": "https://aa.example/2", "title": "x"}, True),
        (Identity.GUID, {"guid": "2"}, False),
        (Identity.LINK, {"guid": "2", "title": "x"}, True),
        (Identity.LINK, {"link": "https://aa.example/2"}, False),
        (Identity.TITLE, {"guid": "2", "link": "https://aa.example/2"}, True),
        (Identity.TITLE, {"title": "x"}, False),
    ],
)
def test_config_can_pin_what_identifies(identity: Identity, other: dict[str, Any], is_same: bool) -> None:
    assert bool(keys(entry(), identity=identity) & keys(entry(**other), identity=identity)) is is_same


def test_one_guid_on_different_items_identifies_nothing() -> None:
    same = [entry(1, guid="x"), entry(2, guid="x")]
    assert shared_guids(same)
    first, second = (keys(one, trusts_guid=False) for one in same)
    assert not first & second


def test_an_item_that_stands_twice_shares_no_guid() -> None:
    assert not shared_guids([entry(), entry()])


def test_one_link_on_different_items_identifies_nothing() -> None:
    same = [entry(1, guid=None, link="https://a.example/live"), entry(2, guid=None, link="https://a.example/live")]
    assert shared_links(same) == {"a.example/live"}
    first, second = (keys(one, trusts_link=False) for one in same)
    assert not first & second


@pytest.mark.parametrize(("trusts_guid", "trusts_link"), [(False, True), (True, False), (False, False)])
@pytest.mark.parametrize("identity", list(Identity))
@pytest.mark.parametrize("parts", [{}, {"guid": None}, {"link": None}])
def test_whatever_an_entry_comes_to_be_known_by_is_among_its_names(
    trusts_guid: bool, trusts_link: bool, identity: Identity, parts: dict[str, Any]
) -> None:
    one = entry(**parts)
    found = keys(one, identity=identity, trusts_guid=trusts_guid, trusts_link=trusts_link)
    assert found <= set(names_of(feed(), one).all())


def test_keys_are_of_bounded_length_and_still_differ() -> None:
    one, other = keys(entry(guid="x" * 5000 + "1", link=None)), keys(entry(guid="x" * 5000 + "2", link=None))
    assert not one & other
    assert all(len(key) < 600 for key in one)


def test_a_picture_is_the_same_in_all_its_sizes() -> None:
    """What tells pictures apart stays."""
    sizes = (
        "https://cdn.example/a-1024x768.jpg",
        "http://cdn.example/a_70x70.jpg?w=5",
        "https://www.cdn.example/a.jpg#x",
    )
    assert {picture_of(url) for url in sizes} == {"cdn.example/a.jpg"}
    assert picture_of("https://cdn.example/image?id=1") != picture_of("https://cdn.example/image?id=2")
