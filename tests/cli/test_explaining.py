"""`alerts why` and `alerts whynot`: one screen for any article, whatever it is called."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from bot.alerts.routing import alert_id
from bot.model.alerts import AlertId, Delivery, DeliveryState, Hold, Kind
from bot.model.articles import ArticleId, Text
from bot.model.channels import ChannelId
from bot.model.feeds import FeedId, FirstRun
from bot.model.sending import Attempt, AttemptOutcome, Chat, ChatId
from bot.polling.identity import article_id
from bot.usecases.arrange import Arranger
from tests.archive import AA, DUTCH, NOS, RULES, TURKISH, Archive, configured
from tests.edges.test_cli import run

ADDRESS = "https://www.aa.com.tr/tr/dunya/1"
ARTICLE = article_id("link aa-tr aa.com.tr/tr/dunya/1")
ALERT = alert_id(ChannelId("syria-desk"), ARTICLE)


def kept(folder: Path, *later: Callable[[Archive], Awaitable[Any]]) -> Path:
    """Make the database, with what happens after its articles came."""

    async def make() -> None:
        archive = await Archive.opened(folder)
        await archive.read()
        for one in later:
            await one(archive)
        await archive.close()

    asyncio.run(make())
    return folder


def ask(folder: Path, *words: str) -> Result:
    """Ask about an article."""
    return run("--config", folder / "config", "--database", folder / "bot.db", "alerts", *words)


async def send(archive: Archive) -> None:
    """Tell the first alert, as message 42."""
    store, now = archive.store, archive.clock.now()
    seat = await store.take_seat("bot", owner="one", now=now, lease=timedelta(minutes=1))
    [told] = [one for one in await archive.alerts() if one.alert.id == ALERT]
    attempt = Attempt(delivery=ALERT, chat=ChatId("-1001234567890"), began_at=now)
    assert seat is not None
    opened = await store.open_attempt(attempt, told, seat)
    assert opened is not None
    ended = replace(opened[0], ended_at=now + timedelta(seconds=1), outcome=AttemptOutcome.SENT, message=42)
    sent = replace(opened[1], state=DeliveryState.SENT, sent_at=now, message="42")
    assert await store.close_attempt(ended, sent, Chat(id=attempt.chat), seat)


@pytest.mark.parametrize(
    "asked",
    [ADDRESS, "http://aa.com.tr/tr/dunya/1/?utm_source=x&fbclid=y#top", "www.aa.com.tr/tr/dunya/1", ALERT, ARTICLE,
     "https://t.me/c/1234567890/42", "https://t.me/c/1234567890/7/42", "https://m.aa.com.tr/tr/dunya/1",
     f"<{ADDRESS}>"],
)  # fmt: skip
def test_why_names_the_rule_its_place_its_version_and_the_words(tmp_path: Path, asked: str) -> None:
    """Whatever a person has in hand: any address of the article, an id, the link to the message."""
    told = ask(kept(tmp_path, send), "why", asked).output
    config = tmp_path / "config"
    version = json.loads(ask(tmp_path, "list", "--json").output)["alerts"][-1]["version"]
    assert told.startswith("syria-desk was told 2026-11-23 12:20:00: nato-idlib found $nato (NATO'dan), $idlib")
    for line in (
        f"+ rule      nato-idlib ({config}/rules.yaml:2:9, version {version}), live, priority normal",
        """              + $idlib: title "İdlib'deki" (locative + relative)""",
        "+ polled    by aa-tr (Anadolu Ajansı), first seen 2026-11-23 12:00:00 UTC, 5 min after its own date",
        "strikes is shadow: counted, not sent; `rules promote strikes` makes it live",
        f"+ sent      syria-desk was told 2026-11-23 12:20:00 (alert {ALERT})",
        "2026-11-23 12:20:00 send: sent as https://t.me/c/1234567890/42 after 1.0 s",
    ):
        assert line in told


def test_whynot_tells_the_nearest_miss_of_each_clause(tmp_path: Path) -> None:
    """By default of the rules that came nearest; of one rule on demand, though another told readers."""
    told = ask(kept(tmp_path), "whynot", "nos.nl/artikel/1").output
    assert "nobody was told, though strikes (shadow) found $airstrike (Luchtaanvallen), $idlib (Idlib)" in told
    asked = ask(tmp_path, "whynot", "nos.nl/artikel/1", "--rule", "nato-idlib").output.splitlines()
    assert asked[0].startswith("nato-idlib did not hold: missed $nato (not in the title or lead; ")
    assert any("- $nato: not in the title or lead" in line for line in asked)
    assert any('+ $idlib: title "Idlib"' in line for line in asked)
    document = json.loads(ask(tmp_path, "whynot", "nos.nl/artikel/1", "--json").output)
    assert document["answer"] == told.splitlines()[0]
    assert [(one["rule"], bool(one["matched_at"])) for one in document["rules"]] == [
        ("strikes", True), ("nato-idlib", False),
    ]  # fmt: skip
    assert [one["stage"] for one in document["stages"]] == [
        "polled", "known", "revision", "language", "story", "status",
    ]  # fmt: skip


@pytest.mark.parametrize("more", [0, 2])
def test_of_few_rules_that_found_nothing_all_are_shown_and_of_many_none(tmp_path: Path, more: int) -> None:
    """Three of many would be any three."""
    quiet = replace(DUTCH, guid="nos-2", link="https://nos.nl/artikel/2", text=Text(title="Kaas wordt duurder"))
    rules = RULES + "".join(f"  - {{id: r{n}, any: [$nato], to: [syria-desk]}}\n" for n in range(more))

    async def bring(archive: Archive) -> None:
        await archive.load(configured(tmp_path / "config", rules))
        await archive.brings(quiet, of=NOS)

    kept(tmp_path, bring)
    shown = json.loads(ask(tmp_path, "whynot", "https://nos.nl/artikel/2", "--json").output)
    assert [one["rule"] for one in shown["rules"]] == ([] if more else ["nato-idlib", "strikes"])
    assert shown["answer"].startswith(
        "nobody was told: no rule held or came near; --rule ID shows why one did not"
        if more
        else "nobody was told: no rule held; the nearest is nato-idlib: missed $nato"
    )


def test_the_rules_of_that_time_answer_and_todays_are_told_where_they_differ(tmp_path: Path) -> None:
    """Both when the files were edited and when the bot has taken the edit up."""
    config = kept(tmp_path).joinpath("config", "rules.yaml")
    then = ask(tmp_path, "why", ADDRESS, "--json").output
    config.write_text(RULES + "  - {id: new, any: [dayanışma], to: [syria-desk]}\n", encoding="utf-8")
    asked = ask(tmp_path, "whynot", ADDRESS, "--rule", "new").output
    assert asked.startswith("new was not there yet; it would have held: found dayanışma (dayanışma)\n")
    config.write_text(RULES + "  - {id: new, status: draft, any: [uzlaşma], to: [syria-desk]}\n", encoding="utf-8")
    asked = ask(tmp_path, "whynot", ADDRESS, "--rule", "new").output
    assert asked.startswith("new is draft, so it was not asked; it would not hold: found none of uzlaşma")
    edited = (
        "# moved down\n" + RULES.replace("[$nato, $idlib]", "[$nato, $idlib, winter]").split("\n  - id: strikes")[0]
    )
    config.write_text(edited, encoding="utf-8")
    document = json.loads(ask(tmp_path, "why", ADDRESS, "--json").output)
    first, second = document["rules"]
    assert (first["where"], first["version"]) == (f"{config}:2:9", json.loads(then)["rules"][0]["version"])
    assert first["today"].startswith(f"today's rules ({config}:3:9) would not match: missed winter")
    assert second["today"] == "there is no such rule any more"


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"published_at": TURKISH.published_at - timedelta(days=3)},  # type: ignore[operator]
         "nato-idlib: too old: it was of 3 d before, and its max_age is 2 d"),
        ({}, "nato-idlib: it stood in aa-tr at its first reading; `first_run` lets none or only newer in"),
    ],
)  # fmt: skip
def test_what_stopped_a_match_is_said(tmp_path: Path, facts: dict[str, Any], said: str) -> None:
    """Age and a silent first reading; the feed's own line in the files decides which."""
    first_run = FirstRun(everything=bool(facts))

    async def make() -> None:
        archive = await Archive.opened(tmp_path)
        await archive.brings(replace(TURKISH, **facts), of=replace(AA, first_run=first_run))
        await archive.close()

    asyncio.run(make())
    every = "all" if facts else "baseline"
    listed = f"feeds: [{{id: aa-tr, url: '{AA.url}', language: tr, first_run: {every}}}]"
    (tmp_path / "config" / "feeds.yaml").write_text(listed, encoding="utf-8")
    told = ask(tmp_path, "why", ADDRESS).output
    assert told.startswith("nobody was told, though nato-idlib found $nato")
    assert f"- routing   {said}" in told


