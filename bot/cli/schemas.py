"""`rules schema`: what editors need to complete and underline the files."""

import json

import click

from bot.cli.options import Options
from bot.cli.output import print_json
from bot.settings.files import KINDS
from bot.settings.schemas import schema_of

_FOLDER = ".schemas"


@click.command("schema", short_help="JSON Schemas of the files, for completion in editors.")
@click.argument("kind", type=click.Choice(KINDS), required=False)
@click.option("--write", is_flag=True, help=f"Write all four into {_FOLDER} in the folder of the files.")
@click.pass_obj
def schema_rules(options: Options, kind: str | None, write: bool) -> None:
    """Print the schema of a kind of file, with the $names and feeds of yours.

    Editors with yaml-language-server take it by a line at the top of a file.

    \b
    Examples:  bash bot/run.sh rules schema rules
               bash bot/run.sh rules schema --write
    """
    if (kind is None) is not write:
        raise click.UsageError(f"one of {', '.join(KINDS)}, or --write")
    names = options.load_names()
    called = {alias for entity in names.catalogue.loaded() for alias in (entity.id, *entity.aliases)}
    entities = [name for name in called if names.catalogue.is_called(name)]
    made = {one: schema_of(one, feeds=[feed.id for feed in names.feeds], entities=entities) for one in KINDS}
    if kind is not None:
        print_json(made[kind])
        return
    folder = options.settings.config_dir / _FOLDER
    folder.mkdir(exist_ok=True)
    for one, schema in made.items():
        (folder / f"{one}.json").write_text(json.dumps(schema, indent=1) + "\n", encoding="utf-8")
        click.echo(f"first line of {one}.yaml:  # yaml-language-server: $schema={_FOLDER}/{one}.json")
    click.echo(f"of a file in a folder, as rules/1.yaml: ../{_FOLDER}/...")
