"""Kept articles with their stories and places, as rows."""

import sqlite3

from bot.model.replays import Kept
from bot.model.stories import StoryId
from bot.stores.sqlite.rows import to_article

FILED = "SELECT articles.*, filings.story, filings.place FROM filings JOIN articles ON articles.id = filings.article"


def to_kept(row: sqlite3.Row) -> Kept:
    """Give the article of a row of `FILED`."""
    return Kept(article=to_article(row), story=StoryId(row["story"]))
