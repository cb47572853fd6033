"""Detectors: libraries that say what language a text is in."""
