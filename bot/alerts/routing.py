"""Routing: matches to alerts, one for each channel, listing all its rules that hold."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from hashlib import blake2b

from bot.model.alerts import Alert, AlertId, Delivery, DeliveryState, Mark, Reason
from bot.model.articles import Article, ArticleId
from bot.model.channels import CONSOLE, Channel, ChannelId
from bot.model.entities import Entity, EntityId
from bot.model.feeds import Feed, FirstRun, Rights
from bot.model.growth import Correction
from bot.model.rules import (
    LOUDEST_FIRST,
    NO_VERSION,
    Hit,
    Match,
    MatchedArticle,
    Priority,
    Rule,
    RuleId,
    Status,
    Version,
)

_LONGEST_EXCERPT = 300


def route(
    matched: Iterable[MatchedArticle],
    *,
    feed: Feed,
    is_first_poll: bool,
    rules: Mapping[RuleId, Rule],
    entities: Mapping[EntityId, Entity],
    channels: Mapping[ChannelId, Channel],
    now: datetime,
    version: Version = NO_VERSION,
    corrections: Mapping[ArticleId, Correction] | None = None,
) -> tuple[Delivery, ...]:
    """Give what each channel is to be told: one alert an article, naming all live rules that matched it in time.

    An alert says what its article corrects. Of a feed's first poll only what its `first_run` lets through; alerts of a
    `last ...` run wait for each other.
    """
    deliveries = []
    for one in matched:
        if is_first_poll and not passes_first_run(feed.first_run, one.article, now):
            continue
        for name, matches in _by_channel(one, rules, now).items():
            alert = _alert(one.article, matches, feed, rules, entities, channels.get(name, Channel(id=name)), version)
            alert = replace(alert, correction=(corrections or {}).get(one.article.id))
            state = _state(alert, feed, is_first_poll=is_first_poll)
            deliveries.append(Delivery(alert=alert, state=state, due_at=now))
    return tuple(deliveries)


def corrections_for(
    article: Article, correction: Correction, feed: Feed, channels: Iterable[ChannelId], now: datetime
) -> list[Delivery]:
    """Give what channels that were told of an article are to be told of its change; the `id` names the change."""
    return [
        Delivery(alert=_corrected(article, correction, feed, channel), state=DeliveryState.NEW, due_at=now)
        for channel in channels
    ]


def _corrected(article: Article, correction: Correction, feed: Feed, channel: ChannelId) -> Alert:
    alert = _alert(article, (), feed, {}, {}, Channel(id=channel), NO_VERSION)
    text = article.text
    said = f"{channel}\n{article.id}\n{correction.at}\n{text.title}\n{text.lead}"
    id_ = blake2b(said.encode(), digest_size=6).hexdigest()
    return replace(alert, id=AlertId(id_), correction=correction)


def _state(alert: Alert, feed: Feed, *, is_first_poll: bool) -> DeliveryState:
    """Give how an alert enters the outbox; the history of a feed of which all is wanted is no burst of its rules."""
    if is_first_poll and not feed.first_run.everything:
        return DeliveryState.FIRST_RUN
    return DeliveryState.PENDING if is_first_poll and alert.priority is not Priority.LOW else DeliveryState.NEW


def _by_channel(matched: MatchedArticle, rules: Mapping[RuleId, Rule], now: datetime) -> dict[ChannelId, list[Match]]:
    by_channel: dict[ChannelId, list[Match]] = {}
    for match in matched.matches:
        rule = rules[match.rule]
        if rule.status is Status.LIVE and is_in_time(rule, matched.article, now):
            for name in rule.to or (CONSOLE,):
                by_channel.setdefault(ChannelId(name), []).append(match)
    return by_channel


def passes_first_run(first_run: FirstRun, article: Article, now: datetime) -> bool:
    """Say whether an item that was there before us may be told."""
    if first_run.everything:
        return True
    if first_run.window is None or article.published_at is None:
        return False
    return now - article.published_at <= first_run.window


def is_in_time(rule: Rule, article: Article, now: datetime) -> bool:
    """Say whether the article is young enough; an undated one is as old as our first sight of it."""
    max_age = rule.conditions.max_age
    return max_age is None or now - (article.published_at or article.first_seen_at) <= max_age


def _alert(
    article: Article,
    matches: Iterable[Match],
    feed: Feed,
    rules: Mapping[RuleId, Rule],
    entities: Mapping[EntityId, Entity],
    channel: Channel,
    version: Version,
) -> Alert:
    matched = list(matches)
    hits = list(dict.fromkeys(hit for match in matched for hit in match.hits))
    named = dict.fromkeys(hit.entity for hit in hits if hit.entity is not None)
    return Alert(
        id=alert_id(channel.id, article.id),
        channel=channel.id,
        article=article.id,
        title=article.text.title,
        lead=_shown_lead(article, feed.rights),
        url=article.url,
        outlet=article.outlet,
        language=article.language.tag,
        published_at=article.published_at,
        first_seen_at=article.first_seen_at,
        priority=min(
            (rules[match.rule].priority for match in matched), key=LOUDEST_FIRST.__getitem__, default=Priority.LOW
        ),
        rights=feed.rights,
        reasons=tuple(Reason(rule=match.rule, title=rules[match.rule].title_in(channel.language)) for match in matched),
        marks=_marks(hits),
        labels=tuple(dict.fromkeys(entities[name].label(channel.language) for name in named)),
        version=version,
    )


def alert_id(channel: ChannelId, article: ArticleId) -> AlertId:
    """Give the id of what a channel is told of an article; the outbox holds it once."""
    return AlertId(blake2b(f"{channel} {article}".encode(), digest_size=6).hexdigest())


def _shown_lead(article: Article, rights: Rights) -> str:
    lead = article.text.lead
    match rights:
        case Rights.HEADLINE:
            return ""
        case Rights.EXCERPT:
            return lead if len(lead) <= _LONGEST_EXCERPT else lead[:_LONGEST_EXCERPT].rsplit(" ", 1)[0] + " ..."
        case Rights.FULL:
            return lead


def _marks(hits: Iterable[Hit]) -> tuple[Mark, ...]:
    """Give the matched words once each, in reading order."""
    marks = {Mark(span=hit.span, text=hit.text): None for hit in hits}
    order = {"title": 0, "lead": 1, "body": 2}
    return tuple(sorted(marks, key=lambda mark: (order[mark.span.field], mark.span.start, -mark.span.end)))
