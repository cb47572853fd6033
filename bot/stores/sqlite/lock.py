"""The lock that makes one process the only one that polls or sends with a database."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.errors import AlreadyRunningError, StoreError


@contextmanager
def lock_database(database: Path) -> Iterator[None]:
    """Hold the lock of a database file while in the block; the system lets go of it however the process ends.

    Raises AlreadyRunningError if another process holds it, StoreError if there is nowhere to write it.
    """
    path = database
    try:
        # Links to one database share one lock.
        real = database.resolve()
        path = real.with_name(f"{real.name}.lock")
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except (OSError, ValueError, RuntimeError) as error:
        problem = getattr(error, "strerror", None) or error
        raise StoreError(f"{path}: {problem}; the database's folder must be writable") from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.ftruncate(handle, 0)
        os.write(handle, f"{os.getpid()}\n".encode())
    except BlockingIOError as error:
        holder = os.read(handle, 20).decode(errors="replace").strip()
        os.close(handle)
        named = f" (process {holder})" if holder.isdecimal() else ""
        sentence = f"another bot{named} polls and sends with {database}; stop it, or name another DATABASE_URL"
        raise AlreadyRunningError(sentence) from error
    try:
        yield
    finally:
        os.close(handle)
