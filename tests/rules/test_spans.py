"""Spans: the word in the text with its suffix and attached clitics, in code points of the given string."""

import pytest

from tests.builders import Found, document, entity, hits, matcher, mentioned, rule, seek

# Ids that no pack claims: an own `nato` would add to the packed one.
ENTITIES = {
    "x-nato": entity(
        names={
            "latin": ["NATO"], "fr": ["OTAN"], "it": ["NATO"], "nl": ["NAVO"], "ar": ["الناتو"], "ru": ["НАТО"],
            "zh": ["北约"], "ja": ["NATO"], "ko": ["나토"], "he": ["נאט״ו"], "hu": ["NATO"], "fi": ["Nato"],
            "en": ["NATO"],
        }
    ),
    "x-un": entity(names={"fr": ["ONU"], "it": ["ONU"], "ca": ["ONU"], "en": ["UN", "United Nations"]}),
    "x-eu": entity(names={"fi": ["EU"], "en": ["EU"], "sv": ["EU"]}),
    "x-us": entity("place", names={"en": ["US", "U.S."]}),
    "x-idlib": entity("place", names={"tr": ["İdlib"], "ar": ["إدلب"], "ru": ["Идлиб"], "en": ["Idlib"],
    "fr": ["Idlib"]}),
    "x-pakistan": entity("place", names={"ur": ["پاکستان"], "fa": ["پاکستان"]}),
    "x-israel": entity("place", names={"he": ["ישראל"]}),
    "x-afrin": entity("place", names={"ku": ["Efrîn"], "en": ["Afrin"]}),
}  # fmt: skip

SPANS = [
    # entity, language, text, span
    ("x-nato", "tr", "Zirvede NATO'nun sözü", "NATO'nun"),
    ("x-nato", "tr", "NATO’nunki hariç", "NATO’nunki"),
    ("x-nato", "ar", "أوروبا والناتو معا", "والناتو"),
    ("x-nato", "ar", "طلب للناتو", "للناتو"),
    ("x-idlib", "ar", "حريق بإدلب", "بإدلب"),
    ("x-idlib", "tr", "İDLİB'DEKİ kamp", "İDLİB'DEKİ"),
    ("x-idlib", "tr", "I\u0307dlib'de patlama", "I\u0307dlib'de"),
    ("x-idlib", "ru", "Бои в Идлибе.", "Идлибе"),
    ("x-idlib", "fr", "près d'Idlib", "Idlib"),
    ("x-nato", "nl", "De NAVO-lidstaten", "NAVO"),
    ("x-nato", "nl", "niet-NAVO-land", "NAVO"),
    ("x-nato", "nl", "NAVO's koers", "NAVO's"),
    ("x-nato", "fr", "chef de l'OTAN", "OTAN"),
    ("x-nato", "fr", "chef de l’OTAN", "OTAN"),
    ("x-nato", "fr", "L'OTAN", "OTAN"),
    ("x-un", "fr", "jusqu'ONU", "ONU"),
    ("x-un", "it", "il voto dell'ONU", "ONU"),
    ("x-un", "it", "L’ONU vota", "ONU"),
    ("x-un", "ca", "la seu de l'ONU", "ONU"),
    ("x-nato", "en", "NATO's east", "NATO's"),
    ("x-nato", "en", "NATO-led force", "NATO"),
    ("x-nato", "en", "“NATO”", "NATO"),
    ("x-nato", "en", "'NATO' quoted", "NATO"),
    ("x-nato", "en", "(NATO).", "NATO"),
    ("x-nato", "en", "#NATO @ work", "NATO"),
    ("x-nato", "hu", "A NATO-ban vita van", "NATO-ban"),
    ("x-nato", "hu", "A NATO-tagság ára", "NATO"),
    ("x-eu", "fi", "EU:n huippukokous", "EU:n"),
    ("x-nato", "fi", "Nato-jäsenyys", "Nato"),
    ("x-eu", "sv", "EU:s ledare", "EU:s"),
    ("x-nato", "zh", "今年北约峰会召开", "北约"),
    ("x-nato", "ja", "NATOは首脳会議", "NATO"),
    ("x-nato", "ru", "Саммит НАТО-Украина", "НАТО"),
    ("x-nato", "he", "מפקד נאט״ו הגיע", "נאט״ו"),
    ("x-nato", "he", 'מפקד נאט"ו הגיע', 'נאט"ו'),
    ("x-israel", "he", "״ישראל״ הודיעה", "ישראל"),
    ("x-pakistan", "ur", "یہ ہے پاکستان۔", "پاکستان"),
    ("x-us", "en", "U.S. envoy", "U.S."),
    ("x-us", "en", "the U.S.", "U.S."),
    ("x-us", "en", "a US.", "US"),
    ("x-un", "en", "the United  Nations", "United  Nations"),
    ("x-un", "en", "United-Nations", "United-Nations"),
    ("x-nato", "en", "\u200fNATO\u200f says", "NATO"),
    ("x-nato", "en", "NA\u00adTO says", "NA\u00adTO"),
    ("x-nato", "en", "ＮＡＴＯ says", "ＮＡＴＯ"),
    ("x-nato", "ar", "قمة النـاتو", "النـاتو"),
    ("x-afrin", "en", "E\u0301 Afrin\u0301", "Afrin\u0301"),
]  # fmt: skip


