"""Two detectors: the second is asked where the first is unsure, and counts when they agree."""

from collections.abc import Callable
from functools import cached_property

from bot.ports import Detector
from bot.text.identification import Verdict


class PairedDetector:
    """The first detector's answer if it is sure, else the answer both give."""

    name = "auto"

    def __init__(self, first: Detector, second: Callable[[], Detector]) -> None:
        """Make the second detector only when it is first asked: it takes its time to load."""
        self._first = first
        self._make_second = second

    @cached_property
    def _second(self) -> Detector:
        return self._make_second()

    @property
    def languages(self) -> frozenset[str]:
        """The languages of the first."""
        return self._first.languages

    def detect(self, text: str, among: frozenset[str] = frozenset()) -> Verdict:
        """Judge the text; sure when the first is, or when both agree."""
        verdict = self._first.detect(text, among)
        if verdict.is_sure:
            return verdict
        other = self._second.detect(text, among)
        if other.is_sure and (other.tag == verdict.tag or other.tag not in self._first.languages):
            return other
        return Verdict(verdict.tag, is_sure=False)
