"""What many games say: about a scenario (`playtest`) or about the decisions of one game (`review`), and the parts that
their reports share. Must not import ui or cli.
"""
