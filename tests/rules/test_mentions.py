"""Mentions: how entities are found by their names, and what a name is not."""

from collections.abc import Mapping

import pytest

from bot.errors import InvalidConfigError
from bot.model.entities import EntityId
from bot.settings.packs import load_packs
from tests.builders import Written, config, document, entity, matched, matcher, mentioned, rule

HELMETS = entity(
    names={"en": ["White Helmets"], "nl": ["Witte Helmen"], "ar": ["الخوذ البيضاء"], "ru": ["Белые каски"]}
)


def found(written: Written, text: str, lang: str | None = "en", **more: Written) -> list[str]:
    """Give what mentions the entity `one`."""
    return mentioned(matcher(entities={"one": written, **more}), document(text, lang), "one")


def test_a_mention_is_found_in_every_field() -> None:
    of = matcher(entities={"one": HELMETS})
    assert mentioned(of, document("White Helmets", lead="the White Helmets", body="WHITE HELMETS")) == [
        "White Helmets", "White Helmets", "WHITE HELMETS",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "text", "span"),
    [
        ("nl", "Hulp van de Witte Helmen", "Witte Helmen"),
        ("ru", "Представитель Белых касок", "Белых касок"),
        ("ru", "вместе с Белыми касками", "Белыми касками"),
        ("ar", "أعلنت الخوذ البيضاء", "الخوذ البيضاء"),
        ("ar", "متطوعون للخوذ البيضاء", "للخوذ البيضاء"),
        ("en", "the White-Helmets", "White-Helmets"),
        ("en", "#WhiteHelmets", "WhiteHelmets"),
    ],
)
def test_a_name_is_found_in_the_forms_and_writings_of_its_language(lang: str, text: str, span: str) -> None:
    assert found(HELMETS, text, lang) == [span]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("NATO", "senator"), ("NATO", "Renato"), ("NATO", "Natolin"), ("NATO", "NATOphile"), ("NATO", "NATO2030"),
        ("NATO", "N ATO"), ("NATO", "NA TO"), ("Niger", "Nigeria"), ("Oman", "woman"), ("Mali", "Somali"),
        ("White Helmets", "White, Helmets"), ("White Helmets", "Snow White. Helmets on"), ("White Helmets",
        "White blue Helmets"),
        ("White Helmets", "Helmets White"),
    ],
)  # fmt: skip
def test_a_name_is_never_found_inside_another_word_or_across_a_stop(name: str, text: str) -> None:
    assert found(entity(names={"en": [name]}), text) == []


@pytest.mark.parametrize(
    ("name", "text", "span"),
    [
        ("Deir ez-Zor", "in Deir-ez-Zor", "Deir-ez-Zor"),
        ("Deir ez-Zor", "in Deir ez Zor", "Deir ez Zor"),
        ("Deir ez-Zor", "in Deir Ezzor", "Deir Ezzor"),
        ("Deir ez-Zor", "in Deirezzor", "Deirezzor"),
        ("Deir ez-Zor", "in DEIR EZ–ZOR", "DEIR EZ–ZOR"),
        ("Al-Qaeda", "with al Qaeda", "al Qaeda"),
        ("Al-Qaeda", "with alqaeda", "alqaeda"),
        ("Côte d'Ivoire", "in Cote d’Ivoire", "Cote d’Ivoire"),
        ("Côte d'Ivoire", "in Cote dIvoire", "Cote dIvoire"),
        ("Sana'a", "in Sanaa", "Sanaa"),
        ("Sanaa", "in Sana’a", "Sana’a"),
        ("Ha'aretz", "Haʼaretz says", "Haʼaretz"),
        ("São Tomé", "in SAO TOME", "SAO TOME"),
        ("Kyiv", "KYIV", "KYIV"),
    ],
)
def test_accents_apostrophes_hyphens_and_blanks_do_not_matter(name: str, text: str, span: str) -> None:
    assert found(entity(names={"en": [name]}), text) == [span]


