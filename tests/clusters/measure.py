"""How long clusters take: PYTHONPATH=. python tests/clusters/measure.py [RECORDS]."""

import sys
import time

from altered_quotes import ALTERATIONS, quotes
from test_table import clusters, quote


def main(count):
    """Cluster ``count`` records, six versions of each quote, and print the time it took."""
    copies = quotes(count // len(ALTERATIONS), seed=1)
    records = [quote(f"{at:07}", copy.text, copy.speaker) for at, copy in enumerate(copies)]
    wall, processor = time.perf_counter(), time.process_time()
    found = clusters(records)
    print(
        f"{len(records)} records, {len(set(found.values()) - {None})} clusters,"
        f" {time.perf_counter() - wall:.1f} s, {time.process_time() - processor:.1f} s of processor"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
