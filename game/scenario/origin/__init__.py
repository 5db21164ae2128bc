"""What a scenario comes to after `extends`, `remove` and folders of fragments, and where each value was written."""
