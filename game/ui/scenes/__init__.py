"""The screens. A scene paints a view-model with `draw(surface, vm)` and turns events into intents with
`intents(event)`.
"""
