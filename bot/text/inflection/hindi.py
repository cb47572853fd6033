"""Hindi.

Sources: Kachru, Hindi (chapters 3 and 4: noun declension, adjectives, the verb); Kellogg, A Grammar of the Hindi
Language (143-190, oblique and plural). Postpositions are words of their own, so a name hardly changes. There are
several spellings: papers leave the dot under foreign letters out, and write a nasal as a letter or as a dot above.
"""

import re

from bot.text.inflection.endings import Endings, Reading

_ENDINGS = """
# ending citation uses least form
# masculine in -a: धमाका, रुपया
े       ा       tp      2     plural or oblique
ों      ा       tp      2     oblique plural
ो       ा       c       2     vocative plural
ये      या      tp      2     plural or oblique
ए       या      tp      1     plural or oblique             # नया, नए
यों     या      tp      2     oblique plural
ओं      या      tp      2     oblique plural
# in a consonant: हथियार, मिसाइल
ों      -       tp      2     oblique plural
ें      -       tp      2     plural
# feminine in -i, masculine in -i: लड़की, आतंकी; in short -i: नीति
ियां    ी       tp      2     plural
इयां    ई       tp      1     plural                        # लड़ाई
इयों    ई       tp      1     oblique plural
ियों    ी       tp      2     oblique plural
यां     -       tp      3     plural
यों     -       tp      3     oblique plural
# feminine in -a and in other vowels: सीमा, वस्तु, बहू
एं      -       tp      2     plural
ओं      -       tp      2     oblique plural
ऐं      -       t       2     plural
ुओं     ू       tp      2     oblique plural
ुएं     ू       tp      2     plural
ं       -       c       4     plural                        # चिड़िया, चिड़ियां
# plurals of Persian and Arabic
ात      -,ा     t       3     plural
ान      -       t       4     plural
# adjectives: बड़ा, नया
ी       ा       cp      2     feminine
ई       या      cp      1     feminine
यी      या      cp      1     feminine
# verbs: गिरना, लाना, पीना
ा       ना      c       2     verb form
े       ना      c       2     verb form
ी       ना      c       2     verb form
ीं      ना      c       2     verb form
ें      ना      c       2     verb form
ो       ना      c       2     verb form
ूं      ना      c       2     verb form
ता      ना      c       2     verb form
ते      ना      c       2     verb form
ती      ना      c       2     verb form
तीं     ना      c       2     verb form
ने      ना      c       2     verb form
नी      ना      c       2     verb form
नीं     ना      c       2     verb form
कर      ना      c       2     verb form
के      ना      c       3     verb form
या      ना      c       2     verb form
ये      ना      c       2     verb form
ए       ना      c       2     verb form
ई       ना      c       2     verb form
यी      ना      c       2     verb form
ईं      ना      c       2     verb form
एं      ना      c       2     verb form
ओ       ना      c       2     verb form
इए      ना      c       2     verb form
िए      ना      c       2     verb form
ूंगा    ना      c       2     verb form
ूंगी    ना      c       2     verb form
ेगा     ना      c       2     verb form
ेगी     ना      c       2     verb form
ेंगे    ना      c       2     verb form
ेंगी    ना      c       2     verb form
ोगे     ना      c       2     verb form
ोगी     ना      c       2     verb form
एगा     ना      c       2     verb form
एगी     ना      c       2     verb form
एंगे    ना      c       2     verb form
एंगी    ना      c       2     verb form
-       ना      c       2     verb form
"""
_IRREGULAR = """
किया किए कीं कीजिए करेगा करेंगे करेगी करना
दिया दिए दीं देगा देंगे देगी देना
लिया लीं लेगा लेंगे लेगी लेना
गया गए गये गई गयी गईं जाना
हुआ हुए हुई हुईं होगा होंगे होगी होना
हालात हालत
खबरें खबर
"""

_NASAL = re.compile("ङ्(?=[क-घ])|ञ्(?=[च-झ])|ण्(?=[ट-ढ])|न्(?=[त-ध])|म्(?=[प-भ])")


def _plain_hindi(word: str) -> str:
    """Give a folded word as newspapers write it that write least: a dot above for every nasal."""
    return _NASAL.sub("ं", word.replace("ँ", "ं"))


class _Hindi:
    """Endings, and one spelling for the several of a word."""

    def __init__(self) -> None:
        self._endings = Endings(_plain_hindi(_ENDINGS), irregular=_plain_hindi(_IRREGULAR))

    def readings(self, word: str, apostrophes: tuple[int, ...]) -> tuple[Reading, ...]:
        """Read the word as it stands and in its plainest spelling, without each of its possible endings."""
        plain = _plain_hindi(word)
        found = self._endings.readings(word, apostrophes)
        if plain in ("", word):
            return found
        # The letters of the plain spelling cannot be counted in the word: what is read covers it whole.
        whole = (one._replace(end=len(word)) for one in self._endings.readings(plain, ()))
        return tuple(dict.fromkeys([*found, *whole]))

    def singulars(self, word: str) -> frozenset[str]:
        """Give the plainest spelling of a word, and its singulars if it may be a plural."""
        plain = _plain_hindi(word)
        return frozenset((plain, *self._endings.singulars(word), *self._endings.singulars(plain)))


HINDI = _Hindi()
