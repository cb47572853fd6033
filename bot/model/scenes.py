"""The demo's scene: what its feeds publish, and when."""

from dataclasses import dataclass
from datetime import timedelta

from bot.model.feeds import FeedId


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneChange:
    """What an article of the demo says from some poll on."""

    poll: int
    title: str
    lead: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneArticle:
    """An article of the demo; its time is told from the moment the demo runs."""

    feed: FeedId
    poll: int
    """At which poll it appears, from 1."""
    ago: timedelta
    title: str
    lead: str
    then: SceneChange | None = None
