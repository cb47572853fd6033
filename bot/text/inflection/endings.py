"""How a table of endings becomes readings of a word.

A table says, a line each, which ending of the text stands for which ending of the dictionary form, and for whom the
line is meant. A word of the text is read as every dictionary form it may come from; it is then a matter of looking
those up. Nothing is generated, so a language with ten thousand forms a noun costs no more than one with two.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple, Protocol

APOSTROPHE_ENDING = 7
"""The longest ending that an apostrophe may set off, in letters (`NATO'nunkiler` has nine and is not met in news)."""


class Use:
    """Whom a reading is good for; bits of an int, for they are compared for every reading of every word."""

    NAME: Final = 1
    """A name of one word, or the last word of a longer one."""
    PART: Final = 2
    """A word of a name of several words: adjectives in names are declined like any adjective."""
    COMMON: Final = 4
    """A common word: concepts, and what analysts write as plain terms."""
    TERM: Final = 8
    """Also the way back: an analyst who writes the plural means the singular as well."""
    ACRONYM: Final = 16
    """A name in capitals whose ending is in small letters: nothing else tells the two apart."""
    PLURAL: Final = 32
    """Several of what bears the name: Kurds, F-16s. There is but one of a place."""
    ANY: Final = 7


class Reading(NamedTuple):
    """One way to understand a word of the text."""

    key: str
    """The dictionary form, folded."""
    start: int
    """Where the match begins in the word: behind an elided article."""
    end: int
    form: str
    """The inflection in plain words; empty for the dictionary form itself."""
    use: int
    stem: int
    """How many letters from `start` belong to the name rather than to its ending or clitics."""
    is_set_off: bool = False
    """An apostrophe stands before the ending."""
    needs_capital: bool = False
    """Too many words would be a form of some name: it counts only if the word begins with a capital."""
    needs_plain_end: bool = False
    """It counts only if the ending bears no accent: cs Ruska is of Rusko, Ruská is an adjective."""


class Inflection(Protocol):
    """A language's inflection."""

    def readings(self, word: str, apostrophes: tuple[int, ...]) -> tuple[Reading, ...]:
        """Read a folded word as every dictionary form it may come from, itself first."""
        ...

    def singulars(self, word: str) -> frozenset[str]:
        """Give the dictionary forms of a word that an analyst may write for them, such as the plural."""
        ...


def terms_among(readings: Iterable[Reading]) -> frozenset[str]:
    """Give the dictionary forms of those readings that lead back from what analysts write."""
    return frozenset(reading.key for reading in readings if reading.use & Use.TERM)


def names_first(found: Iterable[Reading]) -> tuple[Reading, ...]:
    """Give each reading once, those for names and with the longest stem first.

    Palesztinaban is in Palestine before it is in its Palestinian.
    """
    return tuple(sorted(dict.fromkeys(found), key=lambda reading: (not reading.use & Use.NAME, -reading.stem)))


class Rule(NamedTuple):
    """A line of a table."""

    ending: str
    citation: str
    form: str
    use: int
    least: int
    """The fewest letters that must stand before the ending."""
    is_set_off: bool = False
    """Only behind an apostrophe."""
    is_plain: bool = False
    """Only without an accent."""
    is_behind_consonant: bool = False
    """Only where the stem ends in a consonant."""


_USES = {
    "n": Use.NAME,
    "p": Use.PART,
    "c": Use.COMMON,
    "t": Use.COMMON | Use.TERM,
    "a": Use.ACRONYM,
    "m": Use.PLURAL,
}
_PLAIN, _BEHIND_CONSONANT = "uk"
_VOWELS = frozenset("aeiouy")


def parse_table(table: str) -> tuple[Rule, ...]:
    """Read a table: `ending citation[,citation] uses least form`, `-` for nothing, `#` for comments.

    Uses are letters: n for names, p for words of longer names, c for common words, t for common words and for terms
    that analysts write in this form, a for names in capitals, m for many of what bears a name; u besides: only if the
    ending is unaccented in the text; k: only behind a (Latin) consonant. An ending written with an apostrophe ('s)
    counts only where the text has one.
    """
    rules: list[Rule] = []
    for line in table.splitlines():
        bare = line.split("#")[0].strip()
        if not bare:
            continue
        ending, citations, uses, least, form = bare.split(maxsplit=4)
        use = 0
        for letter in uses:
            use |= _USES.get(letter, 0)
        rules.extend(
            Rule(
                ending.strip("-'"),
                citation.strip("-"),
                form,
                use,
                int(least),
                is_set_off=ending.startswith("'"),
                is_plain=_PLAIN in uses,
                is_behind_consonant=_BEHIND_CONSONANT in uses,
            )
            for citation in citations.split(",")
        )
    return tuple(rules)


