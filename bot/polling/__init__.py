"""Polling: when a feed is due, what an entry is known by, and what a poll decides. Pure."""
