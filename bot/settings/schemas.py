"""JSON Schemas of the four kinds of files: what editors complete and underline while somebody types.

They say what may be written where; what fits together (an id, a time zone, a term) `rules check` says.
"""

from collections.abc import Collection
from enum import StrEnum
from typing import Any

from bot.model.channels import Over, Preview, Unconfirmed
from bot.model.entities import Kind
from bot.model.feeds import Identity, Rights
from bot.model.rules import Occasion, Priority, Status, Update
from bot.packs import PACKS

Schema = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TAG = "^[A-Za-z]{2,10}([-_][A-Za-z0-9]{1,8})*$"
_TIME = r"^([01]?\d|2[0-3]):[0-5]\d$"


def schema_of(kind: str, *, feeds: Collection[str] = (), entities: Collection[str] = ()) -> Schema:
    """Give the schema of `rules`, `entities`, `channels` or `feeds`; ids of feeds and `$names` are for completion."""
    of_words = _clauses(entities)
    tops = {
        "rules": lambda: _rules(of_words, feeds),
        "entities": _entities,
        "channels": _channels,
        "feeds": _feeds,
    }
    shared: Schema = {"$defs": {"clause": of_words["clause"]}} if kind == "rules" else {}
    return {"$schema": _DIALECT, "title": f"{kind}.yaml", **shared, **_keys(tops[kind]())}


def _keys(properties: Schema, about: str = "", *, required: tuple[str, ...] = (), **more: Any) -> Schema:
    told: Schema = {"description": about} if about else {}
    needed = {"required": list(required)} if required else {}
    return {**told, "type": "object", "properties": properties, "additionalProperties": False, **needed, **more}


def _text(about: str, **more: Any) -> Schema:
    return {"description": about, "type": ["string", "number"], **more}


def _choice(values: type[StrEnum] | tuple[str, ...], about: str) -> Schema:
    return {"description": about, "enum": [str(value) for value in values]}


def _flag(about: str) -> Schema:
    return {"description": about, "type": "boolean"}


def _number(about: str, **more: Any) -> Schema:
    return {"description": about, "type": "integer", **more}


def _duration(about: str, *others: str) -> Schema:
    words = "|".join((r"\s*\d+\s*[smhd]\s*", *others))
    return {"description": f"{about}; a number and s, m, h or d", "type": "string", "pattern": f"^({words})$"}


def _some(one: Schema, about: str) -> Schema:
    """Give what takes one of these or a list of them."""
    return {"description": about, "anyOf": [one, {"type": "array", "items": one}]}


def _texts(about: str, known: Collection[str] = ()) -> Schema:
    plain: Schema = {"type": ["string", "number"]}
    return _some({"anyOf": [{"enum": sorted(known)}, plain]} if known else plain, about)


def _languages(about: str) -> Schema:
    return _some({"type": "string", "pattern": _TAG}, about)


def _by_language(value: Schema, about: str) -> Schema:
    return {"description": about, "type": "object", "propertyNames": {"pattern": _TAG}, "additionalProperties": value}


def _mapping(value: Schema, about: str) -> Schema:
    return {"description": about, "type": "object", "additionalProperties": value}


def _named(one: Schema, about: str) -> Schema:
    return {"description": about, "type": ["object", "null"], "additionalProperties": one}


def _listed(one: Schema, about: str) -> Schema:
    return {"description": about, "type": ["array", "null"], "items": one}


