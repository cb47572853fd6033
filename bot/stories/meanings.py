"""Meanings: what a language model takes a text to mean, a direction in 512 signed bytes, and how like two are."""

from array import array
from collections.abc import Iterable
from operator import mul

from bot.model.stories import Meaning

_UNIT = 400
"""Of a direction of length one; few of its 512 numbers are so large that they are cut."""
_UNALIKE = 0.5
"""The cosine from which on texts are rather of one event than not, wherever a pair comes from."""


def to_meaning(direction: Iterable[float]) -> Meaning:
    """Give a direction of length one as bytes."""
    return array("b", [max(-127, min(127, round(number * _UNIT))) for number in direction]).tobytes()


def leaning(one: Meaning, other: Meaning) -> float:
    """Give what a model adds to likeness, or takes from it: from -1.5 to 0.5; 0 without it."""
    if not one or len(one) != len(other):
        return 0.0
    product: int = sum(map(mul, memoryview(one).cast("b"), memoryview(other).cast("b")))
    return product / (_UNIT * _UNIT) - _UNALIKE
