"""Rules: query syntax, compiled matcher, matches, explanations, examples, lint. Pure."""
