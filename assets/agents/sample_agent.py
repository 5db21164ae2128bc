"""A seat of Whitecell played by a program of your own. Needs nothing but Python; try it with

    whitecell simulate korea_2023_class --agents "rok=exec:'python3 sample_agent.py',*=doctrine"

It reads one JSON message a line and answers each `decide` with moves. `whitecell agent-protocol` tells the rest.
"""

import json
import sys


def possible(entries):
    """The moves that can be made now."""
    return [entry["move"] for entry in entries if entry.get("refused") is None]


def decide(message):
    """Calm: hold in a crisis, take the first answer that can be given, order what is cheapest while it can be paid."""
    if message["crisis"]:
        return [option["move"] for option in message["crisis"]["options"] if option["move"]["choice"] == "hold"]
    moves = [possible(asked["options"])[0] for asked in message["questions"] + message["offers"]]
    orders = [order for order in message["orders"] if order["refused"] is None]
    left, chosen = dict(message["values"]), {}
    for order in sorted(orders, key=lambda order: sum(order["costs"].values())):
        action, costs = order["move"]["action"], order["costs"]
        payable = all(cost <= left[name] for name, cost in costs.items())
        if payable and action not in chosen and len(chosen) < message["most_orders"]:
            chosen[action] = order["move"]
            left.update({name: left[name] - cost for name, cost in costs.items()})
    return moves + list(chosen.values())


for line in sys.stdin:
    message = json.loads(line)
    if message["type"] == "decide":
        print(json.dumps({"id": message["id"], "moves": decide(message)}), flush=True)
