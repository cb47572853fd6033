"""A text folded and split once, however many rules will read it."""

from bisect import bisect_right
from functools import cached_property

from bot.text.folding import HYPHEN, Folded
from bot.text.words import Word, Words, tokens


class PreparedText:
    """One field of an article: its folded words at once, where they stand when somebody asks."""

    def __init__(self, text: str) -> None:
        """Fold the text and split it."""
        self.folded = Folded(text)
        self.tokens = tokens(self.folded.text)
        """The folded words in order, apostrophes included."""
        self.has_hyphens = HYPHEN in self.folded.text

    @cached_property
    def words(self) -> Words:
        """The words with what stands between them; one for each token."""
        return Words(self.folded.text)

    def raw(self, word: Word, start: int, end: int) -> str:
        """Give the original letters of a part of a word."""
        if start >= end:
            return ""
        first, last = self.folded.span(word.offset_of(start), word.offset_of(end - 1) + 1)
        return self.folded.original[first:last]

    def number_at(self, offset: int) -> int:
        """Give the number of the word that stands at an offset of the original, hyphenated words counted once."""
        at = bisect_right(self._starts, offset) - 1
        return self.words.numbers[max(at, 0)] if self.words else 0

    @cached_property
    def _starts(self) -> list[int]:
        return [self.folded.span(word.start, word.start + 1)[0] for word in self.words]
