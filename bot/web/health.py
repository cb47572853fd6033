"""Health over HTTP: `/healthz` tells whether the process is alive, `/readyz` whether it does its work."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web

from bot.errors import BotError

_STALE_S = 30.0


@dataclass(slots=True)
class Health:
    """What the running bot says of itself."""

    ticked_at: float = 0.0
    degraded: dict[str, str] = field(default_factory=dict)
    """Parts that do not work as they should, and why."""

    def degrade(self, part: str, why: str) -> bool:
        """Show that a part does not work as it should; says whether this is news."""
        is_news = self.degraded.get(part) != why
        self.degraded[part] = why
        return is_news


Check = Callable[[], Awaitable[dict[str, object]]]
"""Asks the database for totals; raises BotError when it does not answer."""


def health_app(health: Health, *, elapsed: Callable[[], float], check: Check) -> web.Application:
    """Give the application with both answers."""

    async def healthz(_request: web.Request) -> web.Response:
        silent = elapsed() - health.ticked_at
        is_alive = silent < _STALE_S
        body = {"alive": is_alive, "seconds_since_tick": round(silent, 1)}
        return web.json_response(body, status=200 if is_alive else 503)

    async def readyz(_request: web.Request) -> web.Response:
        degraded = dict(health.degraded)
        try:
            facts = await check()
        except BotError as error:
            facts = {}
            degraded["database"] = str(error)
        # A bad edit leaves the last good rules at work, so it is told but does not make us unready.
        is_ready = not set(degraded) - {"config"}
        body = {"ready": is_ready, "degraded": degraded, **facts}
        return web.json_response(body, status=200 if is_ready else 503)

    app = web.Application()
    app.add_routes([web.get("/healthz", healthz), web.get("/readyz", readyz)])
    return app


@asynccontextmanager
async def serve(app: web.Application, *, host: str, port: int) -> AsyncIterator[int]:
    """Serve an application while in the block; gives the port, which is chosen when 0 is asked for.

    Raises BotError if the port cannot be had.
    """
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        site = web.TCPSite(runner, host, port)
        try:
            await site.start()
        except OSError as error:
            raise BotError(f"port {port} cannot be had ({error.strerror}); set another PORT") from error
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()
