"""Note words: take the words of kept articles into the concordance, a few at a time."""

import asyncio
from datetime import timedelta

from bot.errors import BotError
from bot.model.sought import Noted
from bot.polling.taking_in import to_document
from bot.ports import Clock
from bot.ports.archives import Concordance
from bot.rules.concordance import LOUD, forms_of, languages_of, words_of
from bot.rules.findings import Document

_AT_ONCE = 200
_MOST_KNOWN = 150_000


class Indexer:
    """Notes words, and knows which words it has read."""

    def __init__(self, concordance: Concordance, most_known: int = _MOST_KNOWN) -> None:
        """Begin with no word read; remember twice `most_known`, those met last."""
        self._concordance = concordance
        self._most_known = most_known
        self._known: set[int] = set()
        """Hashes of words whose forms are kept."""
        self._known_before: set[int] = set()

    async def work(self, clock: Clock, most: timedelta) -> int:
        """Note what is not noted yet, for so long at most; gives how many articles."""
        if not await self._concordance.begin():
            return 0
        began, count = clock.elapsed(), 0
        while clock.elapsed() - began < most.total_seconds():
            articles, reworded = await self._concordance.unread(_AT_ONCE)
            noted = []
            for place, kept in articles:
                noted.append(self.noted(place, to_document(kept.article)))
                await asyncio.sleep(0)
            if not noted and not reworded:
                break
            try:
                await self._concordance.note(noted, reworded)
            except BotError:
                self._known, self._known_before = set(), set()
                raise
            count += len(noted)
        return count

    def noted(self, place: int, document: Document) -> Noted:
        """Give what is to be noted of an article."""
        if len(self._known) > self._most_known:
            self._known, self._known_before = set(), self._known
        words = set(languages_of(document))
        forms: list[tuple[str, str]] = []
        for noun in words_of(document):
            words.add(noun.text)
            if noun.is_loud:
                words.add(LOUD + noun.text)
            mark = hash(noun)
            if mark not in self._known:
                self._known.add(mark)
                if mark not in self._known_before:
                    forms.extend(forms_of(noun))
        return Noted(place, frozenset(words), tuple(forms))
