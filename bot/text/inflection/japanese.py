"""Japanese: how a verb, an adjective or a noun that an analyst writes stands in a text.

Sources: Martin, A Reference Grammar of Japanese (chapters 2 and 9: the conjugation); Okurigana no tsukekata (Cabinet
notification 2 of 1973, rules 2, 6 and 7: which letters of a compound may be left out). A text has no spaces, so a
letter is a word and no word is read for its endings; the forms of what is sought are sought instead.
"""

import re
from functools import lru_cache

_HAN = r"[\u3400-\u9fff\u3005]"
_INFLECTED = re.compile(rf"(.*{_HAN})([ぁ-ん]{{1,4}})")
_INNER = re.compile(rf"(?<={_HAN})[ぁ-ん](?={_HAN})")
_NOUN = re.compile(rf"(.*{_HAN}[ぁ-ん]?{_HAN})[ぁ-ん]([りえいちみけしきせれめ])")

_GODAN_TABLE = """
う わ い え お って った
く か き け こ いて いた
ぐ が ぎ げ ご いで いだ
す さ し せ そ して した
つ た ち て と って った
ぬ な に ね の んで んだ
ぶ ば び べ ぼ んで んだ
む ま み め も んで んだ
る ら り れ ろ って った
"""
"""The last letter, and what stands for it: before nai, in the stem, before ba, before u, in te and in ta."""
_GODAN = {line.split()[0]: line.split()[1:] for line in _GODAN_TABLE.strip().splitlines()}
_ICHIDAN_BEFORE = frozenset("いきしちにひみりぎじびえけせてねへめれげぜでべ")
_NAI_TABLE = "ない なかった なければ れる れた れて れ れない せる せた せて ず"
_STEM_TABLE = "- ます ました ません ませんでした まして たい そう"
_ICHIDAN_TABLE = """
- た て たら たり ない なかった なければ ます ました ません ませんでした よう られる られた られて られない
させる させた させて れば ろ ず たい
"""
_ADJECTIVE_TABLE = "く くて かった くない くなかった ければ くなる くなった"
_SURU_TABLE = """
し して した しない しなかった します しました しません される された されて され されない
させる させた させて すれば しよう しろ せよ せず
"""


def _endings(table: str) -> tuple[str, ...]:
    return tuple(one.strip("-") for one in table.split())


_BEHIND_NAI, _BEHIND_STEM, _BEHIND_ICHIDAN = map(_endings, (_NAI_TABLE, _STEM_TABLE, _ICHIDAN_TABLE))
_BEHIND_ADJECTIVE, _SURU = _endings(_ADJECTIVE_TABLE), _endings(_SURU_TABLE)


@lru_cache(maxsize=8192)
def spellings(term: str) -> tuple[str, ...]:
    """Give the other forms and spellings of a term; none for what is not Japanese or does not change."""
    inflected = _INFLECTED.fullmatch(term)
    if not inflected:
        return ()
    found = dict.fromkeys(_forms(term))
    for one in (term, *found):
        shorter = _INNER.sub("", one)
        if shorter != one:
            found[shorter] = None
    noun = _NOUN.fullmatch(term)
    if noun:
        found[noun[1] + noun[2]] = found[_INNER.sub("", noun[1] + noun[2])] = None
    found.pop(term, None)
    return tuple(found)


def _forms(term: str) -> list[str]:
    if term.endswith("する"):
        return [term[:-2] + one for one in _SURU]
    stem, last = term[:-1], term[-1]
    if last == "い":
        return [stem + one for one in _BEHIND_ADJECTIVE]
    found: list[str] = []
    if last == "る" and stem[-1] in _ICHIDAN_BEFORE:
        found += [stem + one for one in _BEHIND_ICHIDAN]
    if last in _GODAN:
        nai, base, ba, volition, te, ta = _GODAN[last]
        found += [stem + nai + one for one in _BEHIND_NAI]
        found += [stem + base + one for one in _BEHIND_STEM]
        found += [f"{stem}{ba}ば", f"{stem}{ba}る", f"{stem}{volition}う", stem + te, stem + ta, f"{stem}{ta}ら"]
    return found
