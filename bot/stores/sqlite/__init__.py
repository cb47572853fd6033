"""SQLite: schema and transactions through sqlite-utils, one writer."""

from bot.stores.sqlite.backups import EXPORTS, backup, restore, rows
from bot.stores.sqlite.lock import lock_database
from bot.stores.sqlite.store import SqliteStore

__all__ = ["EXPORTS", "SqliteStore", "backup", "lock_database", "restore", "rows"]
