"""`entities`: what things are called, in every language, and what of it is found."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import click

from bot.cli.groups import GuessingGroup
from bot.cli.importing import import_entity
from bot.cli.options import Options
from bot.cli.output import print_json, print_table
from bot.cli.showing import as_json, show
from bot.errors import NotFoundError
from bot.model.entities import ANY_LANGUAGE, Entity, EntityId
from bot.rules.calling import Called, Callers
from bot.rules.compiling import terms_of
from bot.rules.coverage import Coverage, missing
from bot.settings.entities import Catalogue, Unresolved, describe
from bot.settings.loading import Names
from bot.settings.problems import Problems
from bot.settings.reviewing import spoken
from bot.text.languages import find_tag, scripts_of

_MOST_CONTAINING = 20
_MOST_NEAR = 8
_NEXT = (
    "persons are not in the packs: write what is missing into entities.yaml, or take its names from Wikidata with "
    "`bash bot/run.sh entities import Q...` (the Q-number stands on its page there)"
)
_HEADINGS = {"called": "called so", "containing": "with more to the name", "near": "spelt alike"}


@click.group(cls=GuessingGroup)
def entities() -> None:
    """Look at names of people, places, organisations and concepts.

    \b
    Example:  bash bot/run.sh entities find NAVO
    """


entities.add_command(import_entity)


@entities.command("show", short_help="Its names in every language, and forms that are found.")
@click.argument("name", metavar="ID")
@click.option("--lang", help="Only this language, as nl.")
@click.option("--json", "is_json", is_flag=True, help="One JSON document.")
@click.pass_obj
def show_entity(options: Options, name: str, lang: str | None, is_json: bool) -> None:
    """Show an entity's names in every language, and forms of them that are found.

    ID is an id, a short name, or either with its `$`. The forms are examples: each was tried on the matcher.

    \b
    Example:  bash bot/run.sh entities show '$nato' --lang tr
    """
    tag = language(lang)
    names = options.load_names()
    sought = {entity.id for entity in names.catalogue.loaded()}
    entity = resolve(names.catalogue, name)
    if is_json:
        print_json(as_json(entity, names.catalogue, is_sought=entity.id in sought, language=tag))
    else:
        show(entity, names.catalogue, is_sought=entity.id in sought, language=tag)


def language(code: str | None) -> str | None:
    """Give the tag of a language somebody typed. Raises BadParameter."""
    tag = find_tag(code) if code is not None else None
    if code is not None and tag is None:
        raise click.BadParameter(
            f"{code!r} is no language the bot knows (a tag such as nl, tr or ckb)", param_hint="--lang"
        )
    return tag


def resolve(catalogue: Catalogue, name: str) -> Entity:
    """Give the entity somebody means. Raises NotFoundError."""
    bare = name.strip().removeprefix("$").removesuffix("+")
    found = catalogue.resolve(bare)
    if found is Unresolved.UNKNOWN:
        found = catalogue.resolve(bare.lower())
    if isinstance(found, Unresolved):
        problem, hint = describe(found, bare, catalogue, Problems())
        raise NotFoundError(f"{problem} ({hint}); `entities find` seeks by what a thing is called")
    return catalogue.find(found)


@entities.command(short_help="Who is called so: in all packs, on or off, and in your files.")
@click.argument("text")
@click.option("--lang", help="Only names that count in this language, as nl.")
@click.option("--json", "is_json", is_flag=True, help="One JSON document.")
@click.pass_obj
def find(options: Options, text: str, lang: str | None, is_json: bool) -> None:
    """Find who is called so: in all packs, on or off, and in your own files.

    Capitals, accents, blanks and hyphens do not matter. Persons are not in the packs. Exit code 1 if nobody is.

    \b
    Examples:  bash bot/run.sh entities find Kairo
               bash bot/run.sh entities find "witte helmen" --lang nl
    """
    tag = language(lang)
    catalogue = options.load_names().catalogue
    sought = {entity.id for entity in catalogue.loaded()}
    callers = Callers(catalogue.everything())
    found = {
        "called": _rows([*_by_id(callers, text), *callers.called(text)], tag),
        "containing": list(islice(_rows_of(callers.containing(text), tag), _MOST_CONTAINING)),
        "near": list(islice(_rows_of(callers.near(text), tag), _MOST_NEAR)),
    }
    if is_json:
        print_json({"text": text, **{key: [_row_as_json(row, sought) for row in rows] for key, rows in found.items()}})
    else:
        _show_found(found, sought)
    nobody = f"nothing is called '{text}'" + (f" in {tag}" if tag else "") + f"; {_NEXT}"
    if found["called"] or found["containing"]:
        return
    if not found["near"]:
        if is_json:
            raise SystemExit(1)
        raise NotFoundError(nobody)
    if not is_json:
        click.echo(nobody, err=True)


Row = tuple[Entity, str, tuple[str, ...], bool]
"""An entity, the name it was found by, the languages of the name, and whether it is a demonym."""


def _by_id(callers: Callers, text: str) -> list[Called]:
    """Give those whose id or short name it is, under their first name."""
    return [Called(entity, entity.names[0]) for entity in callers.going_by(text)]


def _rows(called: Iterable[Called], tag: str | None) -> list[Row]:
    return list(_rows_of(called, tag))


def _rows_of(called: Iterable[Called], tag: str | None) -> Iterator[Row]:
    """Give each entity once for each spelling, in the order in which they come; names of one spelling come together."""
    found: dict[tuple[EntityId, str, bool], list[Called]] = {}
    for one in called:
        if tag is None or one.name.language in {tag, ANY_LANGUAGE, *scripts_of(tag)}:
            found.setdefault((one.entity.id, one.name.text, one.name.demonym), []).append(one)
    for (_, text, demonym), some in found.items():
        yield some[0].entity, text, tuple(dict.fromkeys(one.name.language for one in some)), demonym


def _row_as_json(row: Row, sought: set[EntityId]) -> dict[str, object]:
    entity, text, languages, demonym = row
    return {
        "entity": entity.id,
        "kind": entity.kind,
        "name": text,
        "languages": languages,
        "demonym": demonym,
        "sought": entity.id in sought,
        "where": entity.where,
    }


def _show_found(found: dict[str, list[Row]], sought: set[EntityId]) -> None:
    for key, rows in found.items():
        if not rows:
            continue
        click.echo(f"{_HEADINGS[key]}:")
        print_table(
            ["  ENTITY", "KIND", "NAME", "LANGUAGES"],
            [
                [
                    f"  {entity.id}",
                    entity.kind,
                    text + (" (demonym)" if demonym else ""),
                    _listed(languages) + ("" if entity.id in sought else "  (not sought: name it in a rule)"),
                ]
                for entity, text, languages, demonym in rows
            ],
        )


def _listed(words: Sequence[str], most: int = 8) -> str:
    return ", ".join(words[:most]) + (f" and {len(words) - most} more" if len(words) > most else "")


@entities.command(short_help="In which of the feeds' languages a name is missing.")
@click.argument("name", metavar="[ID]", required=False)
@click.option("--json", "is_json", is_flag=True, help="One JSON document.")
@click.pass_obj
def suggest(options: Options, name: str | None, is_json: bool) -> None:
    """Say in which of the feeds' languages an entity has no name of its own, and whether others find it there.

    Without ID: every entity that a rule names.

    \b
    Examples:  bash bot/run.sh entities suggest
               bash bot/run.sh entities suggest white-helmets
    """
    names = options.load_names()
    languages = spoken(names.feeds)
    if languages is None:
        raise NotFoundError("no feed declares a language; write `language:` of each into feeds.yaml")
    undeclared = [feed.id for feed in names.feeds if not feed.languages]
    chosen = [resolve(names.catalogue, name)] if name else _named_in_rules(names)
    found = [(entity, missing(entity, languages)) for entity in chosen]
    if is_json:
        rows = [{"id": entity.id, "missing": [_missing_as_json(one) for one in some]} for entity, some in found]
        print_json({"languages": languages, "undeclared": undeclared, "entities": rows})
        return
    _show_missing(found, languages)
    if undeclared:
        told = "feeds declare" if len(undeclared) > 1 else "feed declares"
        click.echo(f"not judged: {len(undeclared)} {told} no `language`: {_listed(undeclared)}", err=True)


def _named_in_rules(names: Names) -> list[Entity]:
    terms = (term for rule in names.rules for term in terms_of(rule.clause))
    ids = dict.fromkeys(term.entity for term in terms if term.entity is not None)
    if not ids:
        raise NotFoundError("no rule names an entity; give an ID")
    return [names.catalogue.find(id_) for id_ in ids]


def _missing_as_json(one: Coverage) -> dict[str, object]:
    return {"language": one.language, "found": bool(one.sought), "found_by": one.sought}


def _show_missing(found: Sequence[tuple[Entity, list[Coverage]]], languages: Sequence[str]) -> None:
    lacking = [(entity, some) for entity, some in found if some]
    if lacking:
        rows = [[entity.id, one.language, _how(one)] for entity, some in lacking for one in some]
        print_table(["ENTITY", "NO NAME IN", "SOUGHT THERE ALL THE SAME"], rows)
    whole = len(found) - len(lacking)
    if whole:
        has = "has a name" if whole == 1 else "have names"
        entities_ = "1 entity" if whole == 1 else f"{whole} entities"
        click.echo(f"{entities_} {has} in each of {', '.join(languages)}")


def _how(one: Coverage) -> str:
    return f"by {_listed(one.sought, 4)}" if one.sought else "no: give it a name, or `entities import` one"
