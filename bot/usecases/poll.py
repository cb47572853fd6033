"""Poll one feed: fetch, parse what is new, decide, write once."""

import asyncio
import traceback
from collections.abc import Mapping, Sequence
from contextlib import nullcontext, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from bot.alerts.routing import route
from bot.errors import BotError, ConflictError
from bot.model.articles import Language, Text
from bot.model.channels import CONSOLE, Channel, ChannelId
from bot.model.feeds import ClaimedFeed, Validators
from bot.model.polls import Failed, Failure, Fetched, Parsed, PollReport, PollResult
from bot.model.rules import NO_VERSION, Version
from bot.model.stories import Draft, Filing, Past
from bot.polling.asking import question
from bot.polling.filing import told_in
from bot.polling.recognising import Candidate, Known, candidates, is_doubtful, is_forgotten
from bot.polling.remembering import Body, nothing_came
from bot.polling.reseeding import is_reseeded
from bot.polling.splicing import Spliced, imprint, splice
from bot.polling.taking_in import Judged, judge, take_in
from bot.ports import Clock, Detector, Encoder, Fetcher, Parser, PollStore
from bot.rules.matching import Matcher
from bot.stories.clippings import Clippings
from bot.stories.evidence import LONGEST_TEXT
from bot.text.identification import settle_language
from bot.usecases.correct import correct
from bot.usecases.read_pages import PageTexts, wants_pages

_MOST_CONFLICTS = 5


@dataclass(slots=True, kw_only=True)
class Desk:
    """What is looked for and who is told: all in it is exchanged at once when the configuration changes."""

    matcher: Matcher
    channels: Mapping[ChannelId, Channel]
    version: Version = NO_VERSION
    """What the set of all this is kept under."""


async def poll_feed(
    claimed: ClaimedFeed,
    *,
    fetcher: Fetcher,
    parser: Parser,
    detector: Detector,
    store: PollStore,
    desk: Desk,
    clock: Clock,
    page_texts: PageTexts | None = None,
    encoder: Encoder | None = None,
    filing: asyncio.Lock | None = None,
) -> PollReport:
    """Poll a claimed feed and write what it brought; the report says it in one line.

    Polls at one time share `filing`, for an article's story is decided by all that was filed before it.

    Raises StoreError if the store breaks; what the feed does wrong is an outcome, and so is a fault of our own in
    reading it: that feed backs off, the others go on.
    """
    poll = _Poll(
        claimed, fetcher=fetcher, parser=parser, detector=detector, store=store, desk=desk, clock=clock,
        texts=page_texts, encoder=encoder, filing=filing or asyncio.Lock(),
    )  # fmt: skip
    try:
        return await poll.run()
    except ConflictError as error:
        return await poll.nothing(Failed(kind=Failure.BROKEN, reason=str(error)))
    except BotError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a feed may yet find in us must not stop the others
        return await poll.nothing(Failed(kind=Failure.BROKEN, reason=_fault(error)))