def test_what_waits_says_why_and_until_when(tmp_path: Path) -> None:
    """Here for the end of the quiet hours."""

    async def hold(archive: Archive) -> None:
        due_at = archive.clock.now() + timedelta(hours=8)
        waiting: list[Delivery] = await archive.alerts()
        held = [replace(one, state=DeliveryState.HELD, hold=Hold.QUIET, due_at=due_at) for one in waiting]
        assert await archive.store.record(held) == 1

    told = ask(kept(tmp_path, hold), "why", ALERT).output
    assert told.startswith("syria-desk is told later: quiet hours; due 2026-11-23 20:20:00: nato-idlib found")
    assert "- held      syria-desk is told later: quiet hours" in told


def test_what_was_told_in_a_list_names_the_list_and_its_message(tmp_path: Path) -> None:
    """The list's title says why; its own id leads to all it told."""

    async def gather(archive: Archive) -> None:
        store, now = archive.store, archive.clock.now()
        [one] = await archive.alerts()
        whole = replace(one.alert, id=AlertId("list"), article=ArticleId("list"), title="From the quiet hours")
        listed = Delivery(alert=whole, state=DeliveryState.PENDING, due_at=now, kind=Kind.DIGEST, members=(one.alert,))
        assert await store.collapse(listed, [one], now)
        assert await store.record([replace(listed, state=DeliveryState.SENT, sent_at=now, message="7")]) == 1
        archive.clock.move(timedelta(minutes=1))
        title = f"{TURKISH.text.title} geldi"
        await archive.brings(replace(TURKISH, guid="2", link="https://www.aa.com.tr/2", text=Text(title=title)), of=AA)

    told = ask(kept(tmp_path, gather), "why", ALERT).output
    assert told.startswith('syria-desk was told 2026-11-23 12:20:00, within "From the quiet hours" (list): nato-idlib')
    assert "            it waited 20 min" in told
    assert ask(tmp_path, "why", "list").output == told
    said = 'told on its own: its story was told in the list "From the quiet hours", which does not grow'
    assert said in ask(tmp_path, "why", "https://www.aa.com.tr/2").output


