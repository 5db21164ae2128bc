"""The way through the screens: which is shown when, and what intents do. No pygame."""
