"""Korean: particles written on the word, and the endings of verbs and adjectives.

Sources: Sohn, The Korean Language (chapter 8: particles, verbal morphology; 9.4 on the copula); Yeon and Brown, Korean:
A Comprehensive Grammar (3 on particles, 4 and 7 on verbs; 4.3 on stems that change). Whether a syllable ends in a
consonant decides between the forms of a particle; a verb is read letter by letter, for its stem and ending share a
syllable.
"""

import unicodedata
from collections.abc import Iterator

from bot.text.inflection.endings import Reading, Use, set_off, terms_among

# Form; what its particles stand behind: c a consonant, v a vowel, l a vowel or l, - anything; the particles
_PARTICLES = """
topic: c 은
topic: v 는
subject: c 이
subject: v 가
object: c 을
object: v 를
genitive: - 의
locative: - 에
locative + topic: - 엔 에는
locative + also: - 에도
locative + only: - 에만
locative + genitive: - 에의
locative + until: - 에까지
from: - 에서 에서부터 에게서 부터 부터는 부터의
from + topic: - 에선 에서는
from + also: - 에서도 에게서도
from + genitive: - 에서의
from + only: - 에서만
from + until: - 에서까지
to: - 에게 께 한테
to + topic: - 에게는 에겐
to + also: - 에게도
to + only: - 에게만
subject: - 께서
subject + topic: - 께서는
towards: c 으로
towards + topic: c 으론 으로는
towards + also: c 으로도
towards + only: c 으로만
towards + genitive: c 으로의
as: c 으로서
by: c 으로써
from: c 으로부터
from + genitive: c 으로부터의
towards: l 로
towards + topic: l 론 로는
towards + also: l 로도
towards + only: l 로만
towards + genitive: l 로의
as: l 로서
by: l 로써
from: l 로부터
from + genitive: l 로부터의
and: c 과 이랑 이며
and + genitive: c 과의
and + topic: c 과는
and + also: c 과도
and + only: c 과만
and: v 와 랑
and + genitive: v 와의
and + topic: v 와는
and + also: v 와도
and + only: v 와만
and: - 하고
also: - 도
only: - 만 만이 만은 만을 만의
as: - 만큼 만큼은
until: - 까지 까지는 까지도 까지의
even: - 마저 조차 조차도
but: - 밖에
like: - 처럼
than: - 보다 보다는 보다도
or: c 이나 이든
or: v 나 든
called: c 이란 이라고 이라는 이라며
called: v 란 라고 라는 라며
even: c 이라도
even: v 라도
copula: c 이자 이다 이었다 이었던
copula: v 였다 였던
copula: - 인 인데 일 이지만 이고
side: - 측 측은 측이 측을 측의 측에 측에서 측에서는 측과 측과의 측도 측으로 측으로부터
"""
_NOT_FOR_NAMES_WRITTEN = """
인 인데 일 나 든 론 으론 란 이란 이자 이며 이고 이든 하고 이나 께 랑 이랑 보다
"""
_NOT_FOR_NAMES = frozenset(_NOT_FOR_NAMES_WRITTEN.split())
"""Behind a name they would make another word: 한국인 is a Korean, 말리고 is a verb."""
_PLURAL = "들"


