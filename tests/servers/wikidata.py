"""Wikidata's API on loopback: `wbgetentities` as far as names go, and misbehaviour on wish."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from aiohttp import web

from tests.servers.behaviours import Behaviour
from tests.servers.loopback import Loopback


def item(
    id_: str,
    *,
    labels: Mapping[str, str] | None = None,
    aliases: Mapping[str, Sequence[str]] | None = None,
    classes: Sequence[str] = (),
) -> dict[str, Any]:
    """Give an item as the API sends it."""
    claims = [{"rank": "normal", "mainsnak": {"datavalue": {"value": {"id": one}}}} for one in classes]
    return {
        "type": "item",
        "id": id_,
        "labels": {tag: {"language": tag, "value": text} for tag, text in (labels or {}).items()},
        "aliases": {tag: [{"language": tag, "value": text} for text in some] for tag, some in (aliases or {}).items()},
        "claims": {"P31": claims} if claims else {},
    }


class WikidataServer(Loopback):
    """Answers for the items it was given; `behaviour` answers instead of it."""

    def __init__(self, *items: dict[str, Any]) -> None:
        """Know these items."""
        super().__init__()
        self.items = {one["id"]: one for one in items}
        self.merged: dict[str, str] = {}
        """Ids that lead to another item."""
        self.behaviour: Behaviour | None = None
        self.queries: list[dict[str, str]] = []

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        """Give the items asked for."""
        if self.behaviour is not None:
            return await self.behaviour.answer(request, None)
        query = dict(request.query)
        self.queries.append(query)
        if request.path != "/w/api.php" or query.get("action") != "wbgetentities":
            return web.Response(status=404)
        asked = query["ids"]
        found = self.items.get(self.merged.get(asked, asked))
        if found is None:
            return _json({"error": {"code": "no-such-entity", "info": "Could not find an entity", "id": asked}})
        return _json({"entities": {asked: found}, "success": 1})


def _json(document: dict[str, Any]) -> web.Response:
    return web.Response(body=json.dumps(document).encode(), content_type="application/json")
