"""Whom to tell what."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.alerts.routing import route
from bot.model.alerts import Delivery, DeliveryState
from bot.model.articles import Article, Text
from bot.model.channels import Channel, ChannelId
from bot.model.feeds import FirstRun, Rights
from bot.model.rules import MatchedArticle, Priority
from bot.polling.taking_in import to_document
from tests.desk import matcher
from tests.fakes import NOON, article, feed

RULES = """
rules:
  - {id: one, title: {en: The one, nl: De ene}, any: [ceasefire], to: [a, b], priority: urgent}
  - {id: two, any: [$idlib], to: [a]}
  - {id: console, any: [snow]}
  - {id: shadow, status: shadow, any: [ceasefire], to: [c]}
  - {id: draft, status: draft, any: [ceasefire], to: [c]}
  - {id: young, any: [rain], to: [a], max_age: 1h}
  - {id: ageless, any: [rain], to: [b], max_age: none}
"""
MATCHER = matcher(RULES, "channels: {a: {}, b: {}, c: {}}")
CHANNELS = {name: Channel(id=name, language="nl") for name in map(ChannelId, "abc")}


def routed(of: Article, *, is_first_poll: bool = False, **changes: Any) -> tuple[Delivery, ...]:
    """Route an article."""
    document = to_document(of)
    findings = MATCHER.find(document)
    matched = MatchedArticle(article=of, matches=MATCHER.match(document, findings), mentions=tuple(findings.mentions))
    return route(
        [matched],
        feed=feed(**changes),
        is_first_poll=is_first_poll,
        rules=MATCHER.rules,
        entities=MATCHER.entities,
        channels=CHANNELS,
        now=NOON,
    )


def test_a_channel_is_told_once_by_all_its_rules_and_the_loudest_wins() -> None:
    told = {one.alert.channel: one.alert for one in routed(article())}
    assert set(told) == {"a", "b"}
    assert [reason.rule for reason in told[ChannelId("a")].reasons] == ["one", "two"]
    assert told[ChannelId("a")].priority is Priority.URGENT
    assert [reason.title for reason in told[ChannelId("b")].reasons] == ["De ene"]


def test_shadow_and_draft_rules_tell_nobody() -> None:
    assert "c" not in {one.alert.channel for one in routed(article())}


def test_a_rule_without_channel_tells_the_console() -> None:
    [told] = routed(article(text=Text(title="Snow")))
    assert told.alert.channel == "console"


def test_an_old_article_is_told_only_by_rules_without_an_age() -> None:
    rain = article(text=Text(title="Rain"), published_at=NOON - timedelta(hours=2))
    assert [one.alert.channel for one in routed(rain)] == ["b"]


def test_entities_are_named_in_the_channels_language() -> None:
    told = routed(article(text=Text(title="Ceasefire in Idlib after NATO talks")))[0].alert
    assert told.labels == ("Idlib",)


@pytest.mark.parametrize(
    ("rights", "lead"), [(Rights.HEADLINE, ""), (Rights.FULL, "word " * 100), (Rights.EXCERPT, None)]
)
def test_the_outlets_rights_decide_what_is_shown(rights: Rights, lead: str | None) -> None:
    told = routed(article(text=Text(title="Ceasefire", lead="word " * 100)), rights=rights)[0].alert
    if lead is None:
        assert told.lead.startswith("word word")
        assert len(told.lead) <= 304
    else:
        assert told.lead == lead


def test_the_same_article_makes_the_same_alert_everywhere() -> None:
    assert [one.alert.id for one in routed(article())] == [one.alert.id for one in routed(article())]


class TestFirstPoll:
    def test_a_baseline_tells_nothing(self) -> None:
        assert routed(article(), is_first_poll=True, first_run=FirstRun()) == ()

    def test_a_window_tells_what_is_young_and_holds_it_back(self) -> None:
        window = FirstRun(window=timedelta(hours=24))
        assert {one.state for one in routed(article(), is_first_poll=True, first_run=window)} == {
            DeliveryState.FIRST_RUN
        }
        old = article(published_at=NOON - timedelta(hours=25))
        assert routed(old, is_first_poll=True, first_run=window) == ()
        assert routed(replace(old, published_at=None), is_first_poll=True, first_run=window) == ()

    def test_all_tells_everything_at_once(self) -> None:
        told = routed(article(), is_first_poll=True, first_run=FirstRun(everything=True))
        assert {one.state for one in told} == {DeliveryState.PENDING}

    def test_later_polls_do_not_ask(self) -> None:
        assert {one.state for one in routed(article(), first_run=FirstRun())} == {DeliveryState.NEW}
