"""`entities show`: one entity on the terminal, or as JSON."""

from collections.abc import Iterable

import click

from bot.model.entities import ANY_LANGUAGE, Entity, Name
from bot.rules.coverage import AcceptedForm, FormTester, coverage
from bot.settings.entities import Catalogue
from bot.text.languages import scripts_of

_FLAGS = ("indeclinable", "capital", "compounds")


def _written(name: Name) -> str:
    """Give a name with the words that must stand beside it in brackets, as packs write it."""
    before, after = name.context
    return (f"[{before}]" if before else "") + name.text + (f"[{after}]" if after else "")


def _by_language(entity: Entity, language: str | None, *, demonym: bool) -> dict[str, list[str]]:
    wanted = None if language is None else {language, ANY_LANGUAGE, *scripts_of(language)}
    found: dict[str, list[str]] = {}
    for name in entity.names:
        if name.demonym is demonym and (wanted is None or name.language in wanted):
            found.setdefault(name.language, []).append(_written(name))
    return found


def _forms(entity: Entity, languages: Iterable[str]) -> dict[str, list[AcceptedForm]]:
    tester = FormTester(entity)
    found = {tag: tester.accepted(tag) for tag in languages if scripts_of(tag)}
    return {tag: forms for tag, forms in found.items() if forms}


def _answers_to(entity: Entity, catalogue: Catalogue) -> tuple[list[str], list[str]]:
    """Give the short names by which rules reach the entity, and those that others claim as well."""
    names = dict.fromkeys([*entity.aliases, *(key for key, own in catalogue.own.items() if own.id == entity.id)])
    own = [name for name in names if catalogue.resolve(name) == entity.id and name != entity.id]
    return own, [name for name in names if name not in own and name != entity.id]


def _origin(entity: Entity, catalogue: Catalogue) -> str:
    written = catalogue.written.get(entity.id)
    if written is None:
        return f"pack {catalogue.packed.packs[entity.id]}"
    return f"{written.place}, which adds to {written.packed.where}" if written.packed else str(written.place)


def as_json(entity: Entity, catalogue: Catalogue, *, is_sought: bool, language: str | None) -> dict[str, object]:
    """Give all there is to say of an entity as one document."""
    names = _by_language(entity, language, demonym=False)
    own, claimed = _answers_to(entity, catalogue)
    document: dict[str, object] = {
        "id": entity.id,
        "kind": entity.kind,
        "where": entity.where,
        "pack": catalogue.packed.packs.get(entity.id),
        "sought": is_sought,
        "aliases": own,
        "ambiguous": claimed,
        "labels": dict(entity.labels),
        "names": names,
        "demonyms": _by_language(entity, language, demonym=True),
        "not": entity.excluded,
        "only": entity.only,
        **{flag: sorted(getattr(entity, flag)) for flag in _FLAGS},
        "forms": {
            tag: [{"text": one.text, "form": one.form} for one in forms]
            for tag, forms in _forms(entity, [language] if language else names).items()
        },
    }
    if language:
        document["found_by"] = coverage(entity, language).sought
    return document


def show(entity: Entity, catalogue: Catalogue, *, is_sought: bool, language: str | None) -> None:
    """Print an entity for people."""
    click.echo(f"{entity.id}: {entity.kind}, {_origin(entity, catalogue)}")
    if not is_sought:
        click.echo("not sought: no rule names it, and its pack is off")
    own, claimed = _answers_to(entity, catalogue)
    click.echo("in rules: " + ", ".join(f"${name}" for name in (*own, entity.id)))
    if claimed:
        click.echo(f"not by {', '.join(f'${name}' for name in claimed)}: another entity claims it as well")
    _show_flags(entity)
    names = _by_language(entity, language, demonym=False)
    forms = _forms(entity, [language] if language else names)
    click.echo("names, and some of their forms that are found:")
    for tag, texts in names.items():
        click.echo(f"  {tag}: {', '.join(texts)}")
        if tag in forms:
            click.echo(f"      {', '.join(f'{one.text} ({one.form})' for one in forms[tag])}")
    if language and not coverage(entity, language).own:
        sought = coverage(entity, language).sought
        found = (
            f"found there by {', '.join(sought)}, uninflected if of another language" if sought else "not found there"
        )
        click.echo(f"  {language}: no name of its own; {found}")
    for tag, texts in _by_language(entity, language, demonym=True).items():
        click.echo(f"demonyms {tag}: {', '.join(texts)}")
    if entity.excluded:
        click.echo(f"not: {'; '.join(entity.excluded)}")


def _show_flags(entity: Entity) -> None:
    if entity.labels:
        click.echo("labels: " + ", ".join(f"{tag} {text}" for tag, text in entity.labels))
    flags = [f"{flag} in {', '.join(sorted(getattr(entity, flag)))}" for flag in _FLAGS if getattr(entity, flag)]
    if entity.only:
        flags.append("only in the languages it has names for")
    if flags:
        click.echo(f"flags: {'; '.join(flags)}")
