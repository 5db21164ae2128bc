"""The reference of the language: its pages as texts, made from the definitions that the decoder reads by."""
