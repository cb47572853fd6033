"""`rules`: check what analysts wrote, and try it on a text."""

import click

from bot.cli.checking import check_rules
from bot.cli.comparing import diff_rules
from bot.cli.dialects import import_rules
from bot.cli.figures import stats_rules
from bot.cli.gaps import gaps_rules
from bot.cli.groups import GuessingGroup
from bot.cli.replaying import replay_rules
from bot.cli.schemas import schema_rules
from bot.cli.trying import try_rules
from bot.cli.versioning import back, log_rules, promote


@click.group(cls=GuessingGroup)
def rules() -> None:
    """Check and try rules, see what they do, and what became of them.

    \b
    Example:  bash bot/run.sh rules check
    """


for _command in (
    check_rules,
    try_rules,
    replay_rules,
    diff_rules,
    import_rules,
    log_rules,
    back,
    promote,
    schema_rules,
    stats_rules,
    gaps_rules,
):
    rules.add_command(_command)
