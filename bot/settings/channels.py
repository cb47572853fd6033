"""channels.yaml to channels."""

import re
from zoneinfo import ZoneInfo

from bot.model.channels import Channel, ChannelId
from bot.settings.files import Part, Register, named
from bot.settings.nodes import Node, Pairs, Scalar
from bot.settings.problems import Problems
from bot.settings.sections import Section, integer, is_absent, kind_of, language

_EXAMPLE = "syria-desk: {chat: -1001234567890}"
_CHAT = re.compile(r"-?[1-9]\d{0,17}", re.ASCII)
_NAME = re.compile(r"@\w{2,64}", re.ASCII)


def read_channels(parts: list[Part], problems: Problems) -> tuple[tuple[Channel, ...], Register]:
    """Read every channel; also gives all ids met, good or not."""
    channels: list[Channel] = []
    register = Register(problems, "a channel")
    for part in parts:
        for key, node in named(part, "channels", example=_EXAMPLE, problems=problems):
            name = register.enter(key, key.place, _EXAMPLE)
            channel = _read_channel(name, key, node, problems)
            if name and channel:
                channels.append(channel)
    return tuple(channels), register


def _read_channel(name: str | None, key: Scalar, node: Node, problems: Problems) -> Channel | None:
    pairs = Pairs(key.place) if is_absent(node) else node
    if not isinstance(pairs, Pairs):
        problems.add(node.place, f"a channel is {kind_of(node)}, not keys with values", _EXAMPLE)
        return None
    keys = Section(pairs, problems, "a channel")
    keys.not_yet("quiet", "limit", "digest", "unconfirmed")
    language_node = keys.take("language")
    channel = Channel(
        id=ChannelId(name or "?"),
        chat=_chat(keys),
        topic=_topic(keys),
        language=(language(language_node, problems) if language_node else None) or "en",
        tz=_zone(keys),
        where=str(key.place),
    )
    keys.finish()
    return channel


def _chat(keys: Section) -> int | str | None:
    node = keys.take("chat")
    if node is None:
        return None
    if isinstance(node, Scalar) and _NAME.fullmatch(node.text):
        return node.text
    if isinstance(node, Scalar) and _CHAT.fullmatch(node.text):
        return int(node.text)
    keys.problems.add(node.place, f"'chat' is {kind_of(node)}", '-1001234567890 or "@name"; `setup` finds it out')
    return None


def _topic(keys: Section) -> int | None:
    node = keys.take("topic")
    if node is None:
        return None
    hint = "the topic's number, as 42; `setup` finds it out"
    topic = integer(node, keys.problems, "'topic'", hint)
    if topic is not None and topic < 1:
        keys.problems.add(node.place, f"'topic' is {topic}", hint)
        return None
    return topic


def _zone(keys: Section) -> str:
    place = keys.place_of("tz")
    name = keys.text("tz")
    if name is None:
        return "UTC"
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        keys.problems.add(place, f"'{name[:40]}' is no time zone", "a name such as Europe/Amsterdam")
        return "UTC"
    return name
