"""`rules log`, `rules back` and `rules promote`: what was in force when, and the way there and back."""

import asyncio
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import click

from bot.bootstrap import open_store
from bot.cli.charts import columns
from bot.cli.options import Options
from bot.cli.output import ago, count, print_json
from bot.clock import SystemClock
from bot.errors import BotError, NotFoundError
from bot.model.histories import Load, RuleSet
from bot.model.rules import Rule, RuleId, Status, Version
from bot.ports.histories import RuleSets
from bot.settings.appending import write_file
from bot.settings.loading import load_config
from bot.settings.promoting import promoted
from bot.settings.versions import Change, changes, files_in, write_back

_MEASURED = timedelta(days=30)
_TAKEN_UP = "a running bot takes it up by itself"


@click.command("log", short_help="Which rules were in force when, and what each edit changed.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=10, show_default=True, help="How many, newest first.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@click.pass_obj
def log_rules(options: Options, limit: int, as_json: bool) -> None:
    """List the versions of the configuration that a bot has worked with, the newest first.

    \b
    Example:  bash bot/run.sh rules log --limit 3
    """
    here, loads, kept, sets = asyncio.run(_history(options, limit))
    known = [(one, sets[one.version], sets[loads[at + 1].version] if at + 1 < len(loads) else None)
             for at, one in enumerate(loads[:limit])]  # fmt: skip
    edited = list(changes(known[0][1], here)) if known and known[0][0].version != here.version else []
    unused = [(one, list(changes(known[0][1] if known else here, sets[one]))) for one in kept]
    if as_json:
        print_json({
            "versions": [_as_json(load, changes(before, after) if before else ()) for load, after, before in known],
            "not_loaded": [_change_as_json(one) for one in edited],
            "never_loaded": [
                {"version": version, "changes": [_change_as_json(one) for one in edits]} for version, edits in unused
            ],
        })  # fmt: skip
        return
    if not known and not kept:
        click.echo("nothing is kept yet; a bot keeps what it loads: bash bot/run.sh run")
    if known and known[0][0].version != here.version:
        click.echo(f"{here.version}  as the files stand, not loaded")
        _say(edited)
    for version, edits in unused:
        if version != here.version:
            click.echo(f"{version}  kept, never loaded")
            _say(edits)
    now = SystemClock().now()
    for load, after, before in known:
        click.echo(f"{load.version}  loaded {load.loaded_at:%Y-%m-%d %H:%M} UTC, {ago(load.loaded_at, now)}")
        if before:
            _say(list(changes(before, after)))
        else:
            click.echo(f"  the first that is kept: {count(len(after.files), 'file')}")


def _say(edits: list[Change]) -> None:
    for one in edits:
        click.echo(f"  {one.sign} {one.kind} {one.id} ({one.where})" + (f": {one.said}" if one.said else ""))
    if not edits:
        click.echo("  no thing changed, only how it is written")


async def _history(options: Options, limit: int) -> tuple[RuleSet, list[Load], list[Version], dict[Version, RuleSet]]:
    async with open_store(options.settings.database) as store:
        loads = (await store.loads())[: limit + 1]
        kept = (await store.never_loaded())[:limit]
        sets = {version: await _get(store, version) for version in [*(one.version for one in loads), *kept]}
    return files_in(options.settings.config_dir), loads, kept, sets


async def _get(store: RuleSets, version: Version) -> RuleSet:
    found = await store.find_rule_set(version)
    if found is None:
        raise NotFoundError(f"no version '{version}' is kept; `rules log` shows those that are")
    return found


def _as_json(load: Load, edits: Iterable[Change]) -> dict[str, Any]:
    return {"version": load.version, "loaded_at": load.loaded_at, "changes": [_change_as_json(one) for one in edits]}


def _change_as_json(one: Change) -> dict[str, str]:
    words = {"+": "added", "-": "removed", "~": "changed"}
    return {"change": words[one.sign], "kind": one.kind, "id": one.id, "where": one.where, "said": one.said}


@click.command("back", short_help="Write the files of an earlier version back.")
@click.argument("version", required=False)
@click.option("--keep", is_flag=True, help="Keep the files as they stand as a version first.")
@click.pass_obj
def back(options: Options, version: str | None, keep: bool) -> None:
    """Let the files be as they were in a version; without one, in the version before the last.

    Nothing is lost: it refuses while the files hold edits that no version has, unless --keep makes one of them.

    \b
    Example:  bash bot/run.sh rules back
    """
    folder = options.settings.config_dir
    wanted = version.encode("utf-8", "replace").decode() if version else None
    here, target = asyncio.run(_target(options, wanted, keep=keep))
    if here.version == target.version:
        click.echo(f"the files are those of {target.version}")
        return
    try:
        load_config(folder, options.environment, files=target.files)
    except BotError as error:
        raise BotError(f"{target.version} would not load any more: {str(error).splitlines()[0]}") from error
    edits = list(changes(here, target))
    for line in write_back(target, folder):
        click.echo(line)
    _say(edits)
    click.echo(f"the files are those of {target.version}; {_TAKEN_UP}; undo: bash bot/run.sh rules back {here.version}")


async def _target(options: Options, version: str | None, *, keep: bool) -> tuple[RuleSet, RuleSet]:
    """Give the files as they stand, which are kept, and those to go back to."""
    here = files_in(options.settings.config_dir)
    async with open_store(options.settings.database, migrate=keep) as store:
        loads = await store.loads()
        if keep:
            await store.keep_rule_set(here, SystemClock().now(), is_loaded=False)
        elif not await store.find_rule_set(here.version):
            last = await _get(store, loads[0].version) if loads else here
            edits = ", ".join(dict.fromkeys(f"{one.kind} {one.id}" for one in changes(last, here))) or "their layout"
            raise BotError(
                f"the files hold edits that no version has ({edits}); a running bot keeps them when it takes them up, "
                "or `rules back --keep` makes a version of them first"
            )
        if version is None and not (others := [one.version for one in loads if one.version != here.version]):
            raise NotFoundError("there is no earlier version; `rules log` shows what is kept")
        return here, await _get(store, Version(version) if version else others[0])


@click.command("promote", short_help="Let a shadow rule be told, once its volumes are seen.")
@click.argument("rule_id", metavar="ID", required=False)
@click.option("--dry-run", is_flag=True, help="Only show the volumes and the line.")
@click.pass_obj
def promote(options: Options, rule_id: str | None, dry_run: bool) -> None:
    """Show what a shadow matched day by day, and edit the one line that makes it live. Without an ID: all shadows.

    \b
    Example:  bash bot/run.sh rules promote escalation
    """
    config, now = options.load(), SystemClock().now()
    volumes = asyncio.run(_volumes(options)) if options.has_database() else {}
    rules = config.matcher.rules
    if rule_id is None:
        shadows = [one for one in rules.values() if one.status is Status.SHADOW]
        for one in shadows:
            click.echo(_volume(one, volumes, now.date()))
        click.echo(count(len(shadows), "shadow") + ("; `rules promote ID` makes one live" if shadows else ""))
        return
    if rule_id not in rules:
        raise NotFoundError(f"no rule '{rule_id}'; there are: {', '.join(rules) or 'none'}")
    rule = rules[RuleId(rule_id)]
    path = Path(rule.where.rsplit(":", 2)[0])
    name = path.relative_to(options.settings.config_dir).as_posix()
    body, where = promoted(rule, config.rule_set.files[name])
    load_config(options.settings.config_dir, options.environment, files={**config.rule_set.files, name: body})
    click.echo(_volume(rule, volumes, now.date()))
    click.echo(f"what it matched: bash bot/run.sh rules replay --rule {rule.id}")
    if dry_run:
        click.echo(f"{where}: would be live, told to {', '.join(rule.to) or 'the console'}; nothing is written")
        return
    write_file(path, body)
    click.echo(f"{where}: live, told to {', '.join(rule.to) or 'the console'}; {_TAKEN_UP}; undo: `rules back --keep`")


async def _volumes(options: Options) -> Mapping[RuleId, Mapping[date, int]]:
    async with open_store(options.settings.database) as store:
        return await store.volumes(SystemClock().now() - _MEASURED)


def _volume(rule: Rule, volumes: Mapping[RuleId, Mapping[date, int]], today: date) -> str:
    if rule.status is Status.DRAFT:
        return f"{rule.id}: a draft, which nobody has counted; write status: shadow to measure it first"
    found = volumes.get(rule.id, {})
    days = [found.get(today - timedelta(days=back), 0) for back in reversed(range(_MEASURED.days))]
    most = max(found.items(), key=lambda pair: pair[1], default=None)
    busiest = f", most on {most[0]} ({most[1]})" if most else ""
    picture = columns(days, height=1)[0]
    return f"{rule.id}: {count(sum(days), 'article')} in {_MEASURED.days} days{busiest}  |{picture}|"
