"""Nouns: frozen data with no behaviour beyond its own invariants."""
