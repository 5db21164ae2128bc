"""`python -m tests.regenerate` writes the golden files anew. Read the diff before you keep it."""

from __future__ import annotations

from tests.playthroughs.golden import regenerate

if __name__ == "__main__":
    for path in regenerate():
        print(path.name)
