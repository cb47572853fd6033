"""How long `rules check` takes for 1,000 rules with 5,000 examples, and whether haste changes what it says.

Beside it: every example explained clause by clause, as it is for those that fail.

    .venv/bin/python -m tests.benchmarks.checking
"""

import json
import random
import tempfile
import time
from pathlib import Path

from bot.errors import InvalidConfigError
from bot.rules.examples import failed_examples, to_document
from bot.rules.explaining import explain
from bot.rules.linting import lint
from bot.settings.loading import load_config

_RULES = 1000
_WRONG = 50
"""Rules one of whose examples fails."""


def made(rng: random.Random) -> str:
    """Give a file of made-up rules."""
    words = [f"w{''.join(rng.choices('abcdefghijklmnoprstuvz', k=7))}" for _ in range(3000)]
    lines = ["rules:"]
    for number in range(_RULES):
        one, *others = rng.sample(words, 5)
        match = [{"en": f"The {one} of {other} holds in the north, officials say"} for other in others[:3]]
        reject = [
            {"en": f"{one if number < _WRONG else 'Talk'} in the {others[0]}"},
            {"nl": "Iets anders in het noorden"},
        ]
        rule = {"id": f"rule-{number}", "all": [one, {"any": others[:3]}], "none": [f"x{others[3]}"], "to": ["desk"]}
        lines.append(f"  - {json.dumps({**rule, 'tests': {'match': match, 'reject': reject}})}")
    return "\n".join(lines)


def main() -> None:
    """Check the rules, and once more without haste."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "rules.yaml").write_text(made(random.Random(9)))
        (folder / "channels.yaml").write_text("channels: {desk: }")
        (folder / "feeds.yaml").write_text("feeds: [{id: a, url: 'https://a.example/', language: [en, nl, de]}]")
        began, cpu = time.perf_counter(), time.process_time()
        try:
            load_config(folder, {})
        except InvalidConfigError as error:
            told = len(error.problems)
        print(f"to every failing example: {time.perf_counter() - began:.2f} s, CPU {time.process_time() - cpu:.2f} s")
        config = load_config(folder, {}, has_failing_tests=True)
        began = time.process_time()
        lint(config.rules, config.feeds)
        print(f"to every doubt about rules: CPU {time.process_time() - began:.2f} s")
        matcher = config.matcher
        failed = {one.example.where for one in failed_examples(config.rules, matcher)}
        began = time.process_time()
        slow = {
            example.where
            for rule in config.rules
            for example in rule.examples
            if explain(rule, to_document(example), matcher).holds is not example.matches
        }
        print(f"explaining each of {5 * _RULES} examples: CPU {time.process_time() - began:.2f} s")
        assert failed == slow
        assert told == len(slow) == _WRONG
        print(f"equal: {len(slow)} fail")


if __name__ == "__main__":
    main()
