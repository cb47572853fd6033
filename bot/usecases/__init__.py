"""Use cases: the order of steps, one verb a file. They read, ask for a decision, and write once."""
