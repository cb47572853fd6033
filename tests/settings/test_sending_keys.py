"""When and how much readers are told: the channels' and the rules' keys of sending, good and bad."""

from datetime import time, timedelta
from pathlib import Path

import pytest

from bot.model.channels import Channel, DigestPlan, Limit, Over, Preview, Quiet, Unconfirmed
from bot.model.rules import Priority, Rule
from tests.settings.files import CHANNEL, RULE, load, problems_of, refusal

NIGHT = Quiet(begins=time(22, 30), ends=time(7, 0))
DIGEST = CHANNEL + '    digest: {at: ["07:00"]}\n'


def _channel(folder: Path, more: str) -> Channel:
    (channel,) = load(folder, {"channels.yaml": CHANNEL + f"    {more}\n"}).channels
    return channel


def _rule(folder: Path, more: str) -> Rule:
    return load(folder, {"rules.yaml": RULE + f"    {more}\n"}).rules[0]


@pytest.mark.parametrize(
    ("more", "key", "value"),
    [
        ("quiet: {from: 22:30, to: 07:00}", "quiet", NIGHT),
        ('quiet: {from: "22:30", to: "7:00", let_through: [urgent]}', "quiet", NIGHT),
        (
            'quiet: {from: "1:00", to: "02:00", let_through: []}',
            "quiet",
            Quiet(begins=time(1), ends=time(2), let_through=frozenset()),
        ),
        (
            "quiet: {from: 00:00, to: 23:59, let_through: [normal, urgent]}",
            "quiet",
            Quiet(begins=time(), ends=time(23, 59), let_through=frozenset((Priority.NORMAL, Priority.URGENT))),
        ),
        ("quiet: ~", "quiet", None),
        ("limit: {per_minute: 15, over: digest}", "limit", Limit(per_minute=15)),
        ("limit: {over: queue}", "limit", Limit(over=Over.QUEUE)),
        ("limit: ~", "limit", Limit()),
        (
            'digest: {at: ["17:30", 07:00, "07:00"], title: "Syria, {date}"}',
            "digest",
            DigestPlan(at=(time(7), time(17, 30)), title="Syria, {date}"),
        ),
        ("preview: large", "preview", Preview.LARGE),
        ("buttons: false", "buttons", False),
        ("buttons: true", "buttons", True),
        ("unconfirmed: hold", "unconfirmed", Unconfirmed.HOLD),
    ],
)
def test_a_good_value_is_kept(tmp_path: Path, more: str, key: str, value: object) -> None:
    assert getattr(_channel(tmp_path, more), key) == value


def test_a_channel_without_them_is_told_at_once_and_gets_a_list_when_it_is_too_much(tmp_path: Path) -> None:
    channel = _channel(tmp_path, "language: en")
    assert (channel.quiet, channel.digest, channel.limit.over) == (None, None, Over.DIGEST)
    assert (channel.preview, channel.unconfirmed, channel.buttons) == (Preview.NONE, Unconfirmed.RESEND, True)


@pytest.mark.parametrize(
    ("more", "said", "hint"),
    [
        ("quiet: ▸night", "night", "from:"),
        ("quiet: ▸{from: 22:30}", "without 'to'", "to:"),
        ("quiet: {from: ▸22h, to: 07:00}", "22h", "07:00"),
        ("quiet: {from: 22:30, to: ▸24:00}", "24:00", "07:00"),
        ("quiet: ▸{from: 7:00, to: 07:00}", "ends when it begins", "from:"),
        ("quiet: {from: 22:30, to: 07:00, let_through: [▸urgnt]}", "urgnt", "urgent"),
        ("quiet: {from: 22:30, to: 07:00, ▸letthrough: []}", "letthrough", "let_through"),
        ("limit: ▸15", "15", "per_minute"),
        ("limit: {per_minute: ▸0}", "0", "1 to 60"),
        ("limit: {per_minute: ▸many}", "many", "per_minute: 15"),
        ("limit: {over: ▸drop}", "drop", "digest"),
        ('digest: ▸"07:00"', "07:00", "at:"),
        ("digest: ▸{title: x}", "without 'at'", "at:"),
        ("digest: ▸{at: []}", "without 'at'", "at:"),
        ("digest: {at: ▸{x: 07:00}}", "not a list", "[...]"),
        ("digest: {at: [▸7]}", "7", "07:00"),
        ("preview: ▸big", "big", "none"),
        ("buttons: ▸maybe", "maybe", "true or false"),
        ("unconfirmed: ▸drop", "drop", ""),
    ],
)
def test_a_bad_value_is_told_with_its_place(tmp_path: Path, more: str, said: str, hint: str) -> None:
    problem = refusal(tmp_path, "channels.yaml", CHANNEL + f"    {more}\n")
    assert said in problem.problem
    assert hint in problem.hint