@pytest.mark.parametrize(
    ("name", "lang", "text", "spans"),
    [
        ("WHO", "en", "who WHO Who", ["WHO"]),
        ("UN", "en", "un Un UN", ["UN"]),
        ("UN", "en", "UN's UN’s", ["UN's", "UN’s"]),
        ("EU", "de", "die EUs", ["EUs"]),
        ("AB", "tr", "AB'ye ab Ab'ye", ["AB'ye"]),
        ("ABD", "tr", "ABD'NİN ABD'nin abd", ["ABD'NİN", "ABD'nin"]),
        ("ABD", "tr", "ABDnin abdnin", ["ABDnin"]),
        ("ЕС", "ru", "ЕС ес Ес", ["ЕС"]),
        ("ВОЗ", "ru", "воз ВОЗ", ["ВОЗ"]),
        ("U.S.", "en", "U.S. u.s.", ["U.S."]),
        ("Ukr", "en", "ukr UKR Ukr", ["ukr", "UKR", "Ukr"]),
        ("NATO", "en", "nato NATO Nato", ["nato", "NATO", "Nato"]),
    ],
)
def test_a_name_of_three_capitals_or_less_is_found_only_in_capitals(
    name: str, lang: str, text: str, spans: list[str]
) -> None:
    assert found(entity(names={lang: [name]}), text, lang) == spans


class TestLanguages:
    """A name is sought where it is a name, and abroad only if nothing better is known."""

    def test_a_name_is_not_sought_in_a_language_that_has_its_own(self) -> None:
        assert found(HELMETS, "De White Helmets", "nl") == []

    @pytest.mark.parametrize("kind", ["person", "organisation", "place", "event"])
    def test_a_name_is_sought_in_a_language_of_its_script_without_one(self, kind: str) -> None:
        assert found({**HELMETS, "kind": kind}, "Les White Helmets", "fr") == ["White Helmets"]

    def test_a_concept_is_not_sought_abroad(self) -> None:
        assert found(entity("concept", names={"en": ["truce"]}), "la truce", "fr") == []

    def test_only_forbids_to_look_abroad(self) -> None:
        assert found({**HELMETS, "only": True}, "Les White Helmets", "fr") == []
        assert found({**HELMETS, "only": True}, "The White Helmets", "en") == ["White Helmets"]

    def test_abroad_a_name_is_not_inflected(self) -> None:
        one = entity(names={"de": ["Bundeswehr"]})
        assert found(one, "de Bundeswehr en Bundeswehren", "nl") == ["Bundeswehr"]
        assert found(entity("place", names={"uk": ["Суми"]}), "Бои за Суми, Сумима", "ru") == ["Суми"]

    @pytest.mark.parametrize(
        ("text", "spans"),
        [("e-Mali", ["Mali"]), ("nkxaso mali", []), ("The Winter to My Skin", [])],
    )
    def test_abroad_a_packed_name_needs_its_capital_and_marks(self, text: str, spans: list[str]) -> None:
        """Mali is money in Xhosa, and Mỹ is America in Vietnamese."""
        assert mentioned(matcher(packs=["countries"]), document(text, "xh")) == spans

    def test_another_script_is_not_the_same_script(self) -> None:
        """Latin letters within a Russian text are no Russian; a name in `latin` or `any` is sought where it says."""
        assert found(entity(names={"en": ["Wagner"]}), "Группа Wagner в Мали", "ru") == []
        assert found(entity(names={"any": ["Wagner"]}), "Группа Wagner в Мали", "ru") == ["Wagner"]

    @pytest.mark.parametrize(
        ("lang", "is_sought"), [("fr", True), ("tr", True), ("sw", True), ("ru", False), ("ar", False)]
    )
    def test_a_name_under_a_script_is_sought_in_its_languages(self, lang: str, is_sought: bool) -> None:
        assert bool(found(entity("concept", names={"latin": ["Edlib"]}), "Edlib", lang)) is is_sought

    @pytest.mark.parametrize(
        ("script", "lang", "name"),
        [
            ("latin", "nl", "Edlib"), ("cyrillic", "uk", "Ідліб"), ("arabic", "fa", "ادلب"), ("hebrew", "he", "אידליב"),
            ("greek", "el", "Ιντλίμπ"), ("armenian", "hy", "Իդլիբ"), ("georgian", "ka", "იდლიბი"),
            ("devanagari", "hi", "इदलिब"), ("thai", "th", "อิดลิบ"), ("hangul", "ko", "이들리브"),
            ("han", "zh", "伊德利卜"),
            ("kana", "ja", "イドリブ"),
        ],
    )  # fmt: skip
    def test_every_script_finds_its_names(self, script: str, lang: str, name: str) -> None:
        assert found(entity("place", names={script: [name]}), f"{name}", lang) == [name]

    def test_a_name_under_a_script_is_inflected_in_the_language_of_the_article(self) -> None:
        assert found(entity("place", names={"latin": ["Edlib"]}), "Edlib'deki kamp", "tr") == ["Edlib'deki"]

    def test_unsure_names_of_all_languages_are_sought(self) -> None:
        assert found(HELMETS, "Witte Helmen White Helmets Белые каски", None) == [
            "Witte Helmen",
            "White Helmets",
            "Белые каски",
        ]

    def test_unsure_among_some_the_names_of_those_are_sought(self) -> None:
        of = matcher(entities={"one": HELMETS})
        doc = document("Witte Helmen White Helmets Белые каски", None, candidates=["nl", "ru"])
        assert mentioned(of, doc, "one") == ["Witte Helmen", "Белые каски"]

    def test_indeclinable_switches_inflection_off_for_one_language(self) -> None:
        one = entity("place", names={"ru": ["Сана"], "tr": ["Sana"]}, indeclinable=["ru"])
        assert found(one, "Сана Саны Сане", "ru") == ["Сана"]
        assert found(one, "Sana'da", "tr") == ["Sana'da"]


