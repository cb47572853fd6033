"""channels.yaml: every key, good and bad."""

from pathlib import Path

import pytest

from bot.model.channels import Channel
from tests.settings.files import load, refusal


def _channel(folder: Path, more: str) -> Channel:
    (channel,) = load(folder, {"channels.yaml": f"channels:\n  desk:\n    {more}\n"}).channels
    return channel


@pytest.mark.parametrize("nothing", ["", " {}", " ~", "\n    chat: ~"])
def test_a_channel_without_keys_has_the_documented_defaults(tmp_path: Path, nothing: str) -> None:
    (channel,) = load(tmp_path, {"channels.yaml": f"channels:\n  desk:{nothing}\n"}).channels
    assert (channel.id, channel.chat, channel.topic) == ("desk", None, None)
    assert (channel.language, channel.tz) == ("en", "UTC")


@pytest.mark.parametrize(
    ("more", "key", "value"),
    [
        ("chat: -1001234567890", "chat", -1001234567890),
        ('chat: "-1001234567890"', "chat", -1001234567890),
        ("chat: 123456789", "chat", 123456789),
        ('chat: "@name"', "chat", "@name"),
        ("topic: 42", "topic", 42),
        ("topic: 010", "topic", 10),
        ("language: nl", "language", "nl"),
        ("language: nld", "language", "nl"),
        ("language: ckb", "language", "ckb"),
        ("language: sr-Latn", "language", "sr"),
        ("tz: Europe/Amsterdam", "tz", "Europe/Amsterdam"),
        ("tz: UTC", "tz", "UTC"),
    ],
)
def test_a_good_value_is_kept(tmp_path: Path, more: str, key: str, value: object) -> None:
    assert getattr(_channel(tmp_path, more), key) == value


@pytest.mark.parametrize(
    ("more", "said", "hint"),
    [
        ("chat: ▸syria", "syria", "@name"),
        ("chat: ▸1e3", "1e3", "@name"),
        ("chat: ▸[1]", "list", "@name"),
        ('chat: ▸"@"', "@", "@name"),
        ("chat: ▸--5", "--5", "@name"),
        ("chat: ▸" + "1" * 5000, "chat", "@name"),
        ("topic: ▸first", "first", ""),
        ("topic: ▸4.5", "4.5", ""),
        ("topic: ▸[4]", "list", ""),
        ("language: ▸dutch", "dutch", "nl"),
        ("language: ▸[nl, tr]", "list", "nl"),
        ("tz: ▸Amsterdam", "Amsterdam", "Europe/Amsterdam"),
        ("tz: ▸Europe/Amsterdm", "Europe/Amsterdm", "Europe/Amsterdam"),
        ("tz: ▸../../etc/passwd", "passwd", "Europe/Amsterdam"),
        ("tz: ▸America", "America", "Europe/Amsterdam"),
        ("tz: ▸'22:30'", "22:30", "Europe/Amsterdam"),
        ("▸chta: 1", "chta", "'chat'"),
        ("▸timezone: UTC", "timezone", "tz"),
        ("▸lang: nl", "lang", "'language'"),
        ("▸Topic: 4", "Topic", "'topic'"),
    ],
)
def test_a_bad_value_is_told_with_its_place(tmp_path: Path, more: str, said: str, hint: str) -> None:
    problem = refusal(tmp_path, "channels.yaml", f"channels:\n  desk:\n    {more}\n")
    assert said in problem.problem
    assert hint in problem.hint


def test_the_name_of_a_chat_needs_quotes_and_the_hint_says_so(tmp_path: Path) -> None:
    hint = refusal(tmp_path, "channels.yaml", "channels:\n  desk:\n    chat: ▸@name\n").hint
    assert '"@name"' in hint


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("channels: ▸[desk]\n", "list"),
        ("channels: ▸desk\n", "desk"),
        ("channels: {desk: ▸5}\n", "channel"),
        ("channels: {desk: ▸[chat]}\n", "channel"),
        ("channels: {▸a b: {}}\n", "a b"),
        ("channels: {▸'': {}}\n", "id"),
    ],
)
def test_what_is_no_channel_is_refused(tmp_path: Path, written: str, said: str) -> None:
    problem = refusal(tmp_path, "channels.yaml", written)
    assert said in problem.problem
    assert problem.hint


def test_ids_are_text_whatever_they_look_like(tmp_path: Path) -> None:
    written = "channels: {no: , on: , 010: , 1e3: , ночь: , true: }\n"
    assert [one.id for one in load(tmp_path, {"channels.yaml": written}).channels] == [
        "no",
        "on",
        "010",
        "1e3",
        "ночь",
        "true",
    ]
