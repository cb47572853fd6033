"""Languages without a table of their own: the word as it stands, and what stands before an apostrophe."""

from bot.text.inflection.endings import Reading, Use, set_off


class _Plain:
    """No inflection."""

    def readings(self, word: str, apostrophes: tuple[int, ...]) -> tuple[Reading, ...]:
        """Read the word as itself."""
        whole = Reading(word, 0, len(word), "", Use.ANY, len(word))
        return (whole, *set_off(word, 0, apostrophes)) if apostrophes else (whole,)

    def singulars(self, word: str) -> frozenset[str]:
        """Give nothing: no plural is known."""
        return frozenset()


PLAIN = _Plain()
