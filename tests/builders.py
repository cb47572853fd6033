"""Small makers for tests: rules and entities as analysts write them, loaded by the real loader, and documents.

The makers give what stands in the YAML files (`rule(all=["$nato"])`), and `matcher` takes such values or YAML as text.
No pack is loaded unless a test names one, so that a test shows all that matters to it.
"""

import json
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from bot.model.articles import Language, Text
from bot.model.entities import EntityId
from bot.model.rules import RuleId
from bot.rules.findings import Document
from bot.rules.matching import Matcher
from bot.settings.loading import Config, load_config

RULE = "rule"
"""The id of a rule whose test does not care for one."""

Written = Mapping[str, Any]
"""A rule or an entity with its keys as they stand in YAML."""

Found = tuple[str, str, int, int, str]
"""A hit as `rules try` tells it: term, field, start, end, text."""


def rule(id_: str = RULE, **keys: Any) -> Written:
    """Give a rule as written; a keyword that Python reserves takes an underscore behind it (`in_`)."""
    return {"id": id_, **{key.rstrip("_"): value for key, value in keys.items()}}


def entity(kind: str = "organisation", *, names: Mapping[str, Sequence[str]] | None = None, **keys: Any) -> Written:
    """Give an entity as written, without its id; a keyword that Python reserves takes an underscore (`not_`)."""
    names_key = {} if names is None else {"names": {tag: list(some) for tag, some in names.items()}}
    return {"kind": kind, **names_key, **{key.rstrip("_"): value for key, value in keys.items()}}


def document(
    title: str = "",
    lang: str | None = "en",
    *,
    lead: str = "",
    body: str = "",
    candidates: Sequence[str] = (),
    feed: str | None = None,
    outlet: str | None = None,
    country: str | None = None,
) -> Document:
    """Give a document whose language is settled; `lang` None is unsure, among the candidates."""
    return Document(
        text=Text(title=title, lead=lead, body=body),
        language=Language(tag=lang, candidates=tuple(candidates)),
        feed=feed,
        outlet=outlet,
        country=country,
    )


def config(
    rules: str | Iterable[Written] = (),
    entities: str | Mapping[str, Written] | None = None,
    *,
    packs: Sequence[str] | None = (),
    feeds: Sequence[str] = (),
) -> Config:
    """Load rules and entities through real files; `packs` None means those that are on by default."""
    rules_yaml = rules if isinstance(rules, str) else as_yaml(rules=list(rules))
    entities_yaml = entities if isinstance(entities, str) else as_yaml(entities=dict(entities or {}))
    if packs is not None:
        entities_yaml += as_yaml(packs=list(packs))
    return _loaded(rules_yaml, entities_yaml, tuple(feeds))


@cache
def _loaded(rules: str, entities: str, feeds: tuple[str, ...]) -> Config:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "rules.yaml").write_text(rules, encoding="utf-8")
        (folder / "entities.yaml").write_text(entities, encoding="utf-8")
        listed = [{"id": id_, "url": f"https://feeds.example/{id_}"} for id_ in feeds]
        (folder / "feeds.yaml").write_text(as_yaml(feeds=listed), encoding="utf-8")
        return load_config(folder, {})


def as_yaml(**sections: Any) -> str:
    """Give sections of a file as YAML, every text in quotes."""
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in sections.items())


def matcher(
    rules: str | Iterable[Written] = (),
    entities: str | Mapping[str, Written] | None = None,
    *,
    packs: Sequence[str] | None = (),
) -> Matcher:
    """Give the matcher of these rules and entities."""
    return config(rules, entities, packs=packs).matcher


def matched(of: Matcher, doc: Document) -> list[str]:
    """Give the ids of the rules that hold, in order."""
    return [str(match.rule) for match in of.match(doc, of.find(doc))]


def hits(of: Matcher, doc: Document, rule_id: str = RULE) -> list[Found]:
    """Give the hits of one rule in the order reported; none when it does not hold."""
    match = of.match_rule(of.rules[RuleId(rule_id)], doc, of.find(doc))
    return [(hit.term, hit.span.field, hit.span.start, hit.span.end, hit.text) for hit in match.hits] if match else []


def texts(of: Matcher, doc: Document, rule_id: str = RULE) -> list[str]:
    """Give the words of the text by which one rule holds."""
    return [found[-1] for found in hits(of, doc, rule_id)]


def mentioned(of: Matcher, doc: Document, entity_id: str | None = None) -> list[str]:
    """Give the words of the text that mention an entity, or any."""
    return [one.text for one in of.find(doc).mentions if entity_id is None or one.entity == EntityId(entity_id)]


def seek(term: str, text: str, lang: str | None = "en", entities: Mapping[str, Written] | None = None) -> list[str]:
    """Give what a rule of one list term finds in a title."""
    return texts(matcher([rule(all=[term])], entities), document(text, lang))
