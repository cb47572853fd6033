"""Poll one feed: fetch, parse what is new, decide, write once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b

from bot.alerts.routing import route
from bot.errors import ConflictError
from bot.model.articles import Language, Text
from bot.model.channels import Channel, ChannelId
from bot.model.feeds import ClaimedFeed
from bot.model.polls import Failed, Fetched, Parsed, PollReport, PollResult
from bot.polling.splicing import splice
from bot.polling.taking_in import Body, Candidate, candidates, nothing_came, take_in
from bot.ports import Clock, Detector, Fetcher, Parser, PollStore
from bot.rules.matching import Matcher
from bot.text.identification import settle_language

_MOST_CONFLICTS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What is looked for and who is told: replaced whole when the configuration changes."""

    matcher: Matcher
    channels: Mapping[ChannelId, Channel]


async def poll_feed(
    claimed: ClaimedFeed,
    *,
    fetcher: Fetcher,
    parser: Parser,
    detector: Detector,
    store: PollStore,
    desk: Desk,
    clock: Clock,
) -> PollReport:
    """Poll a claimed feed and write what it brought; the report says it in one line.

    Raises StoreError if the store breaks; what the feed does wrong is an outcome.
    """
    began = clock.elapsed()
    fetched = await fetcher.fetch(claimed.feed, claimed.state.validators)
    if not isinstance(fetched, Fetched):
        result = nothing_came(claimed, fetched, clock.now())
        return await _written(result, store, clock, began)
    # A feed given new rules for identity or a new id reads everything again.
    body_hash = blake2b(fetched.body, digest_size=16).hexdigest()
    if body_hash == claimed.state.body_hash:
        body = Body(
            validators=fetched.validators,
            body_hash=body_hash,
            item_hashes=claimed.state.item_hashes,
            outcome="same_body",
            shared_guids=claimed.state.shared_guids,
        )
        return await _decided(claimed, body, (), store=store, detector=detector, desk=desk, clock=clock, began=began)
    spliced = splice(fetched.body, claimed.state.item_hashes)
    parsed: Parsed | Failed = Parsed(entries=())
    if spliced.body is not None:
        parsed = await parser.parse(spliced.body, url=fetched.url, content_type=fetched.content_type)
    if isinstance(parsed, Failed):
        return await _written(nothing_came(claimed, parsed, clock.now()), store, clock, began)
    found, shares = candidates(claimed.feed, claimed.state, parsed.entries)
    body = Body(
        validators=fetched.validators,
        body_hash=body_hash,
        item_hashes=spliced.hashes,
        asked=parsed.interval,
        outcome="fetched" if spliced.body is not None else "nothing_new",
        shared_guids=shares,
    )
    return await _decided(claimed, body, found, store=store, detector=detector, desk=desk, clock=clock, began=began)


async def _decided(
    claimed: ClaimedFeed,
    body: Body,
    found: tuple[Candidate, ...],
    *,
    store: PollStore,
    detector: Detector,
    desk: Desk,
    clock: Clock,
    began: float,
) -> PollReport:
    """Decide and write; if another poll took in one of the articles meanwhile, decide again with what is known now."""

    def identify(text: Text) -> Language:
        whole = f"{text.title}. {text.lead}" if text.lead else text.title
        return settle_language(whole, claimed.feed.languages, detector.detect)

    for _ in range(_MOST_CONFLICTS):
        known = await store.known([key for one in found for key in one.keys])
        now = clock.now()
        result = take_in(claimed, body, found, known=known, matcher=desk.matcher, identify=identify, now=now)
        deliveries = route(
            result.matched,
            feed=claimed.feed,
            is_first_poll=claimed.state.first_polled_at is None,
            rules=desk.matcher.rules,
            entities=desk.matcher.entities,
            channels=desk.channels,
            now=now,
        )
        try:
            return await _written(replace(result, deliveries=deliveries), store, clock, began, entries=len(found))
        except ConflictError:
            continue
    raise ConflictError(f"{claimed.feed.id}: other polls took in its articles {_MOST_CONFLICTS} times")


async def _written(result: PollResult, store: PollStore, clock: Clock, began: float, *, entries: int = 0) -> PollReport:
    is_written = await store.apply(result, clock.now())
    return PollReport(
        feed=result.feed,
        outcome=(result.state.last_outcome or "") if is_written else "fenced",
        reason=result.state.last_error or "",
        entries=entries,
        new=len(result.articles),
        matched=len(result.matched),
        alerts=len(result.deliveries),
        seconds=clock.elapsed() - began,
    )
