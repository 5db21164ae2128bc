"""JSON Schema of the scenario language, made from the same definitions that the decoder reads by."""
