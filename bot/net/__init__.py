"""Net: the guarded HTTP client that every edge which fetches goes through."""
