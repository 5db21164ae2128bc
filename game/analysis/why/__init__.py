"""Why something did or did not happen in a game: each line of its conditions, judged when the rules judged it."""
