"""The version of the distribution: the one place where it is written. Imports nothing.

A constant, since asking the installed package's metadata would slow down `whitecell --help`.
"""

__version__ = "0.1.0"