@pytest.mark.parametrize(("entity_id", "lang", "text", "span"), SPANS)
def test_a_span_is_the_word_with_its_suffix_and_clitics(entity_id: str, lang: str, text: str, span: str) -> None:
    of = matcher(entities=ENTITIES)
    assert mentioned(of, document(text, lang), entity_id) == [span]


@pytest.mark.parametrize("text", ["stroom-storing", "stroomstoring", "groene-stroom", "groenestroom"])
def test_the_other_part_of_a_compound_is_no_part_of_a_span(text: str) -> None:
    of = matcher(entities={"x-stroom": entity(names={"nl": ["Stroom"]}, compounds=["nl"])})
    assert mentioned(of, document(f"De {text}", "nl")) == ["stroom"]


TERM_SPANS = [
    ("hava saldırısı", "tr", "Kente hava saldırısının ardından", ["hava saldırısının"]),
    ("attaque", "fr", "d'attaques répétées", ["attaques"]),
    ("بيان", "ar", "جاء في بيانها أن", ["بيانها"]),
    ("وقف إطلاق النار", "ar", "محادثات لوقف إطلاق النار", ["لوقف إطلاق النار"]),
    ("lidstaat", "nl", "NAVO-lidstaten", ["lidstaten"]),
    ("=OTAN", "fr", "l'OTAN", ["OTAN"]),
    ("=US", "en", "US's", ["US"]),
    ("évac*", "fr", "l'évacuation", ["évacuation"]),
    ("停火", "zh", "呼吁停火协议", ["停火"]),
    ("=停火", "zh", "呼吁停火协议", ["停火"]),
    ("=NATO", "ja", "NATO事務総長", ["NATO"]),
    ("停火协*", "zh", "呼吁停火协议", ["停火协"]),
    ("airstrike*", "en", "Air-strikes and airstrikes", ["Air-strikes", "airstrikes"]),
    ("air*", "en", "Air-strikes", ["Air"]),
    ("state", "en", "state-of-the-state", ["state", "state"]),
]


@pytest.mark.parametrize(("term", "lang", "text", "spans"), TERM_SPANS)
def test_a_plain_term_spans_as_a_name_does(term: str, lang: str, text: str, spans: list[str]) -> None:
    assert seek(term, text, lang) == spans


@pytest.mark.parametrize(
    ("title", "start"),
    [
        ("  NATO", 2),
        ("😀😀 NATO", 3),
        ("\n\tNATO", 2),
        ("&amp; NATO", 6),
        ("<b>NATO</b>", 3),
        ("e\u0301e\u0301 NATO", 5),
        ("İİ NATO", 3),
        ("ßß ﬁ NATO", 5),
        ("\ufeffNATO", 1),
        ("ﷺ NATO", 2),
        ("\0NATO", 1),
    ],
)
def test_offsets_are_code_points_of_the_string_as_given(title: str, start: int) -> None:
    """Not trimmed, not decoded, not normalised."""
    of = matcher([rule(all=["nato"])])
    assert hits(of, document(title)) == [("nato", "title", start, start + 4, "NATO")]


def test_hits_come_by_field_in_reading_order_and_then_by_start() -> None:
    of = matcher([rule(any=["summit", "$x-nato", "quiz*"], in_="title+lead+body")], ENTITIES)
    found = hits(of, document("Summit of NATO", lead="NATO summit", body="Quiz: NATO"))
    assert found == [
        ("summit", "title", 0, 6, "Summit"),
        ("$x-nato", "title", 10, 14, "NATO"),
        ("$x-nato", "lead", 0, 4, "NATO"),
        ("summit", "lead", 5, 11, "summit"),
        ("quiz*", "body", 0, 4, "Quiz"),
        ("$x-nato", "body", 6, 10, "NATO"),
    ]


def test_every_hit_of_every_positive_term_is_given() -> None:
    """Also those a rule would have held without; never those of `none`."""
    of = matcher([rule(any=["nato", "summit", "quiz"], all=["leaders", {"any": ["of", "x1"]}], none=["party"])])
    doc = document("NATO summit, nato leaders of leaders")
    found = [(term, text) for term, _, _, _, text in hits(of, doc)]
    assert found == [
        ("nato", "NATO"), ("summit", "summit"), ("nato", "nato"), ("leaders", "leaders"), ("of", "of"),
        ("leaders", "leaders"),
    ]  # fmt: skip


def test_a_phrase_is_one_hit() -> None:
    expected: list[Found] = [("press release", "title", 2, 16, "press releases")]
    assert hits(matcher([rule(all=["press release"])]), document("A press releases")) == expected


def test_two_terms_that_hit_the_same_word_are_both_given() -> None:
    of = matcher([rule(any=["$x-nato", "nato", "=NATO"])], ENTITIES)
    assert sorted(term for term, *_ in hits(of, document("NATO"))) == ["$x-nato", "=NATO", "nato"]
