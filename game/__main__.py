"""`python -m game` is `whitecell`. Imports the command line only."""

import sys

from game.cli.main import main

# Worker processes import this module again under another name; only the program itself runs the command line.
if __name__ == "__main__":
    sys.exit(main())
