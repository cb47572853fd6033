"""Settings: `config/`, packs and the environment to model objects, or every problem with its place."""
