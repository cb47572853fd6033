"""Ports of what is kept, to try rules on."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from bot.model.replays import Extent, Kept
from bot.model.sought import Noted, Sought
from bot.model.stories import StoryId


class KeptArticles(Protocol):
    """The articles that are kept, to try rules on."""

    async def extent(self, since: datetime) -> Extent:
        """Count what is kept since a moment."""
        ...

    async def parts(self, since: datetime) -> list[int]:
        """Give the parts that hold articles first seen since a moment, the newest first."""
        ...

    async def places(self, part: int, wanted: Sought | None) -> list[int]:
        """Give the places of one part whose articles may hold what is wanted, the newest first; `None`: all of them."""
        ...

    async def kept(self, places: Sequence[int], since: datetime) -> list[Kept]:
        """Give of a few thousand places the articles first seen since a moment, newest first."""
        ...

    async def of_stories(self, stories: Collection[StoryId], since: datetime) -> list[Kept]:
        """Give the articles of stories that were first seen since a moment, newest first."""
        ...


class Concordance(Protocol):
    """The words of kept articles, noted so that a rule of tomorrow finds the few that may match it."""

    async def begin(self) -> bool:
        """Drop what is out of date or of articles that are gone; `False`: no words can be noted here."""
        ...

    async def unread(self, limit: int) -> tuple[list[tuple[int, Kept]], int]:
        """Give articles whose words are not noted, with their places, and up to which change they are reworded ones."""
        ...

    async def note(self, noted: Sequence[Noted], reworded: int) -> None:
        """Take words in; those of articles as they stood after a change, or 0."""
        ...
