"""What the concordance is asked for a rule: every article for which the rule holds must be among its answers."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.model.articles import Article, Language, Text
from bot.model.sought import Sought
from bot.polling.taking_in import to_document
from bot.rules.matching import Matcher
from bot.rules.seeking import sought
from bot.stores.sqlite import SqliteStore, concordance
from bot.stores.sqlite.archive import SqliteConcordance
from bot.stores.sqlite.connection import connect_to_read
from bot.usecases.note_words import Indexer
from tests.archives import apply, keep, kept
from tests.builders import entity, matcher, rule
from tests.fakes import NOON, FakeClock

TEXTS = (
    ("tr", "NATO'nun İdlib'deki hava saldırıları"),
    ("nl", "NAVO-lidstaten in Idlib: staakt-het-vuren"),
    ("en", "A cease fire holds, says the U.N. envoy"),
    ("en", "WHO says who may go"),
    ("fr", "L'ONU et un cessez-le-feu à Idlib"),
    ("ar", "وقف إطلاق النار بإدلب والناتو"),
    ("ru", "Авиаудары по Идлибу"),
    ("de", "Der Syrienkrieg und die Luftangriffe"),
    ("zh", "北约呼吁停火"),
    ("sr", "Ваздушни удар на Идлиб"),
    ("sr", "Vazdušni napadi na Idlib"),
    ("fi", "EU:n lento-onnettomuus Natossa"),
    ("en", "Airstrikes on pipe-lines; C++ at 50"),
    ("en", "Governments fall as children weep"),
    ("xx", "NATO ceasefire in one of two tongues: Idlibs, Идлибе"),
    ("ja", "ロシア軍、停戦合意"),
)
RULES: tuple[dict[str, Any], ...] = (
    {"any": ["$nato"]},
    {"any": ["$un"]},
    {"any": ["$who"]},
    {"all": ["$idlib", "$ceasefire"]},
    {"any": ["$airstrike"]},
    {"any": ["ceasefire"]},
    {"any": ["cease fire"]},
    {"any": ["hava saldırısı"]},
    {"any": ["airstrike*"]},
    {"any": ["pipeline"]},
    {"any": ["=C++"]},
    {"any": ["government"]},
    {"any": ["child"]},
    {"any": ["$war"]},
    {"any": ["EU"]},
    {"any": ["停戦"]},
    {"query": "$nato NEAR/4 ceasefire OR title:WHO"},
    {"score": {"threshold": 2, "terms": {"$idlib": 1, "$nato": 1, "weep": 2}}},
    {"all": ["$idlib"], "languages": ["nl", "ar"]},
    {"all": ["$idlib"], "none": ["$ceasefire"]},
    {"any": ["re:/C[+]{2}/"]},
)
OWN = {"war": entity("event", names={"de": ["Syrien", "Krieg"]}, compounds=["de"])}


def in_tongue(number: int, tag: str, title: str) -> Article:
    """Give an article; `xx` may be English or Russian."""
    language = Language(tag=None, candidates=("en", "ru")) if tag == "xx" else Language(tag=tag, candidates=(tag,))
    return replace(kept(f"a{number:02}", title, ago=timedelta(minutes=number)), language=language)


ARTICLES = tuple(in_tongue(number, tag, title) for number, (tag, title) in enumerate(TEXTS))


def note(path: Path) -> int:
    """Note all that is not noted; gives how many articles that were."""

    async def work() -> int:
        one = SqliteConcordance(path)
        done = await Indexer(one).work(FakeClock(NOON), timedelta(seconds=1))
        await one.close()
        return done

    return asyncio.run(work())


def candidates(path: Path, wanted: Sought | None) -> set[str]:
    """Give the articles that the concordance offers."""
    db = connect_to_read(path)
    places = concordance.places(db, 0, wanted)
    ids = dict(tuple(row) for row in db.conn.execute("SELECT place, article FROM filings"))
    db.close()
    return {ids[place] for place in places}


def holding(of: Matcher, articles: Sequence[Article]) -> set[str]:
    """Give the articles for which a rule of the matcher holds."""
    documents = [(one.id, to_document(one)) for one in articles]
    return {str(id_) for id_, document in documents if of.match(document, of.find(document))}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database whose words are noted."""
    path = keep(tmp_path_factory.mktemp("words") / "bot.db", ARTICLES)
    assert note(path) == len(ARTICLES)
    return path


@pytest.mark.parametrize("written", RULES, ids=str)
def test_what_a_rule_holds_for_is_offered(path: Path, written: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """And hardly anything else, where words can tell."""
    monkeypatch.setattr(concordance, "_ENOUGH", 0)
    of = matcher([rule(**written)], OWN)
    offered = candidates(path, sought(of.rules.values(), of.entities))
    held = holding(of, ARTICLES)
    assert held
    assert held <= offered
    if written.keys() <= {"any", "all", "query", "languages"} and "re:/C[+]{2}/" not in str(written):
        assert len(offered) <= len(held) + 2


def test_what_is_not_noted_yet_or_was_reworded_is_offered(tmp_path: Path) -> None:
    """Until its words are noted; the words it had may still offer it."""
    path = keep(tmp_path / "bot.db", ARTICLES[:3])
    of = matcher([rule(any=["weather"])])
    wanted = sought(of.rules.values(), of.entities)
    assert len(candidates(path, wanted)) == 3
    assert (note(path), candidates(path, wanted)) == (3, set())
    reworded = replace(ARTICLES[1], text=Text(title="Bad weather"))

    async def edit() -> None:
        store = await SqliteStore(path).open()
        await apply(store, revised=(reworded,))
        await store.close()

    asyncio.run(edit())
    assert candidates(path, wanted) == {"a01"}
    assert (note(path), candidates(path, wanted)) == (1, {"a01"})
    assert note(path) == 0


def test_other_tables_make_everything_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was noted with those of yesterday is not asked."""
    path = keep(tmp_path / "bot.db", ARTICLES[:3])
    note(path)
    monkeypatch.setattr(concordance, "made_of", lambda: "others")
    of = matcher([rule(any=["weather"])])
    wanted = sought(of.rules.values(), of.entities)
    assert len(candidates(path, wanted)) == 3
    assert (note(path), candidates(path, wanted)) == (3, set())