def _conjoining(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def _finals() -> dict[str, str]:
    return {char: chr(0x11A8 + at) for at, char in enumerate("ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")}


_FINAL = _finals()
_N, _L, _M, _B, _S, _SS, _D, _H = (_FINAL[char] for char in "ㄴㄹㅁㅂㅅㅆㄷㅎ")
_BEHIND_STEM = """
고 고는 고도 고서 고자 고있는 지 지는 지도 지만 지않는 는 는데 는다 는다며 는다고 던 게 게끔
기 기는 기도 기에 기로 기까지 기를 기가 기만 기위해 도록 거나 더니 느냐 는지 자 자고 자마자 자는 다가
다 다고 다며 다는 습니다 습니까 네 나 겠다 겠다고 겠다는 려 려고 려는 려면 려다 으려 으려고 으려는 으려면
며 으며 면 으면 면서 으면서 니 으니 러 으러 은 을 음 음을 음이 으나 지못해 은데 을지 을수록
라 으라 라고 으라고 라는 으라는 므로 으므로
"""
_ON_STEM_TABLE = f"""
{_N} - 다 다고 다며 다는 데 지 채 뒤 후
{_L} - 까 지 지도 듯 수록 때 것
{_M} - 을 이 에 으로
{_B} 니다 니까 시다
"""
"""Endings that begin with the final consonant of the stem's last syllable."""
_BEHIND_INFINITIVE = """
- 서 서는 야 도 도록 요 라 지다 진 졌다 지는 져 진다 지고 질
"""
_PAST = """
다 다고 다며 다는 다가 고 고는 던 으며 으나 으면 으니 지만 는데 는지 습니다 습니까
을 을까 음 음을 기 기에 거나 더니 네 어
"""


def _on_stem() -> Iterator[str]:
    for line in _ON_STEM_TABLE.strip().splitlines():
        consonant, *rests = line.split()
        yield from (consonant + rest.strip("-") for rest in rests)


_STEM_ENDINGS = {_conjoining(one): one for one in _BEHIND_STEM.split()} | {_conjoining(one): one for one in _on_stem()}
_INFINITIVE_ENDINGS = {
    **{_conjoining(one.strip("-")): one for one in _BEHIND_INFINITIVE.split()},
    **{_SS + _conjoining(one): one for one in _PAST.split()},
}
_LONGEST_ENDING = 12
_SYLLABLES = "하 해 하여 우 아 어 와 워 라 러 르"
_HA, _HAE, _HAYEO, _U, _A, _EO, _WA, _WO, _RA, _REO, _REU = map(_conjoining, _SYLLABLES.split())
_SHORTEST_STEM = 2
"""Letters of a verb's stem."""
_CONTRACTED = {"ᅧ": "ᅵ", "ᅪ": "ᅩ", "ᅯ": "ᅮ", "ᅫ": "ᅬ", "ᅢ": "ᅢ", "ᅦ": "ᅦ", "ᅡ": "ᅡᅳ", "ᅥ": "ᅥᅳ"}
"""The last vowel of the infinitive, and of the stems it may come from: 숨져 of 숨지다, 커 of 크다."""


def _ends_in_consonant(text: str) -> bool | None:
    code = ord(text[-1]) - 0xAC00
    return bool(code % 28) if 0 <= code < 11172 else None


def _may_stand(stem: str, behind: str) -> bool:
    if behind == "-":
        return True
    has_final = _ends_in_consonant(stem)
    if has_final is None:
        return True
    if behind == "l":
        return not has_final or (ord(stem[-1]) - 0xAC00) % 28 == 8
    return has_final == (behind == "c")


def _table() -> dict[str, tuple[str, str]]:
    found = {}
    for line in _PARTICLES.strip().splitlines():
        form, rest = line.split(": ")
        behind, *particles = rest.split()
        found.update(dict.fromkeys(particles, (behind, form)))
    return found


PARTICLES = _table()
_LONGEST = max(map(len, PARTICLES))


class _Korean:
    """Particles behind names and nouns, endings behind verbs; what is found of a noun ends before its particle."""

    def readings(self, word: str, apostrophes: tuple[int, ...]) -> tuple[Reading, ...]:
        """Read the word without each of its possible particles and endings."""
        return tuple(dict.fromkeys([*self._read(word), *set_off(word, 0, apostrophes)]))

    def singulars(self, word: str) -> frozenset[str]:
        """Give the singular of a word that has the mark of the plural."""
        return terms_among(self._read(word)) if word.endswith(_PLURAL) else frozenset()

    def _read(self, word: str) -> Iterator[Reading]:
        end = len(word)
        yield Reading(word, 0, end, "", Use.ANY, end)
        if _ends_in_consonant(word) is None:
            return
        yield from _without_plural(word, "", Use.ANY)
        for at in range(max(1, end - _LONGEST), end):
            stem, particle = word[:at], word[at:]
            if particle not in PARTICLES:
                continue
            behind, form = PARTICLES[particle]
            if not _may_stand(stem, behind):
                continue
            use = Use.COMMON | Use.PART if particle in _NOT_FOR_NAMES or at < 2 else Use.ANY
            yield Reading(stem, 0, at, form, use, at)
            yield from _without_plural(stem, form, use)
        for stem in dict.fromkeys(_verb_stems(_conjoining(word))):
            composed = unicodedata.normalize("NFC", stem)
            yield Reading(f"{composed}다", 0, end, "verb form", Use.COMMON, min(len(composed), end))


def _without_plural(stem: str, form: str, use: int) -> Iterator[Reading]:
    if stem.endswith(_PLURAL) and len(stem) > 2:
        named = f"plural + {form}" if form else "plural"
        yield Reading(stem[:-1], 0, len(stem) - 1, named, use | Use.TERM, len(stem) - 1)


def _verb_stems(letters: str) -> Iterator[str]:
    """Give the stems of verbs and adjectives that the letters may be a form of."""
    for at in range(max(_SHORTEST_STEM, len(letters) - _LONGEST_ENDING), len(letters) + 1):
        stem, ending = letters[:at], letters[at:]
        if ending in _STEM_ENDINGS:
            yield stem
            if stem[-1] in _VOWELS:
                # 만드는 of 만들다; 가까운, 도울 of 가깝다, 돕다
                if ending[0] in (_N, _B, _S) or ending.startswith(("ᄂ", "ᄉ")):
                    yield stem + _L
                if stem.endswith(_U):
                    yield stem[:-2] + _B
            if stem[-1] == _L and ending.startswith("ᄋ"):
                yield stem[:-1] + _D
        if ending in _INFINITIVE_ENDINGS:
            yield from _of_infinitive(stem)


_VOWELS = frozenset(chr(code) for code in range(0x1161, 0x1176))


def _of_infinitive(stem: str) -> Iterator[str]:
    """Give the stems that an infinitive (숨져, 잡아, 해) may come from."""
    if len(stem) < 2 or stem[-1] not in _VOWELS:
        return
    before, vowel = stem[:-1], stem[-1]
    for short in (_HAE, _HAYEO):
        if stem.endswith(short):
            yield stem.removesuffix(short) + _HA
    for other in _CONTRACTED.get(vowel, ""):
        yield before + other
    if stem.endswith((_A, _EO)):
        yield stem[:-2]
        if stem[-3:-2] == _L:
            yield stem[:-3] + _D
        if stem[-3:-2] in _VOWELS:
            yield stem[:-2] + _S
    if stem.endswith((_WA, _WO)):
        yield stem[:-2] + _B
    if stem.endswith((_RA, _REO)) and stem[-3:-2] == _L:
        yield stem[:-3] + _REU


KOREAN = _Korean()
