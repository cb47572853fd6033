"""The daemon: a handful of ticks in one event loop, signals, and a drain that loses nothing.

APScheduler fires the ticks; what is due stands in the rows. A commit that queues an alert wakes the sender, so the
ticks are only the safety net.
"""

import asyncio
import signal
from collections.abc import Awaitable, Callable, Coroutine
from datetime import timedelta
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.bootstrap import Parts
from bot.dispatch import Dispatch
from bot.errors import BotError, InvalidConfigError, ReaderGoneError
from bot.logs import log, log_poll
from bot.model.feeds import ClaimedFeed, FeedId
from bot.model.polls import PollReport
from bot.settings.loading import Outline
from bot.web.health import Health

_POLL_TICK_S, _SEND_TICK_S, _RELOAD_TICK_S = 0.25, 0.5, 1.0
_TROUBLE_TICK_S, _PARKED_TICK_S, _PRUNE_TICK_S = 10.0, 3600.0, 3600.0
_MOST_POLLS = 50
_BREATH_S = 0.05
_MOST_TOLD = 10
"""Troubles that one message names."""
_OVERDUE_EACH = timedelta(milliseconds=100)
_LEASE = timedelta(seconds=120)
_DIGEST_JOB = "digest "
_FIRST_RUN_WAIT_S = 60.0
_TROUBLE_PAUSE_S = 1.0
_LAST_S = 1.0
"""What of SHUTDOWN_S is left for closing when a send is waited for."""

Reload = Callable[[], Awaitable[Outline | None]]