def test_what_came_on_its_own_though_its_story_was_told_says_why(tmp_path: Path) -> None:
    """And what joined says which message it joined."""
    again = replace(TURKISH, guid="2", link="https://www.aa.com.tr/2", text=Text(title=f"{TURKISH.text.title} geldi"))
    other = replace(again, guid="3", link="https://trt.example/3")
    trt = replace(AA, id=FeedId("trt"), outlet="TRT")

    async def go_on(archive: Archive) -> None:
        arranger = Arranger(store=archive.store, rules=lambda: archive.desk.matcher.rules)
        await archive.brings(of=trt)
        for entry, feed in ((other, trt), (again, AA)):
            await archive.brings(entry, of=feed)
            await arranger.arrange(channels={}, room=lambda _: 20, now=archive.clock.now())

    kept(tmp_path, send, go_on)
    said = "told on its own: Anadolu Ajansı had told of it already, so this is news, which an edit would not show"
    assert f"            {said}\n" in ask(tmp_path, "why", "https://www.aa.com.tr/2").output
    assert (
        "its story was told before: it joined https://t.me/c/1234567890/42"
        in ask(tmp_path, "why", other.link or "").output
    )


def test_an_edit_and_a_second_feed_are_part_of_the_way(tmp_path: Path) -> None:
    """The rule is shown with the text by which it held."""

    async def edit(archive: Archive) -> None:
        await archive.brings(replace(TURKISH, text=Text(title="Son dakika: düzeltme")), of=AA)
        link = (DUTCH.link or "") + "?utm_medium=x"
        await archive.brings(
            replace(DUTCH, guid="y", link=link), of=replace(NOS, id=FeedId("nos-2"), outlet="NOS op 3")
        )

    told = ask(kept(tmp_path, edit), "why", ADDRESS).output
    assert "+ revision  corrected 2026-11-23 12:20:00: ~NATO" in told
    assert """+ $idlib: title "İdlib'deki" (locative + relative)""" in told
    assert "also in nos-2 (NOS op 3) since 2026-11-23 12:30:00" in ask(tmp_path, "why", "nos.nl/artikel/1").output


