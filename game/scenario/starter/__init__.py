"""A first scenario for an author to grow: templates, and what fits them to actors and a region."""
