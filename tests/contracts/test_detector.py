"""What every language detector promises."""

import pytest

from bot.detectors.fast import FastDetector
from bot.detectors.naive_bayes import NaiveBayesDetector
from bot.detectors.pair import PairedDetector
from bot.ports import Detector

SENTENCES = {
    "nl": "De minister zei dat de onderhandelingen over het bestand morgen worden hervat in de hoofdstad.",
    "en": "The minister said that the talks on the truce would be resumed tomorrow in the capital.",
    "de": "Der Minister sagte, dass die Gespräche über die Waffenruhe morgen in der Hauptstadt weitergehen.",
    "fr": "Le ministre a déclaré que les négociations sur la trêve reprendraient demain dans la capitale.",
    "tr": "Bakan, ateşkes görüşmelerinin yarın başkentte yeniden başlayacağını söyledi.",
    "ar": "قال الوزير إن المحادثات حول الهدنة ستستأنف غدا في العاصمة بحضور الوسطاء.",
    "ru": "Министр заявил, что переговоры о перемирии возобновятся завтра в столице.",
}


@pytest.fixture(scope="module", params=["eldc", "langdetect", "auto"])
def detector(request: pytest.FixtureRequest) -> Detector:
    """Give each detector in turn."""
    if request.param == "eldc":
        return FastDetector()
    if request.param == "langdetect":
        return NaiveBayesDetector()
    return PairedDetector(FastDetector(), NaiveBayesDetector)


@pytest.mark.parametrize("tag", SENTENCES)
def test_a_whole_sentence_is_known_for_sure(detector: Detector, tag: str) -> None:
    assert detector.detect(SENTENCES[tag]) == (tag, True)


@pytest.mark.parametrize("tag", SENTENCES)
def test_the_answer_is_among_the_languages_allowed(detector: Detector, tag: str) -> None:
    assert detector.detect(SENTENCES[tag], frozenset({"nl", "fr"})).tag in {"nl", "fr", None}


def test_the_same_text_always_gets_the_same_answer(detector: Detector) -> None:
    assert len({detector.detect("Poetin in Turkije") for _ in range(20)}) == 1


@pytest.mark.parametrize("text", ["", " ", "12:30", "!?", "😀", "\x00", "a"])
def test_a_text_without_language_is_never_sure(detector: Detector, text: str) -> None:
    assert not detector.detect(text).is_sure


def test_languages_it_does_not_know_do_not_narrow_the_choice(detector: Detector) -> None:
    assert detector.detect(SENTENCES["nl"], frozenset({"kmr"})).tag == "nl"


def test_it_knows_the_shipped_feeds_languages(detector: Detector) -> None:
    assert {"nl", "en", "de", "fr", "tr", "ar", "ru", "es"} <= detector.languages
