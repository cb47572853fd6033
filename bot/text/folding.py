"""Folding: letters that readers take for the same become the same, with a map back to the original.

The order and the equivalences are Unicode's NFKC with full case folding (UAX #15, #44), plus what news text needs
besides: the Turkish dotted and dotless i, one apostrophe, one hyphen, the letters that Arabic, Persian and Kurdish
keyboards disagree on, and no accents in scripts where an accent is an accent (Latin, Greek; not the Cyrillic short i,
not dakuten, not the vowel signs of India, but the dot below a Devanagari letter, which newspapers leave out). The
marks of tone that Armenian writes within a word (what? is inch with a mark on the i) are no part of it.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

APOSTROPHE = "'"
HYPHEN = "-"

_APOSTROPHES = "'\u2018\u2019\u201b`\u00b4\u02b9\u02bb\u02bc\u02bd\u02be\u02bf\u2032\uff07\u0374\u055a\u05f3"
_HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d\u05be\u058a\u00b7\u30fb\u200c"
"""Besides the dashes: the middle dots that join foreign names in CJK, and the non-joiner that joins Persian words."""

_DROPPED = (
    "\u00ad\u200b\u200d\u200e\u200f\u061c\u2060\ufeff\u0640\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    "\u055b\u055c\u055e"
)

_LETTERS = {
    # Latin letters that no decomposition reaches
    "ı": "i", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ŧ": "t", "æ": "ae", "œ": "oe", "þ": "th", "ŋ": "n",
    # Cyrillic: only yo is written both ways
    "ё": "е",
    # Arabic, Persian, Kurdish, Urdu: one alef, one ya, one kaf, one ha
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ئ": "ي", "ؤ": "و", "ک": "ك", "ڪ": "ك",
    "ة": "ه", "ۀ": "ه", "ە": "ه", "ھ": "ه", "ہ": "ه", "ۂ": "ه", "ۃ": "ه",
}  # fmt: skip

_KEPT_WHOLE = frozenset("йїўѓќ")
"""Cyrillic letters of their own that Unicode decomposes into a letter and a mark."""


def _is_accent(mark: str) -> bool:
    """Say whether the mark may go: Latin, Greek, Cyrillic accents, Hebrew points, Arabic vowels, nukta, selectors."""
    code = ord(mark)
    return (
        0x0300 <= code <= 0x036F
        or 0x0591 <= code <= 0x05C7
        or 0x0610 <= code <= 0x061A
        or 0x064B <= code <= 0x065F
        or code == 0x0670
        or 0x06D6 <= code <= 0x06ED
        or 0x08D3 <= code <= 0x08FF
        or code == 0x093C
        or 0x1AB0 <= code <= 0x1AFF
        or 0x1DC0 <= code <= 0x1DFF
        or 0x20D0 <= code <= 0x20FF
        or 0xFE00 <= code <= 0xFE0F
    )


def _is_composed_script(char: str) -> bool:
    """Say whether the char is Hangul or kana, whose decomposition would tear a letter apart."""
    code = ord(char)
    return 0xAC00 <= code <= 0xD7A3 or 0x3040 <= code <= 0x30FF or 0xFF65 <= code <= 0xFF9F


def _fold_letter(char: str) -> str:
    """Fold one code point that is already compatibility-decomposed and in lower case."""
    if char in _LETTERS:
        return _LETTERS[char]
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    return "" if unicodedata.combining(char) and _is_accent(char) else char


def _fold_char(char: str) -> str:
    """Fold one code point of any text; may give no char, one or several."""
    if char in _APOSTROPHES:
        return APOSTROPHE
    if char in _HYPHENS:
        return HYPHEN
    if char in _DROPPED or _is_accent(char):
        return ""
    if char in "Iİ":
        return "i"
    if _is_composed_script(char):
        return unicodedata.normalize("NFKC", char).casefold()
    lower = char.casefold()
    if lower in _KEPT_WHOLE or lower in _LETTERS:
        return _LETTERS.get(lower, lower)
    apart = unicodedata.normalize("NFKD", lower)
    if apart == lower:
        return _fold_letter(lower) if len(lower) == 1 else "".join(map(_fold_letter, lower))
    if all(part.isspace() for part in apart):
        return " "
    # Squared and half-width kana come apart into letters and marks that belong together.
    return unicodedata.normalize("NFC", "".join(map(_fold_letter, apart.casefold())))


class _Table(dict[int, str]):
    """`str.translate`'s table, filled as code points are met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_char(chr(code))
        return folded


