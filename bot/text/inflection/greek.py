"""Greek.

Sources: Holton, Mackridge and Philippaki-Warburton, Greek: A Comprehensive Grammar (II 2: nouns, 3: adjectives, 7:
verbs); Triantafyllidis, Neoelliniki grammatiki. Accents are folded, and so is the final sigma.
A name that ends like no Greek word (Iran, Irak, Israel) and an acronym never change.
"""

from bot.text.inflection.endings import Endings
from bot.text.inflection.greek_verbs import IRREGULAR_VERBS, VERBS

_NOUNS = """
# ending citation uses least form
# feminine: Ρωσία, Κίνα, Μόσχα; Αργεντινή; Ελλάδα
ασ      α       npc     2     genitive
αδοσ    αδα     npc     1     genitive               # Ελλάδος
ιδοσ    ιδα     npc     1     genitive
ησ      η       npc     2     genitive
εσ      α,η     t       2     plural
ων      α,η     pc      2     genitive plural
ησ      α       c       2     genitive               # θάλασσα, θαλάσσης
εωσ     η       npc     2     genitive               # κατάπαυσης, καταπαύσεως; Ακροπόλεως
εισ     η       t       2     plural
εων     η       pc      2     genitive plural
ουσ     ου      c       2     genitive
ουδεσ   ου      c       2     plural
# masculine: Λίβανος, Καύκασος; Καναδάς, Νίγηρας; πρωθυπουργός, πρόσφυγας, διαδηλωτής, συγγραφέας
ου      οσ      npc     2     genitive
ο       οσ      npc     2     accusative
ε       οσ      c       3     vocative
οι      οσ      t       2     plural
ουσ     οσ      pc      2     accusative plural, or genitive of a neuter
ων      οσ      pc      2     genitive plural
α       ασ      npc     2     genitive or accusative
η       ησ      npc     2     genitive or accusative
εσ      ασ,ησ   t       2     plural
ων      ασ,ησ   pc      2     genitive plural
ου      ησ      c       3     genitive               # πολίτου
αδεσ    ασ,ησ   t       2     plural
αδων    ασ,ησ   c       2     genitive plural
ηδεσ    ησ      t       2     plural
ηδων    ησ      c       2     genitive plural
εα      εασ     npc     2     genitive or accusative
εισ     εασ,ησ  t       2     plural                 # γραμματείς, συγγενείς
εων     εασ     pc      2     genitive plural
εωσ     εασ     npc     2     genitive               # Πειραιώς aside
ορα     ορασ    npc     2     genitive or accusative
ορεσ    ορασ    t       2     plural
# neuter: Μεξικό, Κίεβο; Παρίσι; έθνος; έγκλημα; όνομα
ου      ο       npc     2     genitive
α       ο       pc      2     plural
ων      ο       pc      2     genitive plural
ιου     ι       npc     2     genitive
ια      ι       t       2     plural
ιων     ι       pc      2     genitive plural
η       οσ      c       3     plural                 # έθνη
ελη     ελοσ    t       1     plural                 # what analysts write in the plural; νίκη is no plural
ατη     ατοσ    t       2     plural
αφη     αφοσ    t       2     plural
εθη     εθοσ    t       2     plural
ια      ιο      t       3     plural                 # σχολεία, πλοία
πλα     πλο     t       1     plural
τρα     τρο     t       2     plural
ητα     ητο     t       2     plural
ων      η       pc      2     genitive plural        # Ηνωμένων Εθνών
ουσ     οσ      n       3     genitive               # Άργους
ατοσ    α       pc      2     genitive
ατα     α       t       2     plural
ατων    α       pc      2     genitive plural
ιματοσ  ιμο     c       2     genitive
ιματα   ιμο     t       2     plural
ιματων  ιμο     c       2     genitive plural
ντοσ    ν       pc      2     genitive               # προϊόντος, συμβάντος
ντα     ν       t       2     plural
ντων    ν       pc      2     genitive plural
ωτοσ    ωσ      c       2     genitive
ωτα     ωσ      t       2     plural
ωτων    ωσ      c       2     genitive plural
# what the dictionary has in the plural: Ηνωμένες Πολιτείες, Φιλιππίνες, Εμιράτα, κυρώσεις, Ταλιμπάν aside
ων      εσ      npc     2     genitive
ων      α       pc      2     genitive
ατων    ατα     npc     2     genitive               # Εμιράτων; Συρίων are Syrians
εων     εισ     npc     2     genitive
ων      οι      npc     2     genitive
ουσ     οι      npc     2     accusative
"""

_ADJECTIVES = """
# ending citation uses least form
# the dictionary form is masculine in dictionaries, and has the gender of the noun in names and phrases
ουσ     ησ,εσ   pc      2     genitive               # Διεθνούς
η       ησ      pc      2     accusative
εισ     ησ      t       2     plural
ων      ησ,εσ   pc      2     genitive plural
η       εσ      t       2     neuter plural
ου      α,η     p       3     genitive               # Βορείου Κορέας
εια     υσ      c       2     feminine
ειασ    υσ      c       2     feminine genitive
υ       υσ      pc      2     accusative or neuter
εοσ     υσ      c       2     genitive
εισ     υσ      t       2     plural
εων     υσ      c       2     genitive plural
οντα    ων      c       3     accusative
οντοσ   ων      c       3     genitive
οντων   ων      c       3     genitive plural
οντεσ   ων      t       3     plural
ουσα    ων      c       3     feminine
ουσασ   ων      c       3     feminine genitive
"""

_IN_OS = ("ικ", "μεν", "ιν", "ιμ", "ρ", "πλ", "λ", "ν", "τ", "δ", "θ", "αι", "ει", "σμι", "ουσι", "ακ")
"""What adjectives in -os end in; of other words in -os the feminine is another noun (χώρος, χώρα; Σύριος, Συρία)."""

_OF_OS = (
    ("η", "οσ", "feminine"),
    ("ησ", "οσ", "feminine genitive"),
    ("α", "οσ", "feminine or neuter plural"),
    ("ασ", "οσ", "feminine genitive"),
    ("εσ", "οσ", "feminine plural"),
)
_LEAST_ADJECTIVE = 3


def _adjectives_in_os() -> str:
    """Give the lines for the other genders of adjectives: νεκρός, νεκρή, νεκρές; πυρηνικά, of πυρηνικό."""
    lines = [
        f"{stem}{ending} {stem}{citation} c {max(_LEAST_ADJECTIVE + 1 - len(stem), 1)} {form}"
        for stem in _IN_OS
        for ending, citation, form in _OF_OS
    ]
    lines += [f"{stem}α {stem}ο t 2 neuter plural" for stem in ("ικ", "μεν", "ιν", "ακ")]
    return "\n".join(lines)


GREEK = Endings(f"{_NOUNS}\n{_ADJECTIVES}\n{_adjectives_in_os()}\n{VERBS}", irregular=IRREGULAR_VERBS)
