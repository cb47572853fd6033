"""How a name sounds, whatever script it is written in: Байлз, Biles and بايلز come to nearly the same consonants.

After Pfeifer, Poersch and Fuhr (1996): vowels differ most between transcriptions, so only consonants count, in classes.
"""

import re
from functools import lru_cache

from anyascii import anyascii

_SPELLED = (
    ("tsch|dsch|sch|sh|ch|zh|dj|dz|tz|ts|cz|sz|kz|ks|j|x|c(?=[eiy])", "s"),
    ("ph", "v"),
    ("th", "t"),
    ("kh", "h"),
    ("ck", "k"),
)
_SPELLINGS = tuple((re.compile(written), heard) for written, heard in _SPELLED)
_HEARD = str.maketrans("qcwfbgdz", "kkvvpkts", "aeiouyh")
_REPEATED = re.compile(r"(.)\1+")
_NO_LETTER = re.compile("[^a-z]")
_LEAST = 3


@lru_cache(maxsize=65536)
def sound_of(word: str) -> str | None:
    """Give a folded word's consonants as they are heard, a vowel at its head as `*`; `None` if they are too few."""
    latin = _NO_LETTER.sub("", anyascii(word).lower())
    heard = latin
    for written, sound in _SPELLINGS:
        heard = written.sub(sound, heard)
    heard = _REPEATED.sub(r"\1", heard.translate(_HEARD))
    if len(heard) < _LEAST:
        return None
    return f"*{heard}" if latin[0] in "aeiouy" else heard
