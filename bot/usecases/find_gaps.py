"""Find what rules missed in the stories that they caught."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from bot.model.rules import RuleId
from bot.model.stories import StoryId
from bot.polling.taking_in import to_document
from bot.ports.archives import KeptArticles
from bot.rules.gaps import Gap, GapFinder
from bot.rules.matching import Matcher
from bot.usecases.crew import Crew
from bot.usecases.replay import newest, replay

_AT_ONCE = 200
"""Stories that are read together."""
_USUAL = 5000
"""Articles that tell what is usual in a language."""


async def find_gaps(
    matcher: Matcher, *, archive: KeptArticles, since: datetime
) -> Sequence[tuple[Gap, list[tuple[str, int]]]]:
    """Give what the rules missed since a moment, with the words that may have been meant. Raises StoreError."""
    caught: defaultdict[StoryId, set[RuleId]] = defaultdict(set)
    async for page in replay(Crew(matcher, 1), archive=archive, since=since):
        for one in page.found:
            caught[one.story].update(match.rule for match in one.matches)
    finder = GapFinder(matcher)
    for kept in await newest(archive, _USUAL):
        finder.read(kept, to_document(kept.article))
    stories = list(caught)
    for at in range(0, len(stories), _AT_ONCE):
        for kept in await archive.of_stories(stories[at : at + _AT_ONCE], since):
            finder.look(kept, to_document(kept.article), [matcher.rules[rule] for rule in sorted(caught[kept.story])])
    return list(finder.gaps())
