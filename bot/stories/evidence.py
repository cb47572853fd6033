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
    # A name that is known in all languages counts as that, not as its words besides.
    for mention in sorted(mentions, key=lambda one: one.span.start, reverse=True):
        is_concept = mention.entity.startswith("concept.")
        written.add(f"c:{mention.entity}" if is_concept else f"e:{mention.entity}")
        if not is_concept:
            text = f"{text[: mention.span.start]} {text[mention.span.end :]}"
    before = ""
    for token in tokens(Folded(text).text):
        if _UNSPACED.match(token):
            if before:
                written.add(f"w:{before}{token}")
            before = token
            continue
        before = ""
        _note_word(token.strip("'"), written, heard)
    return Traits(language=language, written=frozenset(written), heard=heard, published_at=published_at)


def _note_word(word: str, written: set[str], heard: dict[str, str]) -> None:
    if word.isdecimal():
        written.add(f"n:{word}")
    elif len(word) > 1:
        stem = f"w:{word[:_STEM]}"
        written.add(stem)
        sound = sound_of(word) if len(word) >= _LEAST_NAME else None
        if sound:
            heard.setdefault(f"s:{sound}", stem)
