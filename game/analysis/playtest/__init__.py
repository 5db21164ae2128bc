"""What many games say about a scenario: coverage, endings, choices, seats, numbers.

Work is cut into jobs of plain data (a Program or a model, a seed, some game numbers), which any executor may carry out
in any order; each gives a tally, and tallies are merged in the order of the jobs. So a report does not depend on the
number of workers, and memory does not grow with the number of games.
"""
