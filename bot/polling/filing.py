"""Filing: a poll's new articles, each under the story it belongs to."""

from collections.abc import Iterable
from datetime import datetime

from bot.model.articles import ArticleId, Field
from bot.model.rules import Mention
from bot.model.stories import Draft
from bot.rules.findings import Document
from bot.stories.duplicates import shingles_of
from bot.stories.evidence import traits_of


def to_draft(article: ArticleId, document: Document, mentions: Iterable[Mention], at: datetime | None) -> Draft:
    """Give what files an article that was published at a moment, if that is known."""
    text = document.text
    of_title = (one for one in mentions if one.span.field is Field.TITLE)
    lead = f". {text.lead}" if text.lead else ""
    return Draft(
        article=article,
        traits=traits_of(f"{text.title}{lead}", document.language.tag, of_title, at),
        shingles=shingles_of(text.title, text.lead, text.body),
    )
