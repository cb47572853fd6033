"""Evidence: what of a text tells its event, in a form that texts in other languages share."""

import re
from collections.abc import Iterable
from datetime import datetime

from bot.model.rules import Mention
from bot.model.stories import Traits
from bot.stories.sounds import sound_of
from bot.text.folding import Folded
from bot.text.words import tokens

_STEM = 5
"""Letters that stand for a word: what is behind them is mostly inflection, and cognates share them (Olympiasieger)."""
_LEAST_NAME = 4
_LONGEST_UNIT = 2
"""Letters behind a number that are its unit: 100m is 100 Meter."""
_NUMBER = re.compile(r"\d+")
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:[.,\s]\d{3})+(?![\d.,]*\d)")
_WORD = re.compile(r"\w+")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u309f\u3400-\u9fff]")
LONGEST_TEXT = 220
"""Chars beyond which a text tells more than its event."""


def traits_of(
    text: str, language: str | None, mentions: Iterable[Mention], published_at: datetime | None = None
) -> Traits:
    """Give the traits of a text, a title or a title and what follows it, and of what is mentioned in it."""
    written: set[str] = set()
    heard: dict[str, str] = {}
    text = text[:LONGEST_TEXT]
    # What is known in all languages counts as that, not as its words besides.
    for mention in sorted(mentions, key=lambda one: one.span.start, reverse=True):
        written.add(f"{'c' if mention.entity.startswith('concept.') else 'e'}:{mention.entity}")
        text = f"{text[: mention.span.start]} {text[mention.span.end :]}"
    text = _THOUSANDS.sub(lambda number: "".join(_NUMBER.findall(number[0])), text)
    # Names have a capital, where there are any.
    capitals = " ".join(word for word in _WORD.findall(text) if not word[0].islower())
    names = set(tokens(Folded(capitals).text))
    before = ""
    for token in tokens(Folded(text).text):
        if _UNSPACED.match(token):
            if before:
                written.add(f"w:{before}{token}")
            before = token
            continue
        before = ""
        for word in token.split("'"):
            _note_word(word, word in names, written, heard)
    return Traits(language=language, written=frozenset(written), heard=heard, published_at=published_at)


def _note_word(word: str, is_name: bool, written: set[str], heard: dict[str, str]) -> None:
    number = _NUMBER.match(word)
    if number:
        written.add(f"n:{number[0]}")
    if len(word) - len(number[0] if number else "") > (_LONGEST_UNIT if number else 1):
        stem = f"w:{word[:_STEM]}"
        written.add(stem)
        sound = sound_of(word) if is_name and len(word) >= _LEAST_NAME else None
        if sound:
            heard.setdefault(f"s:{sound}", stem)