_TABLE = _Table()
_HALF_WIDTH = re.compile("[\uff9e\uff9f]")
"""The marks of half-width kana, which no composition joins to their letters."""


_MIXED = re.compile("[a-z][\u0430-\u045f]|[\u0430-\u045f][a-z]")
_RUN = re.compile("[a-z\u0430-\u045f]+")
_TWINS = dict(
    zip(
        "abcehijkmoptxy",
        "\u0430\u0432\u0441\u0435\u043d\u0456\u0458\u043a\u043c\u043e\u0440\u0442\u0445\u0443",
        strict=True,
    )
)
"""Latin letters that look like Cyrillic ones, capitals or small."""


def _unmixed(match: re.Match[str]) -> str:
    """Read a Cyrillic word in which some letters were typed in Latin, as the eye reads it."""
    word = match.group()
    latin = [char for char in word if char.isascii()]
    if not latin or 2 * len(latin) > len(word) or not all(char in _TWINS for char in latin):
        return word
    return "".join(_TWINS.get(char, char) for char in word)


class Folded:
    """Folded text that knows where each of its chars came from."""

    __slots__ = ("_starts", "original", "text")

    def __init__(self, original: str) -> None:
        """Fold the text; nothing is lost of the original."""
        self.original = original
        self._starts: Sequence[int] | None = None
        if original.isascii() or (unicodedata.is_normalized("NFC", original) and not _HALF_WIDTH.search(original)):
            self.text = original.translate(_TABLE)
        else:
            self.text, self._starts = _fold_clusters(original)
        if _MIXED.search(self.text):
            self.text = _RUN.sub(_unmixed, self.text)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the place in the original of the folded chars from `start` to `end`, marks of the last one included."""
        starts = self._map()
        first = starts[start]
        last = starts[end - 1] + 1
        while last < len(self.original) and not _TABLE[ord(self.original[last])] and _is_mark(self.original[last]):
            last += 1
        return first, last

    def _map(self) -> Sequence[int]:
        # Few texts hold a hit, so the map is made on demand.
        if self._starts is None:
            if all(len(_TABLE[ord(char)]) == 1 for char in set(self.original)):
                self._starts = range(len(self.original))
            else:
                self._starts = [at for at, char in enumerate(self.original) for _ in _TABLE[ord(char)]]
        return self._starts


def _is_mark(char: str) -> bool:
    return unicodedata.category(char)[0] == "M"


def _fold_clusters(text: str) -> tuple[str, list[int]]:
    """Fold text with letters and marks apart: each letter is put together with its marks first."""
    folded: list[str] = []
    starts: list[int] = []
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and _joins(text[at:end], text[end]):
            end += 1
        cluster = unicodedata.normalize(_form_of(text[end - 1]), text[at:end])
        if len(cluster) == 1:
            chars = _TABLE[ord(cluster)]
            folded.append(chars)
            starts.extend([at] * len(chars))
        else:
            for offset in range(at, end):
                chars = _TABLE[ord(text[offset])]
                folded.append(chars)
                starts.extend([offset] * len(chars))
        at = end
    return "".join(folded), starts


def _form_of(char: str) -> Literal["NFC", "NFKC"]:
    return "NFKC" if _HALF_WIDTH.match(char) else "NFC"


def _joins(cluster: str, char: str) -> bool:
    """Say whether a char becomes one with the cluster before it."""
    form = _form_of(char)
    return unicodedata.normalize(form, cluster + char) != unicodedata.normalize(form, cluster) + char


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Fold a short text (a name, a term) whose map back is not needed."""
    return Folded(text).text
