"""Thin widgets: `(rectangle, model) -> paint, hit boxes, focusable ids`. Imports theme, assets and view-models only."""
