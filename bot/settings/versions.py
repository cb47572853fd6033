"""Versions: configurations that are kept, read and compared."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.model.histories import RuleSet
from bot.rules.matching import Matcher
from bot.settings.loading import Config, load_config


def load_kept(rule_set: RuleSet, folder: Path, environment: Mapping[str, str]) -> Config:
    """Read a kept set as if it stood in the folder, also with rules that fail their tests by now.

    Raises InvalidConfigError.
    """
    with TemporaryDirectory() as name:
        for file, body in rule_set.files.items():
            path = Path(name) / file
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(body)
        config = load_config(Path(name), environment, has_failing_tests=True)
        rules = tuple(replace(rule, where=rule.where.replace(name, str(folder), 1)) for rule in config.rules)
    return replace(config, rules=rules, matcher=Matcher(rules, config.entities))
