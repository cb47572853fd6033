"""Which language an article is in: the declaration, unless its script or a confident detector says otherwise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.identification import Judge, Verdict, settle_language
from bot.text.languages import LANGUAGES, scripts_of

DUTCH = "De regering heeft gisteren besloten om de grens met het buurland voorlopig weer te openen voor hulpkonvooien."
RUSSIAN = "Правительство вчера решило снова открыть границу с соседней страной для гуманитарных конвоев."
ARABIC = "قررت الحكومة أمس إعادة فتح الحدود مع الدولة المجاورة أمام قوافل المساعدات الإنسانية"
GREEK = "Η κυβέρνηση αποφάσισε χθες"


def sure_of(tag: str) -> Judge:
    """A detector that finds one language everywhere, and among a choice only if it is there."""

    def judge(text: str, among: frozenset[str]) -> Verdict:
        return Verdict(tag, is_sure=True) if not among or tag in among else Verdict(None, is_sure=False)

    return judge


def silent(text: str, among: frozenset[str]) -> Verdict:
    """A detector that cannot tell."""
    return Verdict(None, is_sure=False)


def guessing(tag: str) -> Judge:
    """A detector that has an idea and is not sure."""

    def judge(text: str, among: frozenset[str]) -> Verdict:
        return Verdict(tag, is_sure=False)

    return judge


def test_a_declaration_holds_when_the_detector_cannot_tell() -> None:
    assert settle_language(DUTCH, ("nl",), silent).tag == "nl"


def test_a_declaration_holds_against_a_detector_that_only_guesses() -> None:
    assert settle_language(DUTCH, ("nl",), guessing("en")).tag == "nl"


def test_a_confident_detector_overrules_a_declaration() -> None:
    assert settle_language(DUTCH, ("en",), sure_of("nl")).tag == "nl"


def test_a_headline_too_short_to_judge_keeps_its_declaration() -> None:
    """Short headlines are often all names, and detectors are sure of the wrong language there."""
    assert settle_language("Idlib", ("nl",), sure_of("en")).tag == "nl"


@pytest.mark.parametrize(("text", "script"), [(RUSSIAN, "cyrillic"), (ARABIC, "arabic")])
def test_the_script_overrules_a_declaration(text: str, script: str) -> None:
    language = settle_language(text, ("nl",), silent)
    assert language.tag != "nl"
    assert language.candidates
    assert all(script in scripts_of(tag) for tag in language.candidates)


def test_a_script_of_one_language_settles_it() -> None:
    assert settle_language(GREEK, (), silent).tag == "el"


def test_without_declaration_the_detector_decides() -> None:
    assert settle_language(DUTCH, (), sure_of("nl")).tag == "nl"


@pytest.mark.parametrize("judge", [silent, guessing("nl")])
def test_without_declaration_and_unsure_there_is_no_tag(judge: Judge) -> None:
    assert settle_language(DUTCH, (), judge).tag is None


def test_among_several_declared_the_detector_chooses() -> None:
    assert settle_language(DUTCH, ("fr", "nl"), sure_of("nl")).tag == "nl"


def test_unsure_among_several_declared_all_of_them_are_possible() -> None:
    language = settle_language(DUTCH, ("fr", "nl"), silent)
    assert language.tag is None
    assert set(language.possible()) == {"fr", "nl"}


def test_the_script_narrows_several_declared() -> None:
    assert settle_language(RUSSIAN, ("nl", "ru"), silent).tag == "ru"


def test_the_detector_may_choose_only_among_several_declared() -> None:
    """A feed may declare a list: nothing else is chosen."""
    language = settle_language(DUTCH, ("fr", "en"), sure_of("nl"))
    assert language.tag in {"fr", "en", None}
    assert set(language.possible()) <= {"fr", "en"}


INDONESIAN = "Presiden mengunjungi wilayah yang dilanda gempa bumi pada hari Minggu dan berjanji mengirim bantuan."


def test_what_a_detector_cannot_tell_apart_is_read_as_either() -> None:
    """No detector here knows both Indonesian and Malay, and each is sure of the one it knows."""
    found = settle_language(INDONESIAN, (), sure_of("ms"))
    assert (found.tag, set(found.possible())) == ("ms", {"ms", "id"})
    assert settle_language(INDONESIAN, ("id",), sure_of("ms")).possible() == ("id",)


def test_a_choice_among_declared_languages_is_read_in_the_chosen_one() -> None:
    assert settle_language(DUTCH, ("fr", "nl"), sure_of("nl")).possible() == ("nl",)


@pytest.mark.parametrize("text", ["", " ", "123 -- !", "\0", "\ud800"])
def test_a_text_without_letters_keeps_its_declaration(text: str) -> None:
    assert settle_language(text, ("nl",), silent).tag == "nl"
    assert settle_language(text, (), silent).tag is None


TAGS = st.sampled_from(sorted(LANGUAGES))


@given(st.text(st.characters()), st.lists(TAGS, unique=True, max_size=3), TAGS, st.booleans())
def test_any_text_is_settled_and_the_tag_is_possible(text: str, declared: list[str], tag: str, sure: bool) -> None:
    language = settle_language(text, tuple(declared), sure_of(tag) if sure else guessing(tag))
    assert language.tag is None or language.tag in LANGUAGES
    assert language.tag is None or language.tag in language.candidates
    assert all(one in LANGUAGES for one in language.candidates)
