"""Weigh rules by the newest of the articles that are kept."""

from collections.abc import Sequence
from datetime import UTC, datetime

from bot.polling.taking_in import to_document
from bot.ports import KeptArticles
from bot.rules.linting import Lint
from bot.rules.matching import Matcher
from bot.rules.weighing import Scales

MOST_READ = 2000
"""Enough to tell a broad rule, and read within a second."""
_ALWAYS = datetime.min.replace(tzinfo=UTC)


async def lint_by_articles(matcher: Matcher, archive: KeptArticles) -> Sequence[Lint]:
    """Give what kept articles say against rules that are evaluated. Raises StoreError."""
    scales = Scales()
    for kept in await archive.kept(_ALWAYS, None, MOST_READ):
        document = to_document(kept.article)
        scales.put(kept.article, matcher.match(document, matcher.find(document)))
    return list(scales.lints(matcher.rules))
