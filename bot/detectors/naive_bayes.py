"""langdetect: the second opinion, seeded so that the same text always gets the same answer."""

import logging
from functools import cache
from typing import Any

from langdetect import DetectorFactory, LangDetectException
from langdetect.detector_factory import PROFILES_DIRECTORY

from bot.text.identification import Verdict
from bot.text.languages import find_tag

_SURE = 0.9
_LEAST_LETTERS = 10
"""Of a single letter it is as sure as of a page."""
_LONGEST = 1000
"""Chars of text that are read: more does not change the answer."""


class NaiveBayesDetector:
    """Answers from langdetect."""

    name = "langdetect"

    def __init__(self) -> None:
        """Load the language profiles (0.4 s), once a process."""
        self._factory = _factory()
        self._codes = {find_tag(code): code for code in self._factory.get_lang_list()}
        self.languages = frozenset(tag for tag in self._codes if tag)

    def detect(self, text: str, among: frozenset[str] = frozenset()) -> Verdict:
        """Give the language, of `among` if any of those is known; sure above nine in ten."""
        codes = [code for code in self._factory.get_lang_list() if find_tag(code) in among]
        detector = self._factory.create()
        if codes:
            detector.set_prior_map(dict.fromkeys(codes, 1.0))
        detector.append(text[:_LONGEST])
        try:
            best = next(iter(detector.get_probabilities()), None)
        except LangDetectException as error:
            # A text of digits or signs has no features: an ordinary answer, though the library raises it.
            logging.getLogger(__name__).debug("no language features: %s", error)
            return Verdict(tag=None, is_sure=False)
        tag = find_tag(best.lang) if best else None
        has_enough = sum(1 for char in text if char.isalpha()) >= _LEAST_LETTERS
        return Verdict(tag=tag, is_sure=bool(best and tag and has_enough and best.prob >= _SURE))


@cache
def _factory() -> Any:
    factory = DetectorFactory()
    factory.load_profile(PROFILES_DIRECTORY)
    factory.set_seed(0)
    return factory
