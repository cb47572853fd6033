"""Alerts: whom to tell what, how it reads, and what becomes of a delivery. Pure."""
