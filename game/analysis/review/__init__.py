"""Decision review: each decision of a saved game weighed against its alternatives by games played on from it.

`decisions` finds them, `options` what else could have been done, `futures` plays on, `evidence` does the statistics,
`weighing` spends the games where they matter, `judging` draws conclusions; `summary` says how the game went; `telling`,
`brief`, `page` and `data` tell it all.
"""
