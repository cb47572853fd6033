"""Processes forked from a warm bot, with the part of asyncio's `Process` that the journeys use."""

import asyncio
import atexit
import json
import os
import socket
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Self

ROOT = Path(__file__).resolve().parents[2]


@cache
def _door() -> socket.socket:
    """Start the warm bot that this process's tests share; it ends with them."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    command = [sys.executable, "-m", "tests.journeys.warm", str(theirs.fileno())]
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    warm = subprocess.Popen(command, cwd=ROOT, env=environment, pass_fds=[theirs.fileno()])
    theirs.close()

    def close() -> None:
        ours.close()
        warm.wait()

    atexit.register(close)
    return ours


class Forked:
    """A running bot."""

    def __init__(self, pid: int, line: asyncio.StreamReader, ends: asyncio.StreamWriter) -> None:
        """See `start`."""
        self.pid = pid
        self.returncode: int | None = None
        self._line = line
        self._ends = ends
        self.stdin: asyncio.StreamWriter
        self.stdout: asyncio.StreamReader
        self.stderr: asyncio.StreamReader

    @classmethod
    async def start(cls, args: list[str], cwd: Path, env: Mapping[str, str]) -> Self:
        """Fork a bot with these arguments, folder and environment, its streams at our hand."""
        (stdin, our_in), (our_out, stdout), (our_err, stderr) = os.pipe(), os.pipe(), os.pipe()
        ours, line = socket.socketpair()
        theirs = [stdin, stdout, stderr, line.fileno()]
        socket.send_fds(_door(), [json.dumps({"args": args, "cwd": str(cwd), "env": dict(env)}).encode()], theirs)
        for handle in (stdin, stdout, stderr):
            os.close(handle)
        line.close()
        reader, writer = await asyncio.open_connection(sock=ours)
        process = cls(int(await reader.readline()), reader, writer)
        process.stdin = await _writer(our_in)
        process.stdout, process.stderr = await _reader(our_out), await _reader(our_err)
        return process

    def send_signal(self, sign: int) -> None:
        """Send a signal."""
        os.kill(self.pid, sign)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(15)

    def kill(self) -> None:
        """End it."""
        self.send_signal(9)

    async def wait(self) -> int:
        """Give its exit code, negative if a signal ended it."""
        if self.returncode is None:
            self.returncode = int(await self._line.readline())
            self._ends.close()
            self.stdin.close()
        return self.returncode

    async def communicate(self, stdin: bytes = b"") -> tuple[bytes, bytes]:
        """Write all of stdin, then give stdout and stderr."""
        out, err, _ = await asyncio.gather(self.stdout.read(), self.stderr.read(), self._write(stdin))
        await self.wait()
        return out, err

    async def _write(self, stdin: bytes) -> None:
        try:
            self.stdin.write(stdin)
            await self.stdin.drain()
        except (BrokenPipeError, ConnectionResetError):
            return
        finally:
            self.stdin.close()


async def _reader(handle: int) -> asyncio.StreamReader:
    reader = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(handle, "rb", 0))
    return reader


async def _writer(handle: int) -> asyncio.StreamWriter:
    loop = asyncio.get_running_loop()
    transport, protocol = await loop.connect_write_pipe(asyncio.streams.FlowControlMixin, os.fdopen(handle, "wb", 0))
    return asyncio.StreamWriter(transport, protocol, None, loop)
