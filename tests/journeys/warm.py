"""A Python that has imported the bot and read the packs, and forks a process for each command it is asked for.

Such a process differs from `python -m bot` in nothing but its start: it has its own environment, folder, streams and
signals, and its interpreter ends as any does.
"""

import atexit
import gc
import json
import os
import runpy
import signal
import socket
import sys
import threading
from contextlib import suppress
from importlib import import_module
from typing import Any

import click

MOST_BYTES = 1 << 20
MODULES = (
    *("bot.bootstrap", "bot.chat.pairing", "bot.daemon", "bot.logs", "bot.net.client", "bot.sinks.console"),
    *("bot.sinks.telegram", "bot.sources.feeds", "bot.sources.parsing", "bot.sources.wikidata", "bot.stores.sqlite"),
    *("bot.web.health", "bot.settings.loading"),
)
"""What commands import when they need it."""


def prepare() -> None:
    """Import what commands import, and read what does not depend on who asks."""
    from bot.bootstrap import make_detector
    from bot.cli.main import cli
    from bot.settings.packs import load_packs

    for name in MODULES:
        import_module(name)
    context = click.Context(cli)
    for name in cli.list_commands(context):
        cli.get_command(context, name)
    make_detector("both").detect("")
    for entity_id in (packs := load_packs().entities):
        packs[entity_id]
    gc.collect()
    gc.freeze()


def serve(door: socket.socket) -> None:
    """Fork a bot for each request; ends when the tests close the door."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        asked, handles, _, _ = socket.recv_fds(door, MOST_BYTES, 4)
        if not asked:
            return
        if not os.fork():
            door.close()
            keep(json.loads(asked), handles)
            return
        for handle in handles:
            os.close(handle)


def keep(request: dict[str, Any], handles: list[int]) -> None:
    """Fork the bot, tell its number, wait for its end and tell how it ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    *streams, line = handles
    pid = os.fork()
    if not pid:
        become(request, streams)
        return
    for stream in (0, 1, 2, *streams):
        os.close(stream)
    os.write(line, f"{pid}\n".encode())
    _, status = os.waitpid(pid, 0)
    os.write(line, f"{os.waitstatus_to_exitcode(status)}\n".encode())
    os._exit(0)


def become(request: dict[str, Any], streams: list[int]) -> None:
    """Be `python -m bot` from here on, to its end."""
    for number, handle in enumerate(streams):
        os.dup2(handle, number)
    os.closerange(3, max(*streams, 64) + 64)
    os.environ.clear()
    os.environ.update(request["env"])
    os.chdir(request["cwd"])
    sys.argv[1:] = request["args"]
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - they are the process's own
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", buffering=1, encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115
    sys.__stdin__, sys.__stdout__, sys.__stderr__ = sys.stdin, sys.stdout, sys.stderr  # type: ignore[misc]
    code: object = 0
    try:
        runpy.run_module("bot", run_name="__main__", alter_sys=True)
    except SystemExit as end:
        code = end.code
    # As any interpreter ends, except that memory is not given back piece by piece: that costs more than most commands.
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(ValueError):
            stream.flush()
    os._exit(code if isinstance(code, int) else 0)


if __name__ == "__main__":
    prepare()
    serve(socket.socket(fileno=int(sys.argv[1])))
