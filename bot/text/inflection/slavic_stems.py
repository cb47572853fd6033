"""Stems that change before an ending, as Slavic stems do: a fleeting vowel, a palatal consonant."""

from collections.abc import Iterable

_LEAST = 2
"""Letters that must stand before what changes."""


def changed(paradigm: str, changes: str, *, least: int = _LEAST) -> str:
    """Give the lines of a paradigm again for stems that change: with `k:ek`, `u -` becomes `ku ek` (wypadku, wypadek).

    The changes are `end-in-the-text:end-in-the-dictionary[,other]`, blanks between them. At least `least` letters stand
    before what changes.
    """
    return "\n".join(_changed(paradigm, changes, least))


def _changed(paradigm: str, changes: str, least: int) -> Iterable[str]:
    for line in paradigm.splitlines():
        bare = line.split("#")[0].strip()
        if not bare:
            continue
        ending, citations, uses, fewest, form = bare.split(maxsplit=4)
        for change in changes.split():
            text, _, stems = change.partition(":")
            all_citations = ",".join(
                stem + citation.strip("-") for stem in stems.split(",") for citation in citations.split(",")
            )
            before = max(least, int(fewest) - len(text))
            yield f"{text}{ending.strip('-')} {all_citations} {uses} {before} {form}"


def possessive(stems: str, citations: str, endings: str, *, uses: str = "m") -> str:
    """Give the lines of the adjectives of men and organisations (Trumpov, Trumpova); `stems` are -ov, -ev.

    With the uses `mu` endings with an accent are no part of it: Nováková is another person than Novák.
    """
    return "\n".join(
        f"{stem}{ending.strip('-')} {citations} {uses} 3 possessive"
        for stem in stems.split()
        for ending in endings.split()
    )


def common(table: str) -> str:
    """Give a table for common words only: names do not change so."""
    return table.replace("npc", "c").replace("npt", "t").replace("np ", "c ")
