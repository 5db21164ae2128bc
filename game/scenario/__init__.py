"""From an author's files to a checked model. The only package that imports yaml; it never imports the engine."""
