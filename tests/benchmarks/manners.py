"""A week of polling, scored by the publisher: `python -m tests.benchmarks.manners [--days 8]`."""

import argparse
import asyncio
import time
from datetime import timedelta

from tests.reading_week import read_for


def main() -> None:
    """Run the week and print the score."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.manners", description=__doc__)
    parser.add_argument("--days", type=int, default=8, help="of virtual time (default: %(default)s)")
    arguments = parser.parse_args()
    began = time.perf_counter()
    server = asyncio.run(read_for(timedelta(days=arguments.days)))
    print(f"{arguments.days} days, {server.requests:,} requests in {time.perf_counter() - began:.0f} s")
    print(f"{len(server.violations)} violations")
    print(f"apart: {server.daily} daily revalidations, {server.distrusting} whole questions after false 304")
    for violation in server.violations[:20]:
        print(f"  {violation}")


if __name__ == "__main__":
    main()
