"""Wikidata over real HTTP on loopback: what it answers, and every way in which it may not."""

from collections.abc import AsyncIterator
from ipaddress import ip_network

import pytest

from bot.model.entities import Name
from bot.model.records import LookUp, Record, Unanswered
from bot.net.client import HttpClient
from bot.sources.wikidata import Wikidata
from tests.servers.behaviours import Redirect, Status
from tests.servers.wikidata import WikidataServer, item

HELMETS = item(
    "Q7",
    labels={"en": "White Helmets", "en-gb": "White Helmets", "nl": "Witte Helmen", "simple": "White", "mul": "Helmets"},
    aliases={"en": ["Syria Civil Defence"], "ru": ["Белые каски"]},
    classes=["Q163740"],
)


@pytest.fixture
async def server() -> AsyncIterator[WikidataServer]:
    """Give a server that knows one item."""
    async with WikidataServer(HELMETS) as running:
        yield running


async def look_up(server: WikidataServer, id_: str = "Q7") -> LookUp:
    """Look an item up."""
    async with HttpClient(allowed=[ip_network("127.0.0.0/8")]) as client:
        return await Wikidata(client, server.url + "/").look_up(id_)


async def refusal(server: WikidataServer, id_: str = "Q7") -> str:
    """Look up what brings no answer; gives the reason without the address of the server."""
    found = await look_up(server, id_)
    assert isinstance(found, Unanswered)
    assert "\n" not in found.reason
    return found.reason.replace(server.url, "WIKIDATA")


async def test_labels_come_before_aliases_each_under_our_tag_for_its_language(server: WikidataServer) -> None:
    """A region's label counts as the language's; a label for all languages as one of its script."""
    found = await look_up(server)
    assert found == Record(
        id="Q7",
        names=(
            Name(text="White Helmets", language="en"),
            Name(text="Witte Helmen", language="nl"),
            Name(text="Helmets", language="latin"),
            Name(text="Syria Civil Defence", language="en"),
            Name(text="Белые каски", language="ru"),
        ),
        classes=("Q163740",),
    )
    [query] = server.queries
    assert query == {"action": "wbgetentities", "ids": "Q7", "props": "labels|aliases|claims", "format": "json"}


async def test_an_item_that_was_merged_is_the_one_it_was_merged_into(server: WikidataServer) -> None:
    server.merged["Q8"] = "Q7"
    found = await look_up(server, "Q8")
    assert isinstance(found, Record)
    assert found.id == "Q7"


async def test_an_unknown_item_is_said_to_be_unknown(server: WikidataServer) -> None:
    server.items["Q10"] = {"id": "Q10", "missing": ""}
    assert await refusal(server, "Q9") == "Wikidata has no item Q9"
    assert await refusal(server, "Q10") == "Wikidata has no item Q10"


@pytest.mark.parametrize(
    ("behaviour", "reason"),
    [
        (Status(code=200, body=b"<html>Sorry</html>"), "WIKIDATA answers something that is not JSON"),
        (Status(code=200, body=b"[" * 100_000), "WIKIDATA answers something that is not JSON"),
        (Status(code=200, body=b"\xff{}"), "WIKIDATA answers something that is not JSON"),
        (Status(code=200, body=b"[]"), "WIKIDATA answers JSON that is not Wikidata's"),
        (Status(code=200, body=b'{"entities": {"Q7": 1}}'), "WIKIDATA answers JSON that is not Wikidata's"),
        (Status(code=200, body=b'{"error": {"code": "readonly"}}'), "WIKIDATA refuses to look Q7 up (readonly)"),
        (Status(code=500), "WIKIDATA answers HTTP 500"),
        (Status(code=429, retry_after="60"), "WIKIDATA answers HTTP 429; it asks to wait 60 s"),
    ],
)
async def test_what_is_no_answer_is_told_in_one_sentence(
    server: WikidataServer, behaviour: Status, reason: str
) -> None:
    server.behaviour = behaviour
    assert await refusal(server) == reason


async def test_a_redirect_to_a_private_address_is_not_followed(server: WikidataServer) -> None:
    server.behaviour = Redirect(to="http://10.0.0.1/w/api.php")
    assert "10.0.0.1" in await refusal(server)


async def test_names_cannot_break_the_lines_they_are_printed_on(server: WikidataServer) -> None:
    written = "White\u202e\nHelmets\ud800\u2028: x" + "y" * 500
    server.items["Q7"] = item("Q7", labels={"en": written, "nl": "\n - ", "de": ""})
    found = await look_up(server)
    assert isinstance(found, Record)
    [name] = found.names
    assert name.text.startswith("White Helmets? : x")
    assert len(name.text) <= 200
    assert name.text.isprintable()


async def test_members_of_other_types_than_promised_are_left_out(server: WikidataServer) -> None:
    server.items["Q7"] = {
        "id": "Q7",
        "labels": [],
        "aliases": {"en": {"value": "x"}, "nl": [1, {"language": "nl", "value": "Witte Helmen"}]},
        "claims": {"P31": [1, {"mainsnak": {"snaktype": "novalue"}}]},
    }
    assert await look_up(server) == Record(id="Q7", names=(Name(text="Witte Helmen", language="nl"),))