class TestLongest:
    """Among mentions of one kind the longest wins."""

    SUDANS: Mapping[str, Written] = {
        "x-sudan": entity("place", names={"en": ["Sudan"]}),
        "x-south-sudan": entity("place", names={"en": ["South Sudan"]}),
        "x-bank": entity("organisation", names={"en": ["Bank of Sudan"]}),
    }

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("South Sudan votes", ["South Sudan"]),
            ("Sudan votes", ["Sudan"]),
            ("Sudan and South Sudan", ["Sudan", "South Sudan"]),
            ("SOUTH-SUDAN", ["SOUTH-SUDAN"]),
        ],
    )
    def test_a_place_within_a_longer_place_is_not_mentioned(self, text: str, expected: list[str]) -> None:
        assert mentioned(matcher(entities=self.SUDANS), document(text)) == expected

    def test_a_rule_for_the_shorter_does_not_match(self) -> None:
        of = matcher([rule("s", all=["$x-sudan"]), rule("ss", all=["$x-south-sudan"])], self.SUDANS)
        assert matched(of, document("South Sudan votes")) == ["ss"]
        assert matched(of, document("Sudan and South Sudan vote")) == ["s", "ss"]

    def test_another_kind_is_no_rival(self) -> None:
        assert mentioned(matcher(entities=self.SUDANS), document("Bank of Sudan")) == ["Bank of Sudan", "Sudan"]

    def test_a_plain_word_is_found_within_a_name(self) -> None:
        of = matcher([rule(all=["sudan"])], self.SUDANS)
        assert matched(of, document("South Sudan votes")) == ["rule"]

    def test_two_names_of_one_entity_give_the_longer_once(self) -> None:
        assert found(entity(names={"en": ["NATO", "NATO alliance"]}), "The NATO alliance") == ["NATO alliance"]


