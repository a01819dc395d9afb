"""`python -m tests.faults.month --seeds 200 --tasks 3000 [--database postgresql] [--seed N]`: a line for each seed."""

import argparse
import asyncio
import sys
import time

from tests.faults.kill import fresh_database
from tests.faults.month.life import Month, quiet


def main() -> int:
    """Live the months; 0 when nothing was wrong in any."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    asked.add_argument("--seed", type=int, default=1, help="the first seed")
    asked.add_argument("--seeds", type=int, default=1, help="how many")
    asked.add_argument("--tasks", type=int, default=3000)
    asked.add_argument("--days", type=int, default=30)
    asked.add_argument("--calm", action="store_true", help="nothing fails")
    said = asked.parse_args()
    quiet()
    wrong = 0
    for seed in range(said.seed, said.seed + said.seeds):
        began = time.monotonic()
        with fresh_database(said.database) as url:
            outcome = asyncio.run(Month(seed, url, said.tasks, days=said.days, calm=said.calm).live())
        wrong += bool(outcome.faults)
        told = f"{outcome.steps} acts, {outcome.said} posts, {outcome.failures} failures, {outcome.crashes} crashes"
        print(f"seed {seed}: {told}, {len(outcome.faults)} wrong, {time.monotonic() - began:.0f} s", flush=True)  # noqa: T201
        for fault in outcome.faults[:20]:
            print(f"  {fault}")  # noqa: T201
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
