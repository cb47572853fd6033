"""What looks dead and is not: called by a library, or by a person."""

from typing import Any

called: Any = None

# click calls commands and the methods of its groups
called.list_alerts
called.demo
called.doctor
called.list_feeds
called.show_entity
called.suggest
called.list_commands
called.format_commands
called.obj
# sqlite-utils runs migrations; sqlite3 reads the factory
called.first_tables
called.first_alerts_are_told_apart
called.row_factory
# words of the contract that analysts write
called.PERSON
called.PLACE
called.EVENT
called.owner
# parts that the tests' contracts run on
called.MemorySink
called.MemoryStore
