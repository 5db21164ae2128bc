"""Translations: an overlay `text/ko.yaml` lays other words over a scenario's texts, and nothing else."""