def _clauses(entities: Collection[str]) -> Schema:
    word: Schema = {"type": ["string", "number", "boolean"]}
    names = [{"enum": [f"${name}" for name in sorted(entities)]}] if entities else []
    term = {"description": "word, phrase, =Exact, prefix*, $entity, title:x", "anyOf": [*names, word]}
    group: Schema = {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/clause"}}
    groups = {
        "all": {"description": "every one must be found", **group},
        "any": {"description": "one must be found", **group},
        "none": {"description": "none may be found", **group},
    }
    near = _keys(
        {
            "terms": {"type": "array", "minItems": 2, "maxItems": 8, "items": {"$ref": "#/$defs/clause"}},
            "within": _number("at most so many words, less one, between the first and the last", minimum=1),
            "ordered": _flag("in the order written"),
        },
        "terms that stand close together in one field",
        required=("terms", "within"),
    )
    nested = _keys({**groups, "near": near}, minProperties=1, maxProperties=1)
    return {"groups": groups, "near": near, "clause": {"anyOf": [term, nested]}}


def _rules(clauses: Schema, feeds: Collection[str]) -> Schema:
    title = _text("what readers call it (the id)")
    example = _by_language(
        {"anyOf": [{"type": ["string", "number"]}, _keys({name: _text(name) for name in ("title", "lead", "body")})]},
        "a headline under its language",
    )
    score = _keys(
        {
            "threshold": {"description": "what the sum must reach", "type": "number", "exclusiveMinimum": 0},
            "title_counts": {"description": "times this in the title (1)", "type": "number"},
            "terms": _mapping({"type": "number"}, "points by term"),
        },
        "weighted terms, each counts once",
        required=("threshold", "terms"),
    )
    shared = {
        "in": _text("title, lead, body, joined by + (title+lead)"),
        "to": _texts("channels that are told (the console)"),
        "status": _choice(Status, "draft: checked only; shadow: counted, not sent; live; retired"),
        "priority": _choice(Priority, "urgent: with sound; normal: silent; low: in the digest alone"),
        "owner": _text("who answers for it"),
        "languages": _languages("only articles that may be in these"),
        "feeds": _texts("only these feeds; * stands for any letters", feeds),
        "outlets": _texts("only these outlets"),
        "countries": _texts("only outlets of these countries, as TR"),
        "min_sources": _number("independent outlets that the story needs (1)", minimum=1),
        "max_age": _duration("what is older is kept and not told (48h); none: no limit", "none"),
        "cooldown": _duration("how long it is quiet after an alert"),
        "cap": _keys(
            {"per_hour": _number("alerts an hour", minimum=1), "over": _choice((Over.DIGEST,), "what is over it")},
            "a limit",
        ),
        "story": _keys(
            {
                "update": _choice(Update, "what becomes of its message when a story grows"),
                "new_message_on": _some(_choice(Occasion, "when"), "what is worth a message of its own"),
            },
            "how a growing story is told",
        ),
    }
    rule = _keys(
        {
            "id": _text("its name, once in all files"),
            "title": {"anyOf": [title, _by_language(title, "by language")]},
            "why": _text("why it is there, for colleagues"),
            **clauses["groups"],
            "near": clauses["near"],
            "query": _text('AND OR NOT ( ) NEAR/8 ONEAR/8 in capitals, "phrases", -x'),
            "score": score,
            "tests": _keys(
                {
                    side: _listed(example, f"headlines it must {word}match")
                    for side, word in (("match", ""), ("reject", "not "))
                },
                "headlines; a rule that fails them does not load",
            ),
            **shared,
        },
        required=("id",),
        anyOf=[{"required": [name]} for name in ("all", "any", "query", "near", "score")],
    )
    return {"defaults": _keys(shared, "for the rules of this file"), "rules": _listed(rule, "what to alert on")}


def _entities() -> Schema:
    entity = _keys({
        "kind": _choice(Kind, "concepts are not sought where they have no name"),
        "label": _by_language(_text("label"), "what subscribers read, by language"),
        "names": _mapping(_texts("names"), "by language or script, or `any`"),
        "demonyms": _mapping(_texts("names"), "what its people and things are called"),
        "not": _texts("phrases that contain a name and are another thing"),
        "indeclinable": _languages("languages in which its names have no endings"),
        "compounds": _languages("languages in which a name may begin or end a compound"),
        "capital": _languages("languages in which it counts only with a capital"),
        "only": _flag("not sought in languages without a name of its own"),
        "replace": _flag("instead of the packed one, not beside it"),
    })  # fmt: skip
    packs = tuple(pack.name for pack in PACKS)
    return {
        "entities": _named(entity, "one thing in the world, all its names"),
        "packs": _some(_choice(packs, "a pack"), "packs that are loaded whole"),
    }


def _channels() -> Schema:
    moment = {"type": "string", "pattern": _TIME}
    over = _choice(Over, "digest: as one list; queue: one by one, later")
    priorities = {
        "description": "what is told all the same ([urgent])",
        "anyOf": [{"enum": list(Priority)}, {"type": ["array", "null"], "items": {"enum": list(Priority)}}],
    }
    quiet = {"from": moment, "to": moment, "let_through": priorities}
    digest = {"at": _some(moment, "when"), "title": _text("its title; {date}")}
    limit = {"per_minute": _number("messages", minimum=1, maximum=60), "over": over}
    channel = _keys({
        "chat": {"description": '-1001234567890 or "@name" (TELEGRAM_CHAT)', "type": ["integer", "string"]},
        "topic": _number("a forum's topic", minimum=1),
        "language": {"description": "of the bot's own words (en)", "type": "string", "pattern": _TAG},
        "tz": _text("a time zone, as Europe/Amsterdam (UTC)"),
        "quiet": _keys(quiet, "hours whose alerts come as a list at their end", required=("from", "to")),
        "limit": _keys(limit, "how much is too much"),
        "digest": _keys(digest, "lists at set times", required=("at",)),
        "preview": _choice(Preview, "how links are shown"),
        "unconfirmed": _choice(Unconfirmed, "what becomes of a message whose answer was lost"),
        "buttons": _flag("votes and wishes under alerts (true)"),
    })  # fmt: skip
    return {"channels": _named({"anyOf": [{"type": "null"}, channel]}, "where readers are")}


def _feeds() -> Schema:
    shared = {
        "outlet": _text("who publishes (the id)"),
        "group": _text("what it belongs to, for people"),
        "language": _languages("what it is written in; omitted: any"),
        "country": _text("two letters, as TR"),
        "every": _duration("how often; auto: its own pace", "auto"),
        "first_run": {
            "description": "what a new feed tells: baseline (nothing), last 24h, all",
            "type": "string",
            "pattern": r"^(baseline|all|last \d+\s*[smhd])$",
        },
        "rights": _choice(Rights, "what may be shown"),
        "headers": _mapping(_text("value"), "sent along; ${NAME} is of the environment"),
        "identity": _choice(Identity, "what tells items apart"),
        "fetch_page": _flag("match the article's page as well"),
        "stale_after": _duration("alarm when silent for longer"),
    }  # fmt: skip
    feed = _keys(
        {"id": _text("its name, once in all files"), "url": _text("its address"), **shared}, required=("id", "url")
    )
    return {"defaults": _keys(shared, "for the feeds of this file"), "feeds": _listed(feed, "what is read")}