def _fault(error: Exception) -> str:
    """Give what a maintainer needs to know of a surprise, on one line."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" in {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"a fault of the bot{place}: {type(error).__name__}: {error}"


class _Poll:
    """One poll on its way."""

    def __init__(
        self,
        claimed: ClaimedFeed,
        *,
        fetcher: Fetcher,
        parser: Parser,
        detector: Detector,
        store: PollStore,
        desk: Desk,
        clock: Clock,
        texts: PageTexts | None,
        encoder: Encoder | None,
        filing: asyncio.Lock,
    ) -> None:
        self._texts, self._encoder, self._filing = texts, encoder, filing
        self._claimed, self._desk, self._clock = claimed, desk, clock
        self._fetcher, self._parser, self._detector, self._store = fetcher, parser, detector, store
        self._began = clock.elapsed()

    async def run(self) -> PollReport:
        feed, state = self._claimed.feed, self._claimed.state
        validators, address = question(state, self._clock.now())
        fetched = await self._fetcher.fetch(feed, validators, address)
        if not isinstance(fetched, Fetched):
            return await self._written(nothing_came(self._claimed, fetched, self._clock.now()))
        # A feed given another identity reads everything again.
        salt = feed.identity.value.encode()
        made = imprint(fetched.body, salt=salt)
        if made.body == state.body_hash or made.items in state.item_hashes:
            body = Body(
                validators=fetched.validators,
                body_hash=made.body,
                item_hashes=state.item_hashes,
                fresh_for=fetched.fresh_for,
                moved_to=fetched.moved_to,
                outcome="same_body" if made.body == state.body_hash else "nothing_new",
                shared_guids=state.shared_guids,
            )
            return await self._decided(body, ())
        spliced = splice(fetched.body, state.item_hashes, salt=salt)
        read = await self._read(fetched, spliced)
        if isinstance(read, Failed):
            return await self.nothing(read)
        found, shares, parsed = read
        found = await self._with_pages(found)
        body = Body(
            # What was not read whole must come whole again.
            validators=fetched.validators if spliced.is_complete else Validators(),
            body_hash=made.body if spliced.is_complete else None,
            item_hashes=spliced.hashes | ({made.items} if spliced.hashes and spliced.is_complete else set()),
            asked=parsed.interval,
            fresh_for=fetched.fresh_for,
            moved_to=fetched.moved_to,
            outcome="fetched" if spliced.body is not None else "nothing_new",
            shared_guids=shares,
            left=spliced.left,
            known=max(len(spliced.hashes) - spliced.unseen, 0),
        )
        return await self._decided(body, found)

    async def _read(self, fetched: Fetched, spliced: Spliced) -> tuple[tuple[Candidate, ...], bool, Parsed] | Failed:
        """Parse what is unseen; all of it, if an item seems to be edited and may be another one beside the first."""
        if not spliced.whole:
            return Failed(kind=Failure.CUT, reason="the document breaks off before its first item ends")
        feed, state = self._claimed.feed, self._claimed.state
        parsed: Parsed | Failed = Parsed(entries=())
        if spliced.body is not None:
            parsed = await self._parser.parse(spliced.body, url=fetched.url, content_type=fetched.content_type)
        if isinstance(parsed, Failed):
            return parsed
        found, shares = candidates(feed, state, parsed.entries)
        if spliced.left_out and found:
            known = await self._known(found)
            if any(is_doubtful(feed, one, known, spliced.left_out) for one in found):
                parsed = await self._parser.parse(spliced.whole, url=fetched.url, content_type=fetched.content_type)
                if isinstance(parsed, Failed):
                    return parsed
                found, shares = candidates(feed, state, parsed.entries)
        return found, shares, parsed

    async def _with_pages(self, found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
        """Give the candidates with what their pages say, where that is asked for; a silent first poll needs none."""
        feed, is_first = self._claimed.feed, self._claimed.state.first_polled_at is None
        is_silent = is_first and not (feed.first_run.everything or feed.first_run.window)
        rules = self._desk.matcher.rules.values()
        if self._texts is None or not found or is_silent or not wants_pages(feed, rules):
            return found
        return await self._texts.read(feed, found, await self._known(found))

    async def _known(self, found: tuple[Candidate, ...]) -> Known:
        return await self._store.known({name for one in found for name in one.names.all()})

    async def _decided(self, body: Body, found: tuple[Candidate, ...]) -> PollReport:
        """Decide and write; if another poll took in an article meanwhile, or the rules changed, decide again."""
        for _ in range(_MOST_CONFLICTS):
            version = self._desk.version
            judged, renamed = await self._judged(found, body)
            if version != self._desk.version:
                continue
            now = self._clock.now()
            result = take_in(self._claimed, body, judged, now=now, renamed=renamed)
            deliveries = route(
                [one for one in result.matched if one.article.id not in result.withheld],
                feed=self._claimed.feed,
                is_first_poll=self._claimed.state.first_polled_at is None,
                rules=self._desk.matcher.rules,
                entities=self._desk.matcher.entities,
                channels=self._desk.channels,
                version=self._desk.version,
                now=now,
                corrections={one.article: one for one in result.corrections},
            )
            channels = (*self._desk.channels, CONSOLE)
            untold = await correct(deliveries, result, self._claimed.feed, channels, self._store, now)
            drafts = await self._drafts(judged, result)
            async with self._filing if drafts else nullcontext():
                filings = await self._filed(drafts)
                result = replace(result, deliveries=untold, filings=filings, version=version)
                with suppress(ConflictError):
                    return await self._written(result, entries=len(found))
        raise ConflictError(f"other polls took in its articles {_MOST_CONFLICTS} times meanwhile")

    async def _judged(self, found: tuple[Candidate, ...], body: Body) -> tuple[list[Judged], int | None]:
        """Judge every entry; if the feed was published again by headline, too, and say how many are known by that."""
        known = await self._known(found)
        judged = await self._each(found, known)
        new = sum(1 for one in judged if one.new)
        if not is_reseeded(self._claimed.state, new=new, known=body.known + len(judged) - new):
            return judged, None
        by_headline = await self._each(found, known, by_headline=True)
        renamed = new - sum(1 for one in by_headline if one.new)
        # Some headlines come every day; a feed published again shows little else than what we had.
        return (by_headline, renamed) if renamed > new / 2 else (judged, 0)

    async def _each(self, found: tuple[Candidate, ...], known: Known, *, by_headline: bool = False) -> list[Judged]:
        """Judge every entry, letting others run in between: a large feed takes seconds."""
        judged = []
        for one in found:
            judged.append(
                judge(
                    self._claimed.feed,
                    one,
                    known=known,
                    matcher=self._desk.matcher,
                    identify=self._identify,
                    now=self._clock.now(),
                    by_headline=by_headline,
                )
            )
            await asyncio.sleep(0)
        return await self._without_forgotten(found, judged)

    async def _without_forgotten(self, found: tuple[Candidate, ...], judged: list[Judged]) -> list[Judged]:
        """Take for nothing new what is so old that it was pruned, and stands in its feed all the same."""
        names = {name for one, what in zip(found, judged, strict=True) if what.new for name in one.names.all()}
        forgotten = await self._store.forgotten(names) if names else frozenset()
        feed, now = self._claimed.feed, self._clock.now()
        return [
            Judged() if what.new and is_forgotten(feed, one, forgotten, now) else what
            for one, what in zip(found, judged, strict=True)
        ]

    def _identify(self, text: Text) -> Language:
        return settle_language(told_in(text), self._claimed.feed.languages, self._detector.detect)

    async def _drafts(self, judged: Sequence[Judged], result: PollResult) -> list[Draft]:
        """Give what files the new articles, in the order in which they were published."""
        drafts = {one.draft.article: one.draft for one in judged if one.draft}
        new = [drafts[article.id] for article in result.articles]
        if self._encoder is None or not new:
            return new
        texts = [told_in(article.text)[:LONGEST_TEXT] for article in result.articles]
        meanings = await asyncio.to_thread(self._encoder.meanings, texts)
        return [replace(draft, meaning=meaning) for draft, meaning in zip(new, meanings, strict=True)]

    async def _filed(self, new: Sequence[Draft]) -> tuple[Filing, ...]:
        """File articles under their stories; until they are written nobody else may file any."""
        clippings = Clippings(await self._store.past(new, self._clock.now()) if new else Past())
        filings = []
        for draft in new:
            filings.append(clippings.file(draft))
            await asyncio.sleep(0)
        return tuple(filings)

    async def nothing(self, failed: Failed) -> PollReport:
        return await self._written(nothing_came(self._claimed, failed, self._clock.now()))

    async def _written(self, result: PollResult, *, entries: int = 0) -> PollReport:
        is_written = await self._store.apply(result, self._clock.now())
        before, after = self._claimed.state, result.state
        return PollReport(
            feed=result.feed,
            outcome=(result.state.last_outcome or "") if is_written else "fenced",
            reason=result.state.last_error or "",
            entries=entries,
            new=len(result.articles),
            matched=sum(1 for one in result.matched if one.matches),
            overruns=tuple(dict.fromkeys(overrun for one in result.matched for overrun in one.overruns)),
            alerts=len(result.deliveries),
            trouble=after.trouble if after.trouble != before.trouble else None,
            is_recovered=before.trouble is not None and after.trouble is None,
            moved_to=after.address if after.address != before.address else None,
            false_304=after.distrusted_until != before.distrusted_until,
            seconds=self._clock.elapsed() - self._began,
        )
