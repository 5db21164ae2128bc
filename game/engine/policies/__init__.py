"""How computer seats choose, as functions of a view and tables of the Program; the agents wrap them."""