def _merged(rules: Iterable[Rule]) -> Iterable[Rule]:
    """Make one of the lines that lead from the same ending to the same dictionary form."""
    merged: dict[tuple[str, str, int, bool], Rule] = {}
    for rule in rules:
        key = (rule.ending, rule.citation, rule.least, rule.is_set_off)
        other = merged.get(key)
        if other is None:
            merged[key] = rule
        else:
            forms = " or ".join(dict.fromkeys([*other.form.split(" or "), *rule.form.split(" or ")]))
            merged[key] = other._replace(use=other.use | rule.use, form=forms)
    return merged.values()


Alternation = Callable[[str], Iterable[str]]
"""Other spellings that a bare stem may have in the dictionary form (bomm -> bom, stat -> staat)."""


def _nothing(_word: str) -> Iterable[str]:
    return ()


def forms_of(table: str) -> dict[str, tuple[str, ...]]:
    """Read a table of `form form ... citation`: the dictionary forms of each form."""
    found: dict[str, tuple[str, ...]] = {}
    for line in table.strip().splitlines():
        *forms, citation = line.split()
        for form in forms:
            found[form] = (*found.get(form, ()), citation)
    return found


_IRREGULAR = Use.COMMON | Use.TERM | Use.PART


class Endings:
    """Inflection by endings alone: a table, irregular forms, stem alternations, elided articles before the word."""

    def __init__(
        self,
        table: str,
        *,
        irregular: str = "",
        verbs: str = "",
        alternation: Alternation = _nothing,
        elisions: Sequence[str] = (),
        beyond: Alternation = _nothing,
    ) -> None:
        """Compile the table; `irregular` has lines of `form form ... citation`, for words that are no names.

        So has `verbs`, but an analyst who writes such a form (left, part) may mean another word and is taken at it.
        `beyond` gives the dictionary forms of a common word that no ending tells: prefixes, strong verbs.
        """
        self._rules: dict[str, list[Rule]] = {}
        for rule in _merged(parse_table(table)):
            self._rules.setdefault(rule.ending, []).append(rule)
        self._term_endings = tuple(
            ending for ending, rules in self._rules.items() if any(rule.use & Use.TERM for rule in rules)
        )
        self._longest = max((len(ending) for ending in self._rules), default=0)
        self._alternation = alternation
        self._elisions = frozenset(elisions)
        self._beyond = beyond
        self._irregular = forms_of(irregular)
        self._verbs = forms_of(verbs)

    def readings(self, word: str, apostrophes: tuple[int, ...]) -> tuple[Reading, ...]:
        """Read the word, and what is left of it behind an elided article."""
        found = list(self._read(word, 0, apostrophes))
        for at in apostrophes:
            if word[:at] in self._elisions:
                found.extend(self._read(word[at:], at, tuple(other - at for other in apostrophes if other > at)))
        return tuple(dict.fromkeys(found))

    def singulars(self, word: str) -> frozenset[str]:
        """Give the singulars of a word, if it may be a plural."""
        if word in self._irregular or word.endswith(self._term_endings):
            return terms_among(self._read(word, 0, ()))
        return frozenset()

    def _read(self, word: str, offset: int, apostrophes: tuple[int, ...]) -> Iterable[Reading]:
        end = offset + len(word)
        yield Reading(word, offset, end, "", Use.ANY, len(word))
        for citation in self._irregular.get(word, ()):
            yield Reading(citation, offset, end, "irregular form", _IRREGULAR, len(word))
        for citation in (*self._verbs.get(word, ()), *self._beyond(word)):
            yield Reading(citation, offset, end, "verb form", Use.COMMON, len(word))
        for length in range(min(self._longest, len(word) - 1), -1, -1):
            at = len(word) - length
            rules = self._rules.get(word[at:])
            if rules:
                yield from self._read_ending(word[:at], at in apostrophes, rules, offset, end)
        yield from set_off(word, offset, apostrophes)

    def _read_ending(
        self, stem: str, is_set_off: bool, rules: Iterable[Rule], offset: int, end: int
    ) -> Iterable[Reading]:
        size = len(stem)
        for _, citation, form, use, least, needs_apostrophe, is_plain, is_behind_consonant in rules:
            if size < least or (needs_apostrophe and not is_set_off):
                continue
            if is_behind_consonant and stem[-1] in _VOWELS:
                continue
            yield Reading(stem + citation, offset, end, form, use, size, is_set_off, needs_plain_end=is_plain)
            if is_set_off:
                for other in self._irregular.get(stem, ()):
                    yield Reading(other, offset, end, form, _IRREGULAR, size, is_set_off)
            if not citation and use & ~Use.NAME and self._alternation is not _nothing:
                for other in self._alternation(stem):
                    yield Reading(other, offset, end, form, use & ~Use.NAME, size)


def set_off(word: str, offset: int, apostrophes: tuple[int, ...], *, longest: int = 2) -> Iterable[Reading]:
    """Read what stands before an apostrophe as the name, when what follows is short enough to be its ending."""
    for at in apostrophes:
        if at and 0 < len(word) - at <= longest:
            form = "ending after the apostrophe"
            yield Reading(word[:at], offset, offset + len(word), form, Use.NAME | Use.PART, at, is_set_off=True)
