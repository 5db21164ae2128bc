"""Makes findings of what a playtest has gathered: one family a module, each a function of a `Study`."""
