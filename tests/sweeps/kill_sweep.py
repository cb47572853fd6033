"""Kill the sender by SIGKILL at numbered side-effect points and at random times, and judge what readers were told.

`python -m tests.sweeps.kill_sweep [--alerts 1000] [--chats 20] [--points 60] [--random 60] [--probe] [--digest]`
`... --stories 60`: the alerts tell so many stories and come one after the other; judged is whether messages that are
edited, or told anew where somebody deleted them, say in the end what is known of their story, and never said less.

The Bot API server runs here with Telegram's limits on its own clock and with faults: 3 % 429, 3 % 502 (half of them
accepted all the same), 2 % dropped before, 2 % accepted with the answer lost. The sender runs in processes of its own,
with the parts it ships with, a SQLite file and HTTP on loopback. A write to the store and a call of the sink are side
effects; the points before and after each are numbered from a process's start. Both clocks run `--scale` times as fast
as the day. The checker reads only the server's accept log.
"""

import argparse
import asyncio
import time
from functools import partial

from bot.model.channels import Over, Unconfirmed
from tests.sweeps.stories import GrowthVerdict
from tests.sweeps.sweeping import sweep


def main() -> None:
    """Run the sweep, tell how it goes, and end with 1 if a promise was broken."""
    parser = argparse.ArgumentParser(prog="python -m tests.sweeps.kill_sweep")
    for name, default in (("alerts", 1000), ("chats", 20), ("points", 60), ("random", 60), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--scale", type=float, default=10.0)
    parser.add_argument("--probe", action="store_true", help="look for what may have arrived")
    parser.add_argument("--digest", action="store_true", help="tell what is too much for a chat as a list")
    parser.add_argument("--stories", type=int, default=0, help="let the alerts tell so many stories")
    given = parser.parse_args()
    began = time.monotonic()
    swept = asyncio.run(
        sweep(
            alerts=given.alerts, chats=given.chats, points=given.points, randoms=given.random, scale=given.scale,
            seed=given.seed, over=Over.DIGEST if given.digest else Over.QUEUE,
            policy=Unconfirmed.PROBE if given.probe else Unconfirmed.RESEND, tell=partial(print, flush=True),
            stories=given.stories,
        )
    )  # fmt: skip
    verdict = swept.verdict
    print(f"{swept.kills} kills in {time.monotonic() - began:.0f} s, {swept.virtual} of its time")
    print(f"faults {dict(swept.faults)}; killed at {dict(swept.points)}")
    if isinstance(verdict, GrowthVerdict):
        print(f"{verdict.told} articles told, {len(verdict.lost)} lost, {verdict.edits} edits")
        print(f"other than known: {verdict.other}; stale: {verdict.stale}; over the limits: {verdict.over_limits}")
        print(f"refused by the limits {swept.limits_met} times; outbox {swept.left}")
        raise SystemExit(0 if verdict.is_good else 1)
    print(
        f"{verdict.delivered} headlines told, {len(verdict.lost)} lost, {verdict.repeats} repeated "
        f"({len(verdict.unmarked)} without a mark), {swept.unconfirmed} unconfirmed sends, {swept.probes} probes"
    )
    print(f"{len(verdict.disordered)} out of order; over the limits: {verdict.over_limits or 'never'}")
    print(f"refused by the limits {swept.limits_met} times; outbox {swept.left}")
    is_kept = verdict.is_good and verdict.repeats <= (0 if given.probe else swept.unconfirmed)
    raise SystemExit(0 if is_kept else 1)


if __name__ == "__main__":
    main()
