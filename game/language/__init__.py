"""The scenario language: expressions, predicates and verbs, each a small registered class. Imports the core only."""
