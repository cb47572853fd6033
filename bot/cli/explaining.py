"""`alerts why` and `alerts whynot`: every stage an article went through."""

import asyncio
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

import click

from bot.alerts.layout import clean_line, cut
from bot.alerts.tracing import link_of
from bot.bootstrap import open_store, to_desk, to_feeds
from bot.cli.options import Options
from bot.cli.output import ago, count, print_json
from bot.cli.trying import clause_as_json, clause_lines
from bot.clock import SystemClock
from bot.errors import InvalidConfigError, NotFoundError
from bot.model.articles import Article
from bot.model.histories import RuleSet, RuleTrace, Step, Trace
from bot.polling.identity import canonical_url
from bot.ports.histories import Histories
from bot.settings.loading import Config, load_config
from bot.usecases.explain import Explainer
from bot.usecases.poll import Desk

_MOST_LISTED = 20
_MOST_TITLED = 10
_LONGEST_SHOWN = 200
_TELEGRAM = frozenset(("t.me", "telegram.me"))


@click.command(short_help="Why readers were told: every stage, with the rule's place and version.")
@click.argument("asked", metavar="ALERT|URL")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@click.pass_obj
def why(options: Options, asked: str, as_json: bool) -> None:
    """Say why readers were told of an article, by the rules of that time.

    It goes by the alert's id (`alerts list`), the link to its message, the article's id or any address of it.

    \b
    Example:  bash bot/run.sh alerts why https://www.aa.com.tr/tr/dunya/...
              bash bot/run.sh alerts why https://t.me/c/1234567890/42
    """
    _explain(options, asked, as_json=as_json)