class Daemon:
    """A running bot."""

    def __init__(self, parts: Parts, *, health: Health, reload: Reload) -> None:
        """Run with these parts; `reload` gives a configuration it took, if any, and raises what is wrong with one."""
        self._parts = parts
        self._health = health
        self._reload = reload
        self._polls: dict[asyncio.Task[None], tuple[FeedId, int]] = {}
        self._stop = asyncio.Event()
        self._dispatch = Dispatch(parts, self, tell=self._tell, is_stopped=self._stop.is_set)
        self._began = parts.clock.elapsed()
        self._news_of_feeds: list[str] = []
        self._first_round: dict[FeedId, PollReport] | None = {}
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self._ended_by: BotError | None = None
        self.on_first_round: Callable[[list[PollReport]], Awaitable[None]] | None = None
        self.on_stop: Callable[[], None] | None = None

    async def run(self) -> None:
        """Poll and send until a signal or `stop`; then finish what is under way within SHUTDOWN_S.

        Raises ReaderGoneError when alerts are printed and nobody reads them any more.
        """
        loop, signals = asyncio.get_running_loop(), (signal.SIGTERM, signal.SIGINT)
        for name in signals:
            loop.add_signal_handler(name, self.stop)
        # The lock makes this the only process, so whatever is leased was left behind by a killed one.
        await self._parts.store.end_leases()
        await self._parts.store.sync_feeds(list(self._parts.feeds.values()), self._parts.clock.now())
        await self._parts.store.spread_overdue(self._parts.clock.now(), each=_OVERDUE_EACH)
        for tick, seconds in (
            (self._tick_poll, _POLL_TICK_S),
            (self._tick_send, _SEND_TICK_S),
            (self._tick_reload, _RELOAD_TICK_S),
            (self._tick_parked, _PARKED_TICK_S),
            (self._tick_trouble, _TROUBLE_TICK_S),
            (self._dispatch.prune, _PRUNE_TICK_S),
            (self._dispatch.note_words, _TROUBLE_TICK_S),
        ):
            self._scheduler.add_job(
                self._guarded, "interval", args=[tick], seconds=seconds, max_instances=1, coalesce=True,
                misfire_grace_time=None, id=tick.__name__, next_run_time=self._parts.clock.now(),
            )  # fmt: skip
        await self._dispatch.miss_nothing()
        self._plan_digests()
        self._scheduler.start()
        sender = asyncio.create_task(self._dispatch_on_news())
        listener = asyncio.create_task(self._listen())
        try:
            await self._stop.wait()
        finally:
            self._scheduler.pause()
            listener.cancel()
            await self._drain(sender)
            self._scheduler.shutdown(wait=False)
            for name in signals:
                loop.remove_signal_handler(name)
        if self._ended_by is not None:
            raise self._ended_by

    def stop(self) -> None:
        """Ask the daemon to finish; may be called again."""
        if not self._stop.is_set() and self.on_stop:
            self.on_stop()
        self._stop.set()

    async def _guarded(self, tick: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Run a tick; what breaks in it is logged once and the next tick goes on."""
        if tick.__name__.startswith("_tick_"):
            self._health.ticked_at = self._parts.clock.elapsed()
        if self._stop.is_set():
            return
        part = tick.__name__.removeprefix("_tick_")
        try:
            await tick()
        except ReaderGoneError as error:
            self._ended_by = error
            self.stop()
        except BotError as error:
            self.degrade(part, str(error))
            await asyncio.sleep(_TROUBLE_PAUSE_S)
        except Exception as error:  # noqa: BLE001 - a surprise in one round must not end all later ones
            self.degrade(part, f"{type(error).__name__}: {error}", error)
            await asyncio.sleep(_TROUBLE_PAUSE_S)
        else:
            self.recover(part)

    def degrade(self, part: str, why: str, surprise: Exception | None = None) -> None:
        """Show, and log once, that a part does not do its work."""
        if self._health.degrade(part, why):
            log.error("degraded", part=part, why=why, exc_info=surprise)

    def recover(self, part: str) -> None:
        """Show that a part does its work again."""
        if self._health.degraded.pop(part, None):
            log.info("recovered", part=part)

    async def _tick_poll(self) -> None:
        """Poll what is due; as long as there is more than can be polled at once, go on as places come free."""
        free = _MOST_POLLS - len(self._polls)
        while free > 0 and not self._stop.is_set():
            claims = await self._parts.store.claim_feeds(self._parts.clock.now(), limit=free, lease=_LEASE)
            for id_, state, token in claims:
                feed = self._parts.feeds.get(id_)
                if feed is not None:
                    task = asyncio.create_task(self._poll(ClaimedFeed(feed=feed, state=state, token=token)))
                    self._polls[task] = (id_, token)
                    task.add_done_callback(self._poll_ended)
            if len(claims) < free:
                return
            await asyncio.sleep(_BREATH_S)
            free = _MOST_POLLS - len(self._polls)

    def _poll_ended(self, task: asyncio.Task[None]) -> None:
        """Let go of a poll; one that broke is said, its feed comes back when the lease ends."""
        feed, _ = self._polls.pop(task)
        error = None if task.cancelled() else task.exception()
        if error is not None:
            log.error("poll broke", feed=feed, why=str(error), exc_info=None if isinstance(error, BotError) else error)

    async def _poll(self, claimed: ClaimedFeed) -> None:
        report = await self._parts.poll(claimed)
        log_poll(report, claimed.state.last_outcome)
        if report.alerts:
            self._dispatch.news.set()
        if report.trouble is not None:
            self._news_of_feeds.append(f"{report.feed}: {report.trouble.why}")
        elif report.is_recovered:
            self._news_of_feeds.append(f"{report.feed}: all is well again")
        if self._first_round is not None:
            await self._note_first(report)

    async def _note_first(self, report: PollReport) -> None:
        """Collect the first round; when every feed has been read once, say what it came to."""
        reports = self._first_round
        if reports is None:
            return
        before = reports.get(report.feed)
        if before is None or before.reason:
            reports[report.feed] = report
        if reports.keys() >= self._parts.feeds.keys():
            await self._end_first_round()

    async def _end_first_round(self) -> None:
        reports, self._first_round = self._first_round, None
        await self._dispatch.release_first(has_waited=False)
        self._dispatch.catch_up()
        if reports and self.on_first_round:
            await self.on_first_round(list(reports.values()))

    async def _tick_send(self) -> None:
        waited = self._parts.clock.elapsed() - self._began > _FIRST_RUN_WAIT_S
        await self._dispatch.release_first(has_waited=waited)
        await self._dispatch.send()
        if waited and self._first_round is not None:
            # A feed that makes us wait must not keep the others' first round untold.
            await self._end_first_round()

    async def _dispatch_on_news(self) -> None:
        while True:
            await self._dispatch.wait()
            await self._guarded(self._tick_send)

    async def _listen(self) -> None:
        """Hear what happens in chats, as long as there is a bot."""
        settings = self._parts.settings
        if settings.telegram_token is None:
            return
        from bot.chat.listening import open_listener  # noqa: PLC0415 - 0.2 s to import

        async with open_listener(settings.telegram_token, settings.telegram_api_url, settings.admins) as listener:
            reactor = self._parts.reactor(listener)

            async def listen() -> None:
                heard = await listener.hear()
                await listener.answer(await reactor.react(heard.presses))
                await self._dispatch.heed(heard)

            while not self._stop.is_set():
                # Two processes that asked for updates would take them from each other for ever.
                if self._dispatch.has_seat:
                    await self._guarded(listen)
                else:
                    await asyncio.sleep(_SEND_TICK_S)

    async def _tick_parked(self) -> None:
        await self._dispatch.try_parked()

    async def _tick_trouble(self) -> None:
        """Tell the operator what has begun or ended with feeds; a hundred at once are one message."""
        news, self._news_of_feeds = self._news_of_feeds, []
        if news:
            more = [f"and {len(news) - _MOST_TOLD} more; `feeds list` shows all"] if len(news) > _MOST_TOLD else []
            await self._tell("\n".join([*news[:_MOST_TOLD], *more]))

    async def _tick_reload(self) -> None:
        parts, desk = self._parts, self._parts.desk
        feeds, channels, rules = parts.feeds, desk.channels, desk.matcher.rules
        try:
            taken = await self._reload()
        except BotError as error:
            for problem in error.problems if isinstance(error, InvalidConfigError) else (error,):
                log.error("not reloaded", problem=str(problem))
            said = f"{str(error).splitlines()[0]}; the last good rules go on"
            if self._health.degrade("config", said):
                await self._tell(said)
            return
        if not taken:
            return
        self._health.degraded.pop("config", None)
        log.info("reloaded", feeds=len(taken.feeds), rules=len(taken.rules))
        if rules and not taken.rules:
            log.warning("no rules any more", before=len(rules))
            await self._tell(f"there are no rules any more; before the last edit there were {len(rules)}")
        if parts.feeds != feeds:
            await parts.store.sync_feeds(list(parts.feeds.values()), parts.clock.now())
        if desk.channels != channels:
            self._plan_digests()
            await self._tick_parked()

    def _plan_digests(self) -> None:
        """Wake the sender at every channel's set times; what is due stands in the rows, so one missed comes at once."""
        for job in self._scheduler.get_jobs():
            if job.id.startswith(_DIGEST_JOB):
                job.remove()
        for channel in self._parts.desk.channels.values():
            for at in channel.digest.at if channel.digest else ():
                self._scheduler.add_job(
                    self._guarded, "cron", args=[self._tick_send], hour=at.hour, minute=at.minute, timezone=channel.tz,
                    id=f"{_DIGEST_JOB}{channel.id} {at}", max_instances=1, coalesce=True, misfire_grace_time=None,
                )  # fmt: skip

    async def _tell(self, trouble: str) -> None:
        if (notifier := self._parts.notifier) is not None:
            await notifier.tell(trouble)

    async def _drain(self, sender: asyncio.Task[None]) -> None:
        """Drop polls (they change nothing before their commit), and let the one send under way finish and be noted.

        Nobody knows whether a message arrived whose answer was not waited for, so it gets all the time there is.
        """
        budget = self._parts.settings.shutdown.total_seconds()
        dropping = asyncio.create_task(self._drop_polls())
        await self._dispatch.finish(within_s=max(budget - _LAST_S, budget / 2))
        sender.cancel()
        await asyncio.wait([sender, dropping], timeout=_LAST_S / 2)
        log.info("stopped")

    async def _drop_polls(self) -> None:
        tasks, claims = list(self._polls), list(self._polls.values())
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)
        try:
            await self._parts.store.release_feeds(claims)
        except BotError as error:
            log.warning("leases not given back; they end by themselves", why=str(error))
