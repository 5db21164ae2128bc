"""The board: view-models, scenes and the window. Importing this package imports no pygame."""
