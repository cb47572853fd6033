"""Stores: where feeds, articles and alerts rest."""
