"""From the model to results: the Program, the rules, views, beliefs, legality, policies. Never imports the loader."""
