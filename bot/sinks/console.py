"""The terminal as a sink, and the choice between it and Telegram."""

import asyncio
import os
import threading
from contextlib import suppress
from typing import TextIO

from bot.alerts.rendering import to_terminal, update_line
from bot.errors import ReaderGoneError
from bot.model.alerts import Delivery, RetryLater, SendOutcome, Sent, Unreachable
from bot.model.channels import Channel
from bot.model.sending import Post
from bot.ports import Sink


class ConsoleSink:
    """Prints alerts."""

    def __init__(self, stream: TextIO) -> None:
        """Print on this stream; in colour if it is a terminal."""
        self._stream = stream
        self._has_colour = stream.isatty()

    def compose(self, delivery: Delivery, channel: Channel) -> Post | None:
        """See `ports.Sink`; a terminal takes any length. What is printed stays, so an edit is a line of its own."""
        if delivery.is_told:
            return Post(delivery=delivery, text=update_line(delivery.alert, channel), edits="")
        shown = to_terminal(delivery.alert, channel, delivery.members, has_colour=self._has_colour)
        return Post(delivery=delivery, text=shown)

    async def send(self, post: Post, channel: Channel) -> SendOutcome:
        """See `ports.Sink`; printed is sent. Raises ReaderGoneError when nobody reads any more."""
        encoding = self._stream.encoding or "utf-8"
        shown = f"\n{post.text}\n".encode(encoding, "replace").decode(encoding)
        try:
            await self._printed(shown)
        except BrokenPipeError as error:
            raise ReaderGoneError("nobody reads what is printed any more; what was not printed waits") from error
        except OSError as error:
            return RetryLater(reason=f"the terminal takes nothing ({error.strerror})")
        return Sent()

    async def _printed(self, text: str) -> None:
        """Print on a thread that nobody waits for at the end, for a stopped pager may never read on."""
        loop = asyncio.get_running_loop()
        printed: asyncio.Future[None] = loop.create_future()

        def settle(error: OSError | None) -> None:
            if printed.done():
                return
            if error is None:
                printed.set_result(None)
            else:
                printed.set_exception(error)

        def work() -> None:
            trouble: OSError | None = None
            try:
                self._print(text)
            except OSError as error:
                trouble = error
            with suppress(RuntimeError):  # the loop has ended meanwhile
                loop.call_soon_threadsafe(settle, trouble)

        threading.Thread(target=work, name="console", daemon=True).start()
        await printed

    def _print(self, text: str) -> None:
        try:
            handle = self._stream.fileno()
        except OSError:
            self._stream.write(text)
            self._stream.flush()
            return
        # Past the stream's buffer: a thread that is stuck with the buffer's lock breaks the end of the process.
        left = text.encode(self._stream.encoding or "utf-8")
        while left:
            left = left[os.write(handle, left) :]


class ByChat:
    """Sends to Telegram what has a chat, prints the rest."""

    def __init__(self, *, telegram: Sink, console: Sink) -> None:
        """Choose between these two."""
        self._telegram = telegram
        self._console = console

    def compose(self, delivery: Delivery, channel: Channel) -> Post | None:
        """See `ports.Sink`."""
        return self._of(channel).compose(delivery, channel)

    async def send(self, post: Post, channel: Channel) -> SendOutcome:
        """See `ports.Sink`; that nobody reads the terminal is no reason to end Telegram's channels."""
        try:
            return await self._of(channel).send(post, channel)
        except ReaderGoneError as error:
            return Unreachable(reason=str(error))

    def _of(self, channel: Channel) -> Sink:
        return self._telegram if channel.chat is not None else self._console
