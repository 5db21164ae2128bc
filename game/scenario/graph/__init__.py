"""Who triggers whom in a scenario, and a picture of it."""
