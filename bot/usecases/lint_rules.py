"""Weigh rules by the newest of the articles that are kept."""

from collections.abc import Sequence

from bot.polling.taking_in import to_document
from bot.ports.archives import KeptArticles
from bot.rules.linting import Lint
from bot.rules.matching import Matcher
from bot.rules.weighing import Scales
from bot.usecases.replay import newest

MOST_READ = 1000
"""Enough to tell a broad rule, and read within a second."""


async def lint_by_articles(matcher: Matcher, archive: KeptArticles) -> Sequence[Lint]:
    """Give what kept articles say against rules that are evaluated. Raises StoreError."""
    scales = Scales()
    for kept in await newest(archive, MOST_READ):
        document = to_document(kept.article)
        scales.put(kept.article, matcher.match(document, matcher.find(document)))
    return list(scales.lints(matcher.rules))
