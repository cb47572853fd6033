"""The system's clock; nothing else asks the system for the time."""

import asyncio
import time
from datetime import UTC, datetime, timedelta


class SystemClock:
    """Tells the system's time."""

    def now(self) -> datetime:
        """Give this moment, aware and in UTC."""
        return datetime.now(UTC)

    def elapsed(self) -> float:
        """Give seconds since some fixed moment, never going back."""
        return time.monotonic()

    async def sleep(self, length: timedelta) -> None:
        """Let so much time pass."""
        await asyncio.sleep(length.total_seconds())
