"""eldc: n-grams in C, sixty languages, model in the wheel; right on headlines where others guess."""

import threading
from functools import lru_cache
from typing import Any

import eldc

from bot.text.identification import Verdict
from bot.text.languages import find_tag

_OWN_TAGS = {"ku": "ckb"}
"""Its Kurdish is Sorani only."""
_LANGUAGES = {_OWN_TAGS.get(code) or find_tag(code): code for code in eldc.LANGUAGES}
_LOCK = threading.Lock()


class FastDetector:
    """Answers from eldc."""

    name = "eldc"
    languages = frozenset(tag for tag in _LANGUAGES if tag)

    def __init__(self) -> None:
        """Load the model; once a process."""
        eldc.init()

    def detect(self, text: str, among: frozenset[str] = frozenset()) -> Verdict:
        """Give the language, of `among` if any of those is known; `is_sure` is the library's own word for it."""
        with _LOCK:
            result = _instance(frozenset(among & self.languages)).detect_details(text)
        tag = _OWN_TAGS.get(result.language) or find_tag(result.language)
        return Verdict(tag=tag, is_sure=bool(tag and result.reliable))


@lru_cache(maxsize=256)
def _instance(among: frozenset[str]) -> Any:
    instance = eldc.instance()
    if among:
        instance.set_languages(sorted(_LANGUAGES[tag] for tag in among))
    return instance