@click.command(short_help="Why readers were not told of an article.")
@click.argument("asked", metavar="URL|HEADLINE")
@click.option("--rule", help="Explain this rule clause by clause; without it those that came nearest.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@click.pass_obj
def whynot(options: Options, asked: str, rule: str | None, as_json: bool) -> None:
    """Say why readers were not told of an article: what each rule missed, or where its way ended.

    Any address of the article will do: with or without https, www, trackers or the last slash; or its headline, or
    words of it.

    \b
    Example:  bash bot/run.sh alerts whynot https://www.aa.com.tr/tr/dunya/... --rule idlib-ceasefire
    """
    _explain(options, asked, as_json=as_json, is_near_asked=True, rule=rule)


def _explain(
    options: Options, asked: str, *, as_json: bool, is_near_asked: bool = False, rule: str | None = None
) -> None:
    # What is no text (bytes of a terminal in another encoding) is nobody's name.
    asked = asked.encode("utf-8", "replace").decode().strip()
    traces = asyncio.run(_traces(options, asked, is_near_asked=is_near_asked, rule=rule))
    first, *others = traces
    if as_json:
        print_json({**_as_json(first), "others": [_as_json(one) for one in others]})
        return
    for line in _lines(first):
        click.echo(clean_line(line) if line.strip() else line)
    for one in others:
        click.echo(clean_line(f"also {one.record.article.id}: {one.record.article.text.title}: {one.answer}"))


async def _traces(options: Options, asked: str, *, is_near_asked: bool, rule: str | None) -> list[Trace]:
    config = options.load(has_failing_tests=True)
    settings = options.settings

    def read(kept: RuleSet) -> Desk | None:
        try:
            return to_desk(
                load_config(settings.config_dir, options.environment, files=kept.files, has_failing_tests=True),
                settings,
            )
        except InvalidConfigError:
            return None

    async with open_store(settings.database) as store:
        explainer = Explainer(
            histories=store, today=to_desk(config, settings), feeds=to_feeds(config, settings), read=read
        )
        found = await explainer.find(asked)
        articles = found.articles[:_MOST_LISTED]
        if not articles:
            titled = [] if _is_address(asked) else await explainer.titled(asked)
            if len(titled) > 1:
                raise NotFoundError("several articles have that headline; ask for one by its id:" + _listed(titled))
            articles = tuple(one.id for one in titled)
        if not articles:
            raise NotFoundError(await _unknown(asked, store, config))
        return [await explainer.trace(one, is_near_asked=is_near_asked, rule=rule) for one in articles]


def _is_address(asked: str) -> bool:
    return " " not in asked and "." in _host(asked)


def _host(asked: str) -> str:
    return canonical_url(asked if "://" in asked else f"https://{asked}").partition("/")[0]


def _listed(articles: Sequence[Article]) -> str:
    return "".join(
        f"\n  {one.id}  {one.first_seen_at:%m-%d %H:%M}  {clean_line(one.outlet)}  {clean_line(one.text.title)}"
        for one in articles[:_MOST_TITLED]
    )


async def _unknown(asked: str, store: Histories, config: Config) -> str:
    """Say what is known of an address that no article goes by."""
    shown = cut(clean_line(asked), _LONGEST_SHOWN)
    host = _host(asked)
    if not _is_address(asked):
        return (
            f"no alert, article, message or headline '{shown}'; an address begins with https://; "
            "`alerts list` shows alerts, `stories list` and `stories show` give ids"
        )
    if host in _TELEGRAM:
        return f"{shown} is no message that this bot is known to have sent; `alerts list` shows its alerts"
    states, now = await store.feed_states(), SystemClock().now()
    ours = [one.id for one in config.feeds if (urlsplit(one.url).hostname or "").removeprefix("www.") == host]
    feeds = dict.fromkeys([*await store.feeds_of(host), *ours])
    if not feeds:
        return (
            f"no article is kept under {shown}, and no feed of ours brings pages of {host}; `feeds discover` finds some"
        )
    told = []
    for id_ in feeds:
        state = states.get(id_)
        if state is None or state.first_polled_at is None:
            told.append(f"{id_} was never read")
            continue
        gap = f"; {state.trouble.why}" if state.trouble else ""
        told.append(
            f"{id_} is read since {state.first_polled_at:%Y-%m-%d %H:%M}, last {ago(state.last_poll_at, now)} "
            f"({state.last_outcome}), its newest article is of {ago(state.last_item_at, now)}{gap}"
        )
    return (
        f"no article is kept under {shown}: no feed has brought it, or under another address. "
        f"Pages of {host} come from {count(len(feeds), 'feed')}: {'; '.join(told[:_MOST_LISTED])}"
    )


def _lines(trace: Trace) -> Iterator[str]:
    article = trace.record.article
    yield trace.answer
    yield f"{article.text.title}  [{article.id}]"
    yield article.url
    for step in trace.before:
        yield from _step_lines(step)
    for one in trace.rules:
        held = "+" if one.matched_at else "-"
        facts = f"{one.rule.status}, priority {one.rule.priority}"
        yield f"{held} rule      {one.rule.id} ({one.rule.where}, version {one.version or 'not kept'}), {facts}"
        if one.report.note:
            yield f"              {one.report.note}"
        for part in one.report.parts:
            yield from clause_lines(part, 6)
        if one.today:
            yield f"            ! {one.today}"
    for step in trace.after:
        yield from _step_lines(step)


def _step_lines(step: Step) -> Iterator[str]:
    first, *more = step.said
    yield f"{'+' if step.is_passed else '-'} {step.name:<10}{first}"
    yield from (f"            {line}" for line in more)


def _as_json(trace: Trace) -> dict[str, Any]:
    article = trace.record.article
    return {
        "answer": trace.answer,
        "article": {
            "id": article.id,
            "title": article.text.title,
            "url": article.url,
            "feed": article.feed,
            "outlet": article.outlet,
            "lang": article.language.tag,
            "published_at": article.published_at,
            "seen_at": article.first_seen_at,
        },
        "stages": _stages((*trace.before, *trace.after)),
        "rules": [_rule_as_json(one) for one in trace.rules],
        "alerts": [
            {
                "alert": one.delivery.alert.id,
                "channel": one.delivery.alert.channel,
                "rules": [reason.rule for reason in one.delivery.alert.reasons],
                "version": one.delivery.alert.version,
                "state": one.delivery.state,
                "hold": one.delivery.hold,
                "queued_at": one.queued_at,
                "sent_at": one.delivery.sent_at,
                "digest": one.delivery.digest,
                "error": one.delivery.error,
                "attempts": [
                    {
                        "kind": attempt.kind,
                        "began_at": attempt.began_at,
                        "ended_at": attempt.ended_at,
                        "outcome": attempt.outcome,
                        "message": link_of(attempt) if attempt.message else None,
                    }
                    for attempt in one.attempts
                ],
            }
            for one in trace.record.sendings
        ],
    }


def _stages(steps: Sequence[Step]) -> list[dict[str, Any]]:
    return [{"stage": one.name, "passed": one.is_passed, "said": list(one.said)} for one in steps]


def _rule_as_json(one: RuleTrace) -> dict[str, Any]:
    return {
        "rule": one.rule.id,
        "where": one.rule.where,
        "version": one.version,
        "status": one.rule.status,
        "matched_at": one.matched_at,
        "today": one.today,
        "clauses": clause_as_json(one.report),
    }
