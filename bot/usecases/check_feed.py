"""Check a feed: fetch and parse it once, and say what an analyst should know. Nothing is kept."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import assert_never

from bot.model.articles import Entry
from bot.model.feeds import Feed, Validators
from bot.model.polls import Failed, Fetched, FetchResult, NotModified, Parsed, Throttled
from bot.model.reports import FeedCheck
from bot.polling.identity import shared_guids, shared_links
from bot.polling.pacing import SHORTEST
from bot.polling.splicing import splice
from bot.polling.troubles import length
from bot.ports import Clock, Detector, Fetcher, Parser
from bot.text.identification import settle_language

_STALE = timedelta(days=14)
_FUTURE = timedelta(minutes=5)
_SAMPLE = 30
_FEWEST_DATED = 3


async def check_feed(feed: Feed, *, fetcher: Fetcher, parser: Parser, detector: Detector, clock: Clock) -> FeedCheck:
    """Give what one unconditional fetch shows of a feed."""
    fetched = await fetcher.fetch(feed, Validators())
    if not isinstance(fetched, Fetched):
        return FeedCheck(id=feed.id, url=feed.url, is_good=False, findings=(_trouble(fetched),))
    parsed = await parser.parse(fetched.body, url=fetched.url, content_type=fetched.content_type)
    if isinstance(parsed, Failed):
        return FeedCheck(id=feed.id, url=feed.url, is_good=False, findings=(parsed.reason,))
    newest = max((entry.published_at for entry in parsed.entries if entry.published_at), default=None)
    language, spoken = _languages(feed, parsed.entries, detector)
    findings = [
        *_about_address(feed, fetched),
        *_about_entries(parsed.entries, newest, clock.now()),
        *_about_pace(feed, fetched, parsed, clock.now()),
        *_about_language(feed, parsed, language, spoken),
    ]
    return FeedCheck(
        id=feed.id,
        url=feed.url,
        is_good=True,
        entries=len(parsed.entries),
        newest_at=newest,
        language=language,
        title=parsed.title,
        findings=tuple(findings),
    )


def _trouble(result: FetchResult) -> str:
    match result:
        case Failed(reason=reason):
            return reason
        case Throttled(after=after, status=status):
            return f"the server asks us to wait (HTTP {status})" + (f", {after} long" if after else "")
        case NotModified():
            return "the server says 'not modified' to a first question; it will be asked again"
        case Fetched():
            return ""
        case _:
            assert_never(result)


def _about_address(feed: Feed, fetched: Fetched) -> list[str]:
    found = []
    if fetched.url.rstrip("/") != feed.url.rstrip("/"):
        is_for_good = fetched.moved_to == fetched.url
        found.append(f"it has moved{' for good' if is_for_good else ', it says for now'}: write {fetched.url}")
    if not fetched.validators.etag and not fetched.validators.last_modified:
        found.append("it sends neither ETag nor Last-Modified, so every poll carries the whole feed")
    if splice(fetched.body, frozenset()).is_cut_off:
        found.append("its document breaks off; only finished items are read, and every poll carries the whole feed")
    return found


def _about_entries(entries: Sequence[Entry], newest: datetime | None, now: datetime) -> list[str]:
    found = []
    if not entries:
        found.append("it holds no items now")
    if newest and now - newest > _STALE:
        found.append(f"its newest item is {(now - newest).days} days old; is it still kept up?")
    if entries and newest is None:
        found.append("its items have no dates; their age counts from when they are first seen")
    if any(entry.published_at and entry.published_at - now > _FUTURE for entry in entries):
        found.append("it dates items into the future; they are taken for new")
    if shared_guids(entries):
        found.append("it gives one guid to different items; links tell them apart instead")
    if shared_links(entries):
        found.append("it gives one link to different items; titles tell them apart instead")
    return found


def _about_pace(feed: Feed, fetched: Fetched, parsed: Parsed, now: datetime) -> list[str]:
    """Say where the pace will be slower than what it shows of itself allows."""
    dates = sorted(entry.published_at for entry in parsed.entries if entry.published_at and entry.published_at <= now)
    if len(dates) < _FEWEST_DATED:
        return []
    span = now - dates[0]
    asked = max(filter(None, (parsed.interval, fetched.fresh_for)), default=timedelta(0))
    pace = feed.every or max(asked, SHORTEST)
    if pace <= span / 2:
        return []
    why = (
        f"it asks to be read every {length(asked)}" if asked > SHORTEST else f"`auto` asks every {length(pace)} at most"
    )
    if feed.every:
        why = f"`every` is {length(feed.every)}"
    shorter = f"some may be missed; `every: {max(int(span.total_seconds() / 180), 1)}m` would not"
    return [f"its {len(dates)} dated items reach back {length(span)} and {why}: {shorter}"]


def _languages(feed: Feed, entries: Sequence[Entry], detector: Detector) -> tuple[str | None, Counter[str]]:
    spoken: Counter[str] = Counter()
    for entry in entries[:_SAMPLE]:
        text = entry.text
        language = settle_language(f"{text.title}. {text.lead}", feed.languages, detector.detect)
        if language.tag:
            spoken[language.tag] += 1
    return (spoken.most_common(1)[0][0] if spoken else None), spoken


def language_advice(language: str) -> str:
    """Say what to write of a feed whose items are all in one language and that declares none."""
    return f"write `language: {language}`"


def _about_language(feed: Feed, parsed: Parsed, language: str | None, spoken: Counter[str]) -> list[str]:
    if language is None:
        return []
    found = []
    if not feed.languages:
        listed = ", ".join(tag for tag, _ in spoken.most_common(3))
        found.append(language_advice(language) if len(spoken) == 1 else f"its items are in {listed}")
    elif language not in feed.languages:
        found.append(f"feeds.yaml says it is in {', '.join(feed.languages)}, its text is in {language}")
    declared = (parsed.language or "").split("-")[0].lower()
    if declared and declared != language and language not in feed.languages:
        found.append(f"the feed itself says '{parsed.language}'")
    return found
