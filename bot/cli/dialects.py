"""`rules import`: a query of another product as a rule."""

import sys

import click
import yaml

from bot.errors import BotError, TermError
from bot.rules.dialects import translate
from bot.rules.query import parse_query
from bot.settings.clauses import is_only_none


@click.command("import", short_help="A query of another product, as a rule.")
@click.argument("query", required=False)
@click.option("--id", "rule_id", default="imported", show_default=True, help="What the rule is called.")
def import_rules(query: str | None, rule_id: str) -> None:
    """Print a rule for a Boolean query of Google Alerts, Lucene, Meltwater or LexisNexis; without QUERY, of stdin.

    What cannot be carried over stands above it; then it is a draft, for you to complete.

    \b
    Example:  bash bot/run.sh rules import '(truce OR "cease fire"~3) AND intitle:Idlib -site:example.org'
    """
    found = translate(query if query is not None else sys.stdin.read())
    told = [*(f"left out: {one}" for one in found.left_out), *(f"not quite the same: {one}" for one in found.notes)]
    if not found.query:
        raise BotError("; ".join(["nothing is left to look for", *told]))
    try:
        if is_only_none(parse_query(found.query)):
            raise BotError(f"{found.query!r} only says what must not be there, and nearly everything would match")
    except TermError as error:
        hint = f" ({error.hint})" if error.hint else ""
        raise BotError(f"as far as it goes it is {found.query!r}: {error.problem}{hint}") from error
    rule = {
        "id": rule_id,
        **({"status": "draft"} if found.left_out else {}),
        "query": found.query,
        **({"languages": list(found.languages)} if found.languages else {}),
    }
    for one in told:
        click.echo(f"# {' '.join(one.split())}")
    click.echo(yaml.safe_dump({"rules": [rule]}, allow_unicode=True, sort_keys=False, width=1000), nl=False)
