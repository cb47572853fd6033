"""Sources: where entries come from."""