class TestNot:
    """Phrases that contain a name and are not the thing."""

    ONE = entity(names={"en": ["White Helmets"]}, not_=["white helmets of the police", "Miss White Helmets"])

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("White helmets of the police", []),
            ("WHITE-HELMETS OF THE POLICE", []),
            ("Miss White Helmets", []),
            ("The White Helmets and the white helmets of the police", ["White Helmets"]),
            ("White Helmets of Idlib", ["White Helmets"]),
        ],
    )
    def test_an_excluded_phrase_is_no_mention_and_others_are(self, text: str, expected: list[str]) -> None:
        assert found(self.ONE, text) == expected

    def test_a_phrase_excludes_only_its_own_entity(self) -> None:
        other = entity("event", names={"en": ["White Helmets"]})
        of = matcher(entities={"one": self.ONE, "two": other})
        assert mentioned(of, document("Miss White Helmets"), "two") == ["White Helmets"]


class TestPacks:
    """Packed entities: short names, additions, replacements."""

    @pytest.mark.parametrize(
        ("term", "id_"),
        [
            ("$nato", "org.nato"), ("$org.nato", "org.nato"), ("$turkey", "country.tr"), ("$country.tr", "country.tr"),
            ("$north-korea", "country.kp"), ("$ceasefire", "concept.ceasefire"), ("$idlib", "city.idlib"),
        ],
    )  # fmt: skip
    def test_a_short_name_finds_the_packed_entity_whether_or_not_its_pack_is_on(self, term: str, id_: str) -> None:
        loaded = config([rule(all=[term])], packs=[])
        assert [entity.id for entity in loaded.entities] == [EntityId(id_)]

    def test_default_packs_are_whole_and_cities_are_not_among_them(self) -> None:
        ids = {entity.id for entity in config(packs=None).entities}
        assert {"org.nato", "country.tr", "concept.ceasefire"} <= ids
        assert "city.idlib" not in ids

    def test_an_unknown_entity_is_an_error_with_a_hint(self) -> None:
        with pytest.raises(InvalidConfigError, match="nato") as caught:
            config([rule(all=["$natoo"])])
        assert caught.value.problems[0].hint

    def test_own_names_are_added_to_a_packed_entity_which_keeps_its_id(self) -> None:
        of = matcher([rule(all=["$idlib"])], {"idlib": {"names": {"latin": ["Edlib"]}}})
        assert mentioned(of, document("Edlib and Idlib", "nl"), "city.idlib") == ["Edlib", "Idlib"]
        assert matched(of, document("Edlib", "tr")) == ["rule"]

    def test_replace_drops_the_packed_names_and_keeps_the_id(self) -> None:
        of = matcher(
            [rule(all=["$nato"])], {"nato": {"replace": True, "kind": "organisation", "names": {"en": ["Nordpakt"]}}}
        )
        assert mentioned(of, document("NATO Nordpakt"), "org.nato") == ["Nordpakt"]

    def test_an_own_entity_goes_before_a_packed_one_of_the_same_alias(self) -> None:
        loaded = config([rule(all=["$otan"])], {"otan": entity(names={"en": ["Otan Company"]})}, packs=[])
        assert any("Otan Company" in {name.text for name in one.names} for one in loaded.entities)

    def test_demonyms_do_not_count_and_are_marked(self) -> None:
        of = matcher([rule(all=["$china"])])
        doc = document("Chinese exporters")
        assert matched(of, doc) == []
        assert all(one.demonym for one in of.find(doc).mentions)

    def test_two_claims_in_one_step_must_be_written_in_full(self) -> None:
        packed = load_packs()
        twice = [name for name, ids in packed.claims.items() if len({packed.packs[one] for one in ids}) == 1 < len(ids)]
        for name in twice[:3]:
            with pytest.raises(InvalidConfigError, match="full"):
                config([rule(all=[f"${name}"])], packs=None)


@pytest.mark.parametrize("name", ["NATO*", "re:/x+/", "(NATO)", "N?TO", "$nato"])
def test_a_name_is_literal_text_and_never_a_pattern(name: str) -> None:
    assert found(entity(names={"en": [name]}), "NATO NATOS nxto xxx N-TO") in ([], ["NATO"])
    assert found(entity(names={"en": ["N.TO"]}), "NATO") == []