def test_an_article_is_found_by_its_headline(tmp_path: Path) -> None:
    """By all of it, else by some of its words; several are listed with their ids."""
    longer = replace(DUTCH, guid="4", link="https://nos.nl/4", text=Text(title="Vijf luchtaanvallen treffen Idlib"))

    async def bring(archive: Archive) -> None:
        await archive.brings(longer, of=NOS)

    kept(tmp_path, bring)
    assert f"[{ARTICLE}]" in ask(tmp_path, "whynot", "HAVA SALDIRILARI İdlib’deki").output
    assert "https://nos.nl/artikel/1\n" in ask(tmp_path, "whynot", "luchtaanvallen treffen İDLIB").output
    assert "https://nos.nl/4\n" in ask(tmp_path, "whynot", "Vijf luchtaanvallen").output
    several = ask(tmp_path, "whynot", "treffen")
    assert several.exit_code == 1
    lines = str(several.exception).splitlines()
    assert lines[0] == "several articles have that headline; ask for one by its id:"
    assert [line.split("NOS  ")[1] for line in lines[1:]] == [longer.text.title, DUTCH.text.title]
    assert "no alert, article, message or headline 'Zes aanvallen'" in str(
        ask(tmp_path, "whynot", "Zes aanvallen").exception
    )


def test_an_unknown_address_says_what_is_known(tmp_path: Path) -> None:
    """Which feed brings pages of that host, and how it does; with exit code 1."""
    told = ask(kept(tmp_path), "whynot", "https://nos.nl/artikel/77")
    assert told.exit_code == 1
    assert "Pages of nos.nl come from 1 feed: nos is read since 2026-11-23 12:10, last " in str(told.exception)
    assert "no feed of ours brings pages of un.org" in str(ask(tmp_path, "why", "https://www.un.org/x").exception)
    assert "t.me/c/1/2 is no message that this bot is known to have sent" in str(
        ask(tmp_path, "why", "t.me/c/1/2").exception
    )
    assert "no alert, article, message or headline '?'" in str(ask(tmp_path, "why", "\udcff").exception)
    assert "no alert, article, message or headline 'nonsense'" in str(ask(tmp_path, "why", "nonsense").exception)
    assert "no rule 'x'; there are: nato-idlib, strikes" in str(
        ask(tmp_path, "whynot", ADDRESS, "--rule", "x").exception
    )
    assert ArticleId(ARTICLE) in ask(tmp_path, "why", ADDRESS).output
