"""Servers on loopback that stand in for publishers and for Telegram: real HTTP, runnable by hand."""
