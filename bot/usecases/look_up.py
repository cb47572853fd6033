"""Look up: an item of an encyclopedia as an entity to review."""

from collections.abc import Collection

from bot.errors import NotFoundError
from bot.model.entities import Entity
from bot.model.records import Unanswered
from bot.ports import Encyclopedia
from bot.rules.proposing import Proposal, propose


async def look_up(
    id_: str, *, encyclopedia: Encyclopedia, entities: Collection[Entity], languages: Collection[str] | None
) -> Proposal:
    """Give the item as an entity beside those we have, with names in these languages or in all.

    Raises NotFoundError with the reason if there is no answer to make one of.
    """
    found = await encyclopedia.look_up(id_)
    if isinstance(found, Unanswered):
        raise NotFoundError(found.reason)
    if not found.names:
        raise NotFoundError(f"{found.id} has no name in a language the bot knows")
    return propose(found, entities, languages=languages)
