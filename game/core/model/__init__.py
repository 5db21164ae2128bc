"""What an author wrote, checked: frozen dataclasses whose field metadata define the language.

Each part carries `id` (its key in its section) and `span` (where it stands), set by the decoder and not written by
the author as fields.
"""
