"""A round over a folder of snapshots, and the same round again: `python -m tests.benchmarks.snapshots FOLDER`.

Every `*.xml` is a feed of its own on a server in another process, so that only our own CPU is counted: this process and
the parser's child, from the first claim to the last commit, without start-up and without compiling rules. The second
round is measured three ways: with validators (304), without them (the same body), and with one item changed in each
feed. Goal of the second round: nothing new, no alert, at most 1/20 of the first round's CPU.
"""

import asyncio
import resource
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from ipaddress import ip_network
from pathlib import Path
from typing import Any

from bot.bootstrap import Parts, open_parts
from bot.cli.rounds import poll_all
from bot.clock import SystemClock
from bot.model.feeds import Validators
from bot.model.polls import PollReport, PollResult
from bot.settings.environment import Settings
from bot.settings.loading import load_config

RULES = """
rules:
  - {id: russia, any: [$russia], max_age: none, to: [desk]}
  - {id: iran, any: [$iran], max_age: none, to: [desk]}
  - {id: conflict, any: [$ceasefire, $airstrike, $peace-talks], max_age: none, to: [desk]}
"""


@contextmanager
def serving(folder: Path, *, port: int) -> Iterator[str]:
    """Serve a folder from a process of its own; gives the address."""
    command = [sys.executable, "-m", "tests.servers.feeds", str(folder), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        if process.stdout is None:
            raise RuntimeError("the server has no output")
        process.stdout.readline()
        yield f"http://127.0.0.1:{port}"
        process.terminate()


def write_config(folder: Path, url: str, names: list[str]) -> None:
    """Write a configuration that reads every snapshot."""
    feeds = "".join(f'  - {{id: {name}, url: "{url}/{name}.xml"}}\n' for name in names)
    (folder / "feeds.yaml").write_text(f"defaults: {{first_run: all, every: 1s}}\nfeeds:\n{feeds}", encoding="utf-8")
    (folder / "rules.yaml").write_text(RULES, encoding="utf-8")
    (folder / "channels.yaml").write_text("channels: {desk: {}}", encoding="utf-8")


def cpu_s(parts: Parts) -> float:
    """Give the CPU seconds of this process and of the parser's living child."""
    own = resource.getrusage(resource.RUSAGE_SELF)
    child: Any = getattr(parts.parser, "_child", None)
    fields = Path(f"/proc/{child.pid}/stat").read_text().rsplit(")", 1)[1].split() if child else ["0"] * 13
    ticks = int(fields[11]) + int(fields[12])
    return own.ru_utime + own.ru_stime + ticks / 100


async def round_of(parts: Parts) -> tuple[list[PollReport], float]:
    """Poll every feed once; gives the reports and the CPU seconds."""
    before = cpu_s(parts)
    reports = await poll_all(parts, lambda _line: None)
    return reports, cpu_s(parts) - before


def tell(name: str, reports: list[PollReport], seconds: float, first: float) -> None:
    """Print one round."""
    outcomes = ", ".join(f"{count} {outcome}" for outcome, count in sorted(Counter(r.outcome for r in reports).items()))
    new, alerts = sum(r.new for r in reports), sum(r.alerts for r in reports)
    share = f", 1/{first / seconds:.0f} of the first" if seconds and first != seconds else ""
    print(f"{name:22} {outcomes}; {new} new, {alerts} alerts; {seconds:.2f} s CPU{share}")
    for report in reports:
        if report.reason:
            print(f"    {report.feed}: {report.outcome}: {report.reason}")


async def main(folder: Path) -> None:
    """Measure and print."""
    names = sorted(path.stem for path in folder.glob("*.xml"))
    with tempfile.TemporaryDirectory() as scratch, serving(folder, port=8899) as url:
        home = Path(scratch)
        write_config(home, url, names)
        config = load_config(home, {})
        settings = Settings(database=home / "bot.db", config_dir=home, allow_nets=(ip_network("127.0.0.0/8"),))
        async with open_parts(settings, config, SystemClock()) as parts:
            parts.detector.detect("De eerste vraag laadt de modellen van de taalherkenning.")
            reports, first = await round_of(parts)
            totals = await parts.store.totals()
            print(f"{len(names)} feeds, {totals.articles} articles, {totals.matches} matches")
            tell("first round", reports, first, first)
            tell("again (304)", *(await round_of(parts)), first)
            await forget_validators(parts)
            tell("again (same body)", *(await round_of(parts)), first)


async def forget_validators(parts: Parts) -> None:
    """Make the next requests unconditional."""
    states = await parts.store.feed_states()
    now = parts.clock.now()
    for id_, _, token in await parts.store.claim_feeds(now, limit=1000, lease=timedelta(minutes=1), polled_before=now):
        state = replace(states[id_], validators=Validators())
        await parts.store.apply(PollResult(feed=id_, token=token, state=state), now)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
