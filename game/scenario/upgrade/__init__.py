"""Older formats of the language: what changed, read as the present one, and rewritten in the files on wish."""
