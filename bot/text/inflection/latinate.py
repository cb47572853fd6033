"""What the tables of the Romance languages share: several endings a line, and stems that change before them."""

from collections.abc import Callable, Iterable
from typing import Final

from bot.text.inflection.endings import Endings, Reading, Use

VOWELS: Final = "aeiou"

Respelling = Callable[[str, str], Iterable[str]]
"""Other dictionary forms than `stem + citation`, which it is given in two: (cierr, ar) -> cerrar."""


class Latinate(Endings):
    """Endings of which a line may have several (`o,aron ar c 2 past`), and stems that change before an ending.

    Names of one word keep their stem.
    """

    def __init__(
        self, table: str, *, respelling: Respelling, irregular: str = "", elisions: Iterable[str] = ()
    ) -> None:
        """Compile the table; see `Endings` for the rest."""
        super().__init__(_expanded(table), irregular=irregular, elisions=tuple(elisions))
        self._respelling = respelling

    def _read(self, word: str, offset: int, apostrophes: tuple[int, ...]) -> Iterable[Reading]:
        for reading in super()._read(word, offset, apostrophes):
            yield reading
            use = reading.use & (Use.COMMON | Use.PART | Use.TERM)
            if not use or not reading.form or reading.is_set_off or len(reading.key) <= reading.stem:
                continue
            for other in self._respelling(reading.key[: reading.stem], reading.key[reading.stem :]):
                yield reading._replace(key=other, use=use)


def _expanded(table: str) -> str:
    """Give a line for every ending of a line."""
    lines: list[str] = []
    for line in table.splitlines():
        endings, _, rest = line.strip().partition(" ")
        if endings and not endings.startswith("#"):
            lines.extend(f"{ending} {rest}" for ending in endings.split(","))
    return "\n".join(lines)


def change_vowel(stem: str, changes: Iterable[tuple[str, str]]) -> Iterable[str]:
    """Give the stem with its last vowels changed, a mute u before them left alone (sigu -> segu)."""
    end = len(stem)
    if stem.endswith(("gu", "qu")):
        end -= 2
    while end and stem[end - 1] not in VOWELS:
        end -= 1
    for written, meant in changes:
        if stem.endswith(written, 0, end):
            yield stem[: end - len(written)] + meant + stem[end:]
