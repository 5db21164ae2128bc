"""Lowers a checked scenario to a Program. One file a family of tables."""
