"""The fast engine of the standard library: Python source generated from the Program, run once it is compiled."""
