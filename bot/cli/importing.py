"""`entities import`: names from Wikidata, as YAML for a person to review."""

import asyncio
import json
import re
from collections.abc import Collection
from pathlib import Path

import click

from bot.cli.options import Options
from bot.errors import ConfigError, InvalidConfigError
from bot.model.entities import Entity
from bot.rules.proposing import Proposal, ProposedName
from bot.settings.entities import Catalogue

_QID = re.compile(r"[Qq][1-9][0-9]{0,17}", re.ASCII)
_PLAIN = re.compile(r"[^\W\d_](?:[\w .()/&’-]*[\w.)])?")
"""Text that YAML reads as it stands, whatever surrounds it on a line of its own."""
_NO_TEXT = frozenset(("null", "true", "false", "yes", "no", "on", "off", "y", "n"))


@click.command("import", short_help="Names from Wikidata, as YAML to review.")
@click.argument("qid")
@click.option("--all", "has_all", is_flag=True, help="Names in every language, not only in the feeds'.")
@click.option("--write", "file", type=click.Path(path_type=Path, dir_okay=False), help="Append it to this file.")
@click.pass_obj
def import_entity(options: Options, qid: str, has_all: bool, file: Path | None) -> None:
    """Fetch names of a Wikidata item and print them as YAML for entities.yaml, with what a reviewer should know.

    Names we have already, and doubtful ones, are commented out. Nothing is written without --write, and then nothing
    that stands there is changed.

    \b
    Examples:  bash bot/run.sh entities import Q7184
               bash bot/run.sh entities import Q7184 --write config/entities.yaml
    """
    if not _QID.fullmatch(qid.strip()):
        raise click.BadParameter(f"{qid!r} is no item of Wikidata (as Q7184)", param_hint="QID")
    from bot.settings.reviewing import spoken  # noqa: PLC0415 - help needs none of it

    names = options.load_names()
    languages = None if has_all else spoken(names.feeds)
    proposal = asyncio.run(_look_up(options, qid.strip().upper(), names.catalogue.everything(), languages))
    written = names.catalogue.written.get(proposal.existing.id) if proposal.existing else None
    block = to_yaml(proposal)
    for line in (*_head(proposal, names.catalogue, languages), *block):
        click.echo(line)
    if file is not None:
        if names.problems:
            raise InvalidConfigError(names.problems)
        if written is not None:
            raise ConfigError(str(written.place), f"'{proposal.id}' stands here already", hint="add the names by hand")
        _append(file, proposal, block, names.catalogue)


async def _look_up(
    options: Options, qid: str, entities: Collection[Entity], languages: Collection[str] | None
) -> Proposal:
    from bot.bootstrap import open_encyclopedia  # noqa: PLC0415 - help needs none of it
    from bot.usecases.look_up import look_up  # noqa: PLC0415

    async with open_encyclopedia(options.settings) as encyclopedia:
        return await look_up(qid, encyclopedia=encyclopedia, entities=entities, languages=languages)


def _append(file: Path, proposal: Proposal, block: list[str], catalogue: Catalogue) -> None:
    from bot.settings.appending import append_entity  # noqa: PLC0415 - only when asked for

    if not proposal.news:
        click.echo(f"{file} is left as it is: there is nothing new", err=True)
        return
    if proposal.id in catalogue.own:
        place = catalogue.own[proposal.id].where
        raise ConfigError(place, f"there is an entity '{proposal.id}'", hint="merge them by hand")
    append_entity(file, block, proposal.id)
    click.echo(f"{proposal.id} is written to {file}; look it over, then: bash bot/run.sh rules check", err=True)


def _head(proposal: Proposal, catalogue: Catalogue, languages: Collection[str] | None) -> list[str]:
    """Give comments that say what this is and where it belongs."""
    among = f"names in {', '.join(sorted(languages))} (--all: in every language)" if languages else "all names"
    lines = [f"# {proposal.record} of Wikidata, {among}"]
    existing = proposal.existing
    if existing is None:
        lines.append("# new: paste it below `entities:` in entities.yaml")
    elif existing.id in catalogue.written:
        lines.append(f"# we have it at {catalogue.written[existing.id].place}: add the new names there")
    else:
        lines.append(
            f"# we have it as {existing.id} of the pack {catalogue.packed.packs[existing.id]}: this adds to it"
        )
    if not proposal.news:
        lines.append("# there is nothing new")
    return lines


def to_yaml(proposal: Proposal) -> list[str]:
    """Give the lines of an entity: what is new as YAML, all else as comments."""
    kinds = [] if proposal.existing else [_kind(proposal)]
    by_language: dict[str, list[ProposedName]] = {}
    for one in proposal.names:
        by_language.setdefault(one.name.language, []).append(one)
    names = [line for tag, some in by_language.items() for line in _names(tag, some, is_marked=bool(proposal.existing))]
    head = "names:" if proposal.news else "# names:"
    lines = [f"{proposal.id}:", *(f"  {line}" for line in (*kinds, head)), *(f"    {line}" for line in names)]
    return lines if proposal.news else [f"# {line.replace('# ', '')}" for line in lines]


def _kind(proposal: Proposal) -> str:
    if proposal.kind is not None:
        return f"kind: {proposal.kind}"
    return "# kind: Wikidata leaves it open; person, organisation, place, concept or event"


def _names(tag: str, some: list[ProposedName], *, is_marked: bool) -> list[str]:
    has_news = any(one.state == "new" for one in some)
    lines = [f"{tag}:" if has_news else f"# {tag}:"]
    for one in some:
        text = yaml_text(one.name.text)
        if one.state == "new":
            lines.append(f"  - {text}" + ("  # new" if is_marked else ""))
        else:
            lines.append(f"  # - {text}  ({'there already' if one.state == 'known' else one.note})")
    return lines


def yaml_text(text: str) -> str:
    """Give text as YAML that reads as the same text."""
    if _PLAIN.fullmatch(text) and text.lower() not in _NO_TEXT:
        return text
    return json.dumps(text, ensure_ascii=False)
