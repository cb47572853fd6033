"""The terminal as a sink, and the choice between it and Telegram."""

import asyncio
from typing import TextIO

from bot.alerts.rendering import to_terminal
from bot.model.alerts import Alert, RetryLater, SendOutcome, Sent
from bot.model.channels import Channel
from bot.ports import Sink


class ConsoleSink:
    """Prints alerts."""

    def __init__(self, stream: TextIO) -> None:
        """Print on this stream; in colour if it is a terminal."""
        self._stream = stream
        self._has_colour = stream.isatty()

    async def send(self, alert: Alert, channel: Channel) -> SendOutcome:
        """See `ports.Sink`; printed is sent."""
        text = to_terminal(alert, channel, has_colour=self._has_colour)
        encoding = self._stream.encoding or "utf-8"
        shown = f"\n{text}\n".encode(encoding, "replace").decode(encoding)
        try:
            await asyncio.to_thread(self._print, shown)
        except OSError as error:
            return RetryLater(reason=f"the terminal takes nothing ({error.strerror})")
        return Sent()

    def _print(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()


class ByChat:
    """Sends to Telegram what has a chat, prints the rest."""

    def __init__(self, *, telegram: Sink, console: Sink) -> None:
        """Choose between these two."""
        self._telegram = telegram
        self._console = console

    async def send(self, alert: Alert, channel: Channel) -> SendOutcome:
        """See `ports.Sink`."""
        sink = self._console if channel.chat is None else self._telegram
        return await sink.send(alert, channel)
