"""Inflection: the forms of names and words that news uses, and the words that only look like them.

The tables name the dictionary form once and its forms behind it; they are written from grammars, not from the code.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.folding import fold
from bot.text.inflection import INFLECTED, Use, readings, term_keys
from bot.text.words import words

NAMES = {
    "en": {"NATO": "NATO NATO's NATO’s", "Idlib": "Idlib Idlib's", "Hamas": "Hamas Hamas's", "Kosovo": "Kosovo's"},
    "nl": {
        "NAVO": "NAVO NAVO's Navo", "Rusland": "Rusland Ruslands", "Syrië": "Syriës", "Turkije": "Turkijes",
        "China": "China's", "Parijs": "Parijs", "Oekraïne": "Oekraïnes",
    },
    "de": {
        "Russland": "Russlands", "Iran": "Irans Iran", "Syrien": "Syriens", "China": "Chinas", "Ukraine": "Ukraine",
        "Sudan": "Sudans", "Kiew": "Kiews",
    },
    "fr": {
        "OTAN": "OTAN l'OTAN L’OTAN d'OTAN qu'OTAN", "Idlib": "d'Idlib l’Idlib jusqu'Idlib", "ONU": "l'ONU",
        "Iran": "l'Iran d’Iran lorsqu'Iran",
    },
    "tr": {
        "NATO": "NATO'nun NATO'ya NATO'dan NATO’da NATO'yu NATO'daki NATO'nunki",
        "İdlib": "İdlib'de İDLİB'DE İdlib'deki İdlib’in İdlib'e İdlib'den İdlib'i İdlibde İdlib'dekiler",
        "Türkiye": "Türkiye'nin Türkiye'ye TÜRKİYE'DE Türkiye’yi Türkiye'deki", "Irak": "Irak'ta Irak'ın Irak'taki",
        "Rusya": "Rusya'yla Rusya'nın Rusya'ya", "ABD": "ABD'nin ABD'ye ABD'den",
    },
    "ar": {
        "الناتو": "الناتو والناتو للناتو بالناتو فالناتو كالناتو وللناتو وبالناتو",
        "إدلب": "إدلب ادلب بإدلب لإدلب وإدلب وبإدلب فإدلب", "سوريا": "سوريا وسوريا بسوريا لسوريا ولسوريا",
        "العراق": "العراق والعراق بالعراق للعراق وللعراق", "تركيا": "وتركيا لتركيا بتركيا",
    },
    "ru": {
        "Украина": "Украина Украины Украине Украину Украиной УКРАИНЕ", "Идлиб": "Идлиба Идлибу Идлибом Идлибе",
        "Россия": "России Россию Россией", "Китай": "Китая Китаю Китаем Китае", "Ирак": "Ирака Ираку Ираком Ираке",
        "Турция": "Турции Турцию Турцией", "Киев": "Киева Киеву Киевом Киеве",
        "Израиль": "Израиля Израилю Израилем Израиле",
        "Казань": "Казани Казанью", "Польша": "Польши Польше Польшу Польшей", "Куба": "Кубы Кубе Кубу Кубой",
        "Германия": "Германии Германией", "Алжир": "Алжира Алжире", "Ливия": "Ливии Ливию Ливией",
    },
}  # fmt: skip
"""Language, name, forms in which news writes it."""

WORDS = {
    "en": {
        "airstrike": "airstrike airstrikes airstrike's AIRSTRIKES", "ally": "ally allies ally's", "city": "cities",
        "missile": "missiles", "attack": "attacks attacked attacking", "crisis": "crises", "box": "boxes",
        "strike": "strikes striking", "evacuate": "evacuates evacuated evacuating", "man": "men", "child": "children",
        "stop": "stops stopped stopping", "church": "churches", "army": "armies", "loss": "losses",
    },
    "nl": {
        "aanval": "aanvallen aanval", "verklaring": "verklaringen", "ziekenhuis": "ziekenhuizen", "brief": "brieven",
        "minister": "ministers", "raket": "raketten", "leger": "legers", "gewapend": "gewapende", "oorlog": "oorlogen",
        "land": "landen", "regering": "regeringen", "schip": "schepen", "stad": "steden", "bom": "bommen",
        "zwaar": "zware", "foto": "foto's", "staat": "staten", "vliegtuig": "vliegtuigen", "president": "presidenten",
    },
    "de": {
        "Angriff": "Angriffe Angriffen Angriffs Angriffes", "Rakete": "Raketen", "Stadt": "Städte Städten",
        "Vertrag": "Verträge Verträgen Vertrags Vertrages", "Haus": "Häuser Häusern Hauses",
        "Krieg": "Kriege Krieges Kriegs",
        "Minister": "Ministers Ministern", "Erklärung": "Erklärungen", "Soldat": "Soldaten",
        "Panzer": "Panzern Panzers",
        "Opfer": "Opfern Opfers", "Drohne": "Drohnen", "Land": "Länder Ländern Landes", "Schiff": "Schiffe Schiffen",
        "schwer": "schwere schweren schwerer schweres schwerem", "Bündnis": "Bündnisse Bündnisses",
    },
    "fr": {
        "attaque": "attaques", "frappe": "frappes", "journal": "journaux", "national": "nationale nationaux nationales",
        "accord": "accords l'accord d'accord", "otage": "otages l'otage", "hôpital": "hôpitaux l'hôpital",
        "aérien": "aérienne aériens aériennes", "drapeau": "drapeaux", "ministre": "ministres",
        "blessé": "blessés blessée",
        "offensif": "offensive offensives", "élection": "élections l'élection", "général": "générale généraux",
    },
    "tr": {
        "saldırı": "saldırılar saldırıya saldırısı saldırısında saldırılarını saldırıdan saldırının saldırılarında",
        "ateşkes": "ateşkesin ateşkesi ateşkese ateşkesler ateşkesten ateşkeste",
        "uçak": "uçağı uçaklar uçağın uçakları",
        "kitap": "kitabı kitaplar kitabında", "füze": "füzeler füzesi füzenin füzeyi füzeleri",
        "köy": "köyler köyde köyü",
        "açıklama": "açıklaması açıklamasında açıklamalarını açıklamada", "bakan": "bakanlar bakanı bakanın bakanının",
        "seçim": "seçimler seçimlerde seçimi seçimin", "sınır": "sınırda sınırın sınırı sınırları",
        "ordu": "ordusu orduya ordunun",
        "ağaç": "ağacı ağaçlar", "ölü": "ölüler ölüsü", "rehine": "rehineler rehinelerin rehineyi",
    },
    "ar": {
        "بيان": "بيانا البيان بيانات وبيان بيانه بيانها والبيان",
        "هجوم": "الهجوم هجوما بهجوم والهجوم هجومين للهجوم هجومه",
        "صاروخ": "الصاروخ صاروخا بصاروخ صاروخين", "حرب": "الحرب حربا والحرب للحرب بالحرب", "نفط": "النفط بالنفط للنفط",
        "حكومة": "الحكومة للحكومة حكومته الحكومات حكومتها والحكومة", "غارة": "الغارة غارات الغارات وغارة بغارة",
        "رئيس": "الرئيس للرئيس رئيسها والرئيس رئيسا", "قصف": "القصف قصفا بقصف وقصف", "اتفاق": "الاتفاق اتفاقا للاتفاق",
        "هدنة": "الهدنة للهدنة بالهدنة هدنتين",
    },
    "ru": {
        "удар": "удара удару ударом ударе удары ударов ударам ударами ударах",
        "ракета": "ракеты ракете ракету ракетой ракет ракетами",
        "армия": "армии армию армией армий армиями",
        "заявление": "заявления заявлению заявлением заявлении заявлений заявлениями",
        "министр": "министра министру министром министре министры министров", "нефть": "нефти нефтью",
        "город": "города городу городом городе городов городах",
        "заложник": "заложника заложников заложниками заложники",
        "военный": "военного военному военным военном военная военной военную военные военных военными",
        "президент": "президента президентом президенты президентов", "взрыв": "взрыва взрывом взрывы взрывов",
        "перемирие": "перемирия перемирию перемирием перемирии", "соглашение": "соглашения соглашении соглашений",
        "война": "войны войне войну войной", "граница": "границы границе границу границей границ",
        "новый": "нового новая новые новых новому",
        "российский": "российского российская российской российские российских",
        "учение": "учения учений учениях", "переговоры": "переговоров переговорам переговорах",
    },
}  # fmt: skip
"""Language, dictionary form of a common word, its forms."""

LOOK_ALIKES = {
    "en": {"NATO": "senator Renato Natolin", "Oman": "woman Roman", "Mali": "Somali Malice", "Iran": "Iranian"},
    "nl": {"NAVO": "navond Navolging", "Mali": "Somalië malie", "China": "machina Chinees", "Iran": "Iraans tiran"},
    "de": {"NATO": "Senator Natolin", "Mali": "Maler Malier", "Oman": "Roman Romane", "Polen": "Pole Polenta"},
    "fr": {"OTAN": "otanie potan", "Mali": "maligne Malien", "Chine": "machine chinois", "Oman": "roman"},
    "tr": {"NATO": "Senato Natolin Natolin'de", "Çin": "için çinko", "Şam": "akşam", "Suriye": "Suriyeli Suriyeliler"},
    "ar": {"الناتو": "السناتور", "مصر": "مصرع المصرف", "اليمن": "اليمين", "العراق": "عراقيل العراقيل",
    "قطر": "قطرات مقطر"},
    "ru": {"НАТО": "Сенатор донатор", "Мали": "Сомали Малина", "Куба": "Кубок", "Сирия": "Серия сирийский",
    "Иран": "иранский"},
}  # fmt: skip
"""Language, name, words that are not it."""

OTHER_WORDS = {
    "en": {"minister": "administer ministry", "oil": "turmoil", "ally": "rally", "art": "party part"},
    "nl": {"leger": "allergie", "land": "Nederland", "minister": "ministerie", "stad": "stadion"},
    "de": {"Land": "Finnland Landung", "Minister": "Ministerium", "Haus": "zuhause Hausse"},
    "fr": {"ministre": "administre", "accord": "désaccord", "otage": "potage", "journal": "journalisme"},
    "tr": {"bakan": "bakanlık", "saldırı": "saldırgan", "seçim": "seçmen", "köy": "köylü", "su": "Suriye"},
    "ar": {"بيان": "بيانو", "حرب": "حرباء", "نفط": "نفطويه", "هجوم": "نجوم"},
    "ru": {"министр": "министерство", "ракета": "ракетный", "нефть": "нефтяной", "президент": "президентский"},
}  # fmt: skip
"""Language, common word, words that are not a form of it."""


def cases(table: dict[str, dict[str, str]]) -> list[tuple[str, str, str]]:
    return [(tag, base, form) for tag, of in table.items() for base, forms in of.items() for form in forms.split()]


def is_read_as_name(language: str, form: str, name: str) -> bool:
    """Say whether a word of a text is read as the name."""
    (word,) = words(fold(form))
    found = readings(language, word.text, word.apostrophes)
    return any(one.key == fold(name) for one in found if one.use & Use.NAME)


def is_read_as_word(language: str, form: str, base: str) -> bool:
    """Say whether a word of a text and the word an analyst wrote are forms of one word."""
    (word,) = words(fold(form))
    found = readings(language, word.text, word.apostrophes)
    return not {one.key for one in found if one.use & Use.COMMON}.isdisjoint(term_keys(language, fold(base)))


@pytest.mark.parametrize(("language", "name", "form"), cases(NAMES))
def test_a_name_is_found_in_every_form_of_its_language(language: str, name: str, form: str) -> None:
    assert is_read_as_name(language, form, name)


@pytest.mark.parametrize(("language", "word", "form"), cases(WORDS))
def test_a_word_is_found_in_every_form_of_its_language(language: str, word: str, form: str) -> None:
    assert is_read_as_word(language, form, word)


PLURALS = {
    "en": {"airstrike": "airstrikes", "army": "armies", "wife": "wives", "woman": "women"},
    "nl": {"aanval": "aanvallen", "raket": "raketten", "stad": "steden", "brief": "brieven", "minister": "ministers"},
    "de": {"Angriff": "Angriffe", "Verhandlung": "Verhandlungen", "Kind": "Kinder", "Bündnis": "Bündnisse"},
    "fr": {"frappe": "frappes", "hôpital": "hôpitaux"},
    "tr": {"saldırı": "saldırılar", "saldırısı": "saldırıları"},
    "ar": {"غارة": "غارات الغارة", "هدنة": "الهدنة"},
    "ru": {"удар": "удары", "ракета": "ракеты", "заявление": "заявления", "новый": "новые"},
}
"""Language, singular, the plural an analyst may write instead."""


@pytest.mark.parametrize(("language", "singular", "plural"), cases(PLURALS))
def test_a_term_in_the_plural_means_the_singular_as_well(language: str, singular: str, plural: str) -> None:
    assert is_read_as_word(language, singular, plural)


@pytest.mark.parametrize(
    ("language", "term", "other"),
    [("en", "shelling", "shell"), ("en", "bombing", "bomb"), ("nl", "belegeren", "beleg"), ("tr", "ateşte", "ateş")],
)
def test_a_term_in_another_form_means_that_form(language: str, term: str, other: str) -> None:
    """Shelling is not what Shell does."""
    assert not is_read_as_word(language, other, term)


@pytest.mark.parametrize(("language", "name", "word"), cases(LOOK_ALIKES))
def test_a_name_is_not_found_in_another_word(language: str, name: str, word: str) -> None:
    assert not is_read_as_name(language, word, name)


@pytest.mark.parametrize(("language", "word", "other"), cases(OTHER_WORDS))
def test_a_word_is_not_found_in_another_word(language: str, word: str, other: str) -> None:
    assert not is_read_as_word(language, other, word)


@pytest.mark.parametrize("language", ["nl", "en", "de", "fr", "tr", "ar", "ru"])
def test_every_language_of_the_first_hour_has_a_table(language: str) -> None:
    assert language in INFLECTED


WORD = st.text(st.sampled_from("abcdeilnorstuvkmşığüéяаеноискйьتنالوبسة"), min_size=1, max_size=20)


@given(st.sampled_from([*sorted(INFLECTED), "", "sw", "ja"]), WORD, st.data())
def test_every_reading_lies_within_its_word_and_the_word_itself_comes_first(
    language: str, word: str, data: st.DataObject
) -> None:
    inside = st.sets(st.integers(1, len(word) - 1), max_size=3) if len(word) > 1 else st.just(set[int]())
    apostrophes = tuple(sorted(data.draw(inside)))
    found = readings(language, word, apostrophes)
    assert (found[0].key, found[0].start, found[0].end, found[0].form) == (word, 0, len(word), "")
    for one in found:
        assert one.key
        assert 0 <= one.start < one.end <= len(word)
        assert 0 < one.stem <= len(word) - one.start


@given(st.sampled_from(sorted(INFLECTED)), WORD)
def test_a_word_is_sought_under_itself(language: str, word: str) -> None:
    assert word in term_keys(language, word)


@given(st.sampled_from(["", "sw", "ja", "hu"]), WORD)
def test_a_language_without_a_table_inflects_nothing(language: str, word: str) -> None:
    if language in INFLECTED:
        return
    assert [one.key for one in readings(language, word)] == [word]
