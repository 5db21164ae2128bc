"""`python -m tests.regenerate` writes the golden files anew. Read the diff before you keep it."""

from __future__ import annotations

from tests.playthroughs.golden import regenerate
from tests.support.exchange import write_example

if __name__ == "__main__":
    for path in (*regenerate(), write_example()):
        print(path.name)
