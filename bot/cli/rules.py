"""`rules`: check what analysts wrote, and try it on a text."""

import click

from bot.cli.comparing import diff_rules
from bot.cli.groups import GuessingGroup
from bot.cli.options import Options
from bot.cli.output import count, print_json
from bot.cli.replaying import replay_rules
from bot.cli.trying import try_rules
from bot.cli.versioning import back, log_rules, promote
from bot.errors import BotError, ConfigError, InvalidConfigError
from bot.settings.loading import Config
from bot.settings.reviewing import review_names

_COUNTED = ("feeds", "channels", "rules", "tests", "entities")


@click.group(cls=GuessingGroup)
def rules() -> None:
    """Check and try rules, see what they do, and what became of them.

    \b
    Example:  bash bot/run.sh rules check
    """


rules.add_command(try_rules)
rules.add_command(replay_rules)
rules.add_command(diff_rules)
rules.add_command(log_rules)
rules.add_command(back)
rules.add_command(promote)


@rules.command(short_help="Every mistake in what you wrote, with its place and the mend.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@click.pass_obj
def check(options: Options, as_json: bool) -> None:
    """Read everything under --config: keys, references, the rules' own tests, doubtful names.

    \b
    Exit code 0: fine, perhaps with warnings. 3: something must be edited.
    Example:  bash bot/run.sh rules check
    """
    try:
        config = options.load()
    except BotError as error:
        if not as_json:
            raise
        _print(None, error)
        raise SystemExit(error.exit_code) from error
    warnings = _warnings(config)
    if as_json:
        _print(config, None)
        return
    for warning in warnings:
        click.echo(f"warning: {warning}", err=True)
    if not options.is_quiet:
        click.echo(_summary(config, len(warnings)))


def _warnings(config: Config) -> tuple[ConfigError, ...]:
    """Give what is doubtful in the files, and in the names that stand in them."""
    doubts = review_names(config.catalogue, config.entities, config.feeds)
    return (*config.warnings, *config.remarks, *config.blockers, *doubts)


def _print(config: Config | None, error: BotError | None) -> None:
    """Print the document; its keys are the same whether the set is good or not."""
    errors: tuple[BotError, ...] = ()
    warnings: tuple[ConfigError, ...] = ()
    if isinstance(error, InvalidConfigError):
        errors, warnings = error.problems, error.warnings
    elif error is not None:
        errors = (error,)
    if config is not None:
        warnings = _warnings(config)
    counts = _counts(config) if config is not None else dict.fromkeys(_COUNTED)
    print_json({
        "ok": error is None,
        "errors": [_problem(one) for one in errors],
        "warnings": [_problem(one) for one in warnings],
        **counts,
    })  # fmt: skip


def _problem(problem: BotError) -> dict[str, str]:
    if isinstance(problem, ConfigError):
        return {"where": problem.where, "problem": problem.problem, "hint": problem.hint}
    return {"where": "", "problem": str(problem), "hint": ""}


def _counts(config: Config) -> dict[str, int]:
    return {
        "feeds": len(config.feeds),
        "channels": len(config.channels),
        "rules": len(config.rules),
        "tests": sum(len(rule.examples) for rule in config.rules),
        "entities": len(config.entities),
    }


def _summary(config: Config, warnings: int) -> str:
    counts = _counts(config)
    parts = [
        count(counts["feeds"], "feed"),
        count(counts["channels"], "channel"),
        f"{count(counts['rules'], 'rule')} with {count(counts['tests'], 'test')}",
        f"{counts['entities']:,} entities",
    ]
    return f"{', '.join(parts)}: " + (count(warnings, "warning") if warnings else "all good")
