"""Feed one parser with changed inputs for a while: ``python -m tests.fuzz NAME [SECONDS] [SEED]``; no name lists all."""

import random
import sys
import time

from tests.fuzz.mutation import mutated
from tests.fuzz.parsers import PARSERS

SECONDS = 60.0


def main(arguments: list[str]) -> int:
    by_name = {parser.name: parser for parser in PARSERS}
    if not arguments:
        print("\n".join(sorted(by_name)))
        return 0
    parser = by_name[arguments[0]]
    seconds = float(arguments[1]) if len(arguments) > 1 else SECONDS
    seed = int(arguments[2]) if len(arguments) > 2 else 1
    source, corpus, count = random.Random(seed), list(parser.examples), 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        data = mutated(source.choice(corpus), source)
        count += 1
        try:
            parser.parse(data)
        except parser.refuses:
            continue
        except BaseException:
            print(f"{parser.name}: after {count} inputs of seed {seed}: {data.hex()}")
            raise
        if len(corpus) < 200:
            corpus.append(data)
    print(f"{parser.name}: {count} inputs, nothing escaped")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
