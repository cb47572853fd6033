"""Indonesian and Malay.

Source: Sneddon et al., Indonesian: A Comprehensive Grammar (1.1-1.3: affixes, doubling, clitics; 2.7: passives);
Tatabahasa Dewan (verbs). Headlines leave the prefix of an active verb out (serang for menyerang) and a
passive has another (diserang): all are forms of one verb. A noun of the same root (serangan) is another word.
Names take clitics only. What is doubled behind a hyphen is a plural; the places where words join know of that.
"""

from collections.abc import Iterable

from bot.text.inflection.endings import Reading, Use, terms_among

_PARTICLES = {"lah": "emphasis", "kah": "question", "pun": "even"}
_POSSESSIVES = {"nya": "his, her or the", "ku": "my", "mu": "your"}
_PASSIVES = {"di": "passive", "ter": "passive", "ku": "I", "kau": "you"}
_LEAST_STEM = 3
_LEAST_VERB = 3
_VOWELS = "aeiou"

_NASALS = (
    # first letters of the root, prefix, whether the first letter is lost
    ("kh", "meng", False), ("sy", "men", False),
    ("pr", "mem", False), ("tr", "men", False), ("kr", "meng", False),
    ("p", "mem", True), ("t", "men", True), ("k", "meng", True), ("s", "meny", True),
    ("b", "mem", False), ("f", "mem", False), ("v", "mem", False),
    ("d", "men", False), ("c", "men", False), ("j", "men", False), ("z", "men", False),
    ("g", "meng", False), ("h", "meng", False), ("q", "meng", False),
    ("l", "me", False), ("m", "me", False), ("n", "me", False), ("r", "me", False), ("w", "me", False),
    ("y", "me", False),
)  # fmt: skip
_KEPT = ("per", "ter", "bel", "ke")
"""Roots that begin with a prefix of their own keep its first letter: memperpanjang, menertawakan aside."""


def _actives(root: str) -> Iterable[str]:
    """Give the active forms of a root: serang, menyerang; bom, mengebom."""
    if root[0] in _VOWELS:
        yield "meng" + root
        return
    for first, prefix, is_lost in _NASALS:
        if root.startswith(first):
            yield prefix + (root[1:] if is_lost else root)
            if is_lost and root.startswith(_KEPT):
                yield prefix + root
            break
    if sum(letter in _VOWELS for letter in root) == 1:
        yield "menge" + root


def _roots(verb: str) -> Iterable[str]:
    """Give the roots that an active form may be of: menyerang, serang."""
    for first, prefix, is_lost in _NASALS:
        rest = verb[len(prefix) :]
        if not verb.startswith(prefix) or len(rest) < _LEAST_VERB - 1:
            continue
        if is_lost:
            if rest[0] in _VOWELS:
                yield first + rest
        elif rest.startswith(first):
            yield rest
    if verb.startswith("meng") and verb[4:5] in tuple(_VOWELS):
        yield verb[4:]
        if verb.startswith("menge"):
            yield verb[5:]


class _Malay:
    """Clitics behind, the prefixes of verbs in front."""

    def readings(self, word: str, apostrophes: tuple[int, ...]) -> tuple[Reading, ...]:
        """Read the word without clitics, and every verb whose form it may be."""
        end = len(word)
        found = [Reading(word, 0, end, "", Use.ANY, end)]
        bare = [(word, "")]
        for clitics, use in ((_PARTICLES, Use.ANY), (_POSSESSIVES, Use.ANY)):
            for stem, form in tuple(bare):
                for clitic, name in clitics.items():
                    at = len(stem) - len(clitic)
                    if at >= _LEAST_STEM and stem.endswith(clitic):
                        named = f"{name} + {form}" if form else name
                        bare.append((stem[:at], named))
                        found.append(Reading(stem[:at], 0, end, named, use, at, at in apostrophes))
        for stem, form in bare:
            found.extend(_verbs(stem, form, end))
        return tuple(dict.fromkeys(found))

    def singulars(self, word: str) -> frozenset[str]:
        """Give the other forms that an analyst means who writes this one: of a passive the active."""
        return terms_among(self.readings(word, ()))


def _verbs(stem: str, form: str, end: int) -> Iterable[Reading]:
    """Read a word as a form of a verb, whose dictionary form is the active or the root."""
    if stem.startswith("me"):
        for root in _roots(stem):
            yield Reading(root, 0, end, _and("active", form), Use.COMMON | Use.TERM, len(stem))
        return
    if len(stem) >= _LEAST_VERB:
        for active in _actives(stem):
            yield Reading(active, 0, end, _and("without prefix", form), Use.COMMON, len(stem))
    for prefix, name in _PASSIVES.items():
        root = stem[len(prefix) :]
        if stem.startswith(prefix) and len(root) >= _LEAST_VERB:
            yield Reading(root, 0, end, _and(name, form), Use.COMMON | Use.TERM, len(stem))
            for active in _actives(root):
                yield Reading(active, 0, end, _and(name, form), Use.COMMON | Use.TERM, len(stem))


def _and(form: str, more: str) -> str:
    return f"{form} + {more}" if more else form


MALAY = _Malay()