def test_a_rule_may_be_told_seldom(tmp_path: Path) -> None:
    rule = _rule(tmp_path, "cooldown: 30m\n    cap: {per_hour: 20, over: digest}")
    assert (rule.cooldown, rule.cap) == (timedelta(minutes=30), 20)
    rule = _rule(tmp_path, "priority: urgent")
    assert (rule.cooldown, rule.cap) == (None, None)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("cooldown: ▸30", "'cooldown'"),
        ("cap: ▸20", "'cap'"),
        ("cap: ▸{over: digest}", "without 'per_hour'"),
        ("cap: {per_hour: ▸0}", "'per_hour' is 0"),
        ("cap: {per_hour: ▸some}", "'per_hour'"),
        ("cap: {per_hour: 5, over: ▸queue}", "'over' is 'queue'"),
    ],
)
def test_a_rule_with_a_bad_pace_is_refused(tmp_path: Path, more: str, said: str) -> None:
    problem = refusal(tmp_path, "rules.yaml", RULE + f"    {more}\n")
    assert said in problem.problem
    assert problem.hint


def test_what_is_told_only_in_a_digest_needs_one_in_every_channel(tmp_path: Path) -> None:
    low = {"rules.yaml": RULE + "    priority: low\n"}
    [problem] = problems_of(tmp_path, low)
    assert "'desk' has none" in problem.problem
    assert 'digest: {at: ["07:00"]}' in problem.hint
    assert load(tmp_path, low | {"channels.yaml": DIGEST}).rules[0].priority is Priority.LOW


def test_the_terminal_has_no_digest(tmp_path: Path) -> None:
    [problem] = problems_of(tmp_path, {"rules.yaml": "rules: [{id: a, all: [x], priority: low}]"})
    assert "'console' has none" in problem.problem


def test_a_digest_that_cannot_be_read_is_one_problem(tmp_path: Path) -> None:
    files = {"rules.yaml": RULE + "    priority: low\n", "channels.yaml": CHANNEL + "    digest: {at: [x]}\n"}
    assert len(problems_of(tmp_path, files)) == 1


def test_low_may_be_the_default_of_rules_that_name_their_channel(tmp_path: Path) -> None:
    written = "defaults: {priority: low}\n" + RULE
    assert load(tmp_path, {"rules.yaml": written, "channels.yaml": DIGEST}).rules[0].priority is Priority.LOW


def test_readers_get_a_rules_title_in_their_language(tmp_path: Path) -> None:
    titles = _rule(tmp_path, "title: {nl: Bestanden, en: Ceasefires}")
    assert [titles.title_in(language) for language in ("nl", "en", "tr")] == ["Bestanden", "Ceasefires", "Ceasefires"]
    assert _rule(tmp_path, "title: {nld: Bestanden}").title_in("tr") == "Bestanden"
    assert _rule(tmp_path, "title: Truces").title_in("nl") == "Truces"


@pytest.mark.parametrize(
    ("more", "said"), [("title: ▸[a]", "'title'"), ("title: {▸xx1: a}", "xx1"), ("title: {nl: ▸[a]}", "title in 'nl'")]
)
def test_a_title_that_is_none_is_refused(tmp_path: Path, more: str, said: str) -> None:
    assert said in refusal(tmp_path, "rules.yaml", RULE + f"    {more}\n").problem
