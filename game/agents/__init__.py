"""Computer actors. They are given a View, never a State, and answer with moves."""
