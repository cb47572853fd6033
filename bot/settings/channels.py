"""channels.yaml to channels."""

import re
from datetime import time
from zoneinfo import ZoneInfo

from bot.model.channels import Channel, ChannelId, DigestPlan, Limit, Over, Preview, Quiet, Unconfirmed
from bot.model.rules import Priority
from bot.settings.files import Part, Register, named
from bot.settings.nodes import Items, Node, Pairs, Scalar
from bot.settings.problems import Place, Problems
from bot.settings.sections import Section, integer, is_absent, kind_of, language, section, text

_EXAMPLE = "syria-desk: {chat: -1001234567890}"
_CHAT = re.compile(r"-?[1-9]\d{0,17}", re.ASCII)
_NAME = re.compile(r"@\w{2,64}", re.ASCII)
_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)", re.ASCII)
_A_TIME = '"07:00", by the clock of `tz`'
_QUIET = 'quiet: {from: "22:30", to: "07:00", let_through: [urgent]}'
_LIMIT = "limit: {per_minute: 15, over: digest}"
_DIGEST = 'digest: {at: ["07:00", "17:30"], title: "Syria, {date}"}'
_MOST_PER_MINUTE = 60


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
    language_node = keys.take("language")
    channel = Channel(
        id=ChannelId(name or "?"),
        chat=_chat(keys),
        topic=_topic(keys),
        language=(language(language_node, problems) if language_node else None) or "en",
        tz=_zone(keys),
        quiet=_quiet(keys),
        limit=_limit(keys),
        digest=_digest(keys),
        preview=keys.choice("preview", Preview, Preview.NONE),
        unconfirmed=keys.choice("unconfirmed", Unconfirmed, Unconfirmed.RESEND),
        buttons=keys.flag("buttons", absent=True),
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


def _quiet(keys: Section) -> Quiet | None:
    node = keys.take("quiet")
    quiet = None if node is None else section(node, keys.problems, "'quiet'", _QUIET)
    if quiet is None:
        return None
    place = quiet.place
    begins, ends = _moment(quiet, "from"), _moment(quiet, "to")
    loud = quiet.take_even_null("let_through")
    let_through = frozenset((Priority.URGENT,)) if loud is None else _priorities(loud, keys.problems)
    quiet.finish()
    if begins is None or ends is None:
        return None
    if begins == ends:
        keys.problems.add(place, "'quiet' ends when it begins", _QUIET)
        return None
    return Quiet(begins=begins, ends=ends, let_through=let_through)


def _priorities(node: Node, problems: Problems) -> frozenset[Priority]:
    """Read priorities; null and an empty list are none."""
    nodes = () if is_absent(node) else node.nodes if isinstance(node, Items) else (node,)
    found = set()
    for one in nodes:
        word = text(one, problems, "an item of 'let_through'")
        if word in set(Priority):
            found.add(Priority(word))
        elif word is not None:
            hint = problems.nearest(word, list(Priority), "[urgent]")
            problems.add(one.place, f"'let_through' names {kind_of(one)}", hint)
    return frozenset(found)


def _limit(keys: Section) -> Limit:
    node = keys.take("limit")
    limit = None if node is None else section(node, keys.problems, "'limit'", _LIMIT)
    if limit is None:
        return Limit()
    count = limit.take("per_minute")
    most = None if count is None else integer(count, keys.problems, "'per_minute'", "per_minute: 15")
    if count is not None and most is not None and not 1 <= most <= _MOST_PER_MINUTE:
        keys.problems.add(count.place, f"'per_minute' is {most}", "1 to 60; Telegram takes 20 a minute in a channel")
    over = limit.choice("over", Over, Over.DIGEST)
    limit.finish()
    return Limit(per_minute=most, over=over)


def _digest(keys: Section) -> DigestPlan | None:
    node = keys.take("digest")
    digest = None if node is None else section(node, keys.problems, "'digest'", _DIGEST)
    if digest is None:
        return None
    before = len(keys.problems)
    times = [_time(word, where, keys.problems) for word, where in digest.texts("at")]
    title = digest.text("title")
    digest.finish()
    if not times and len(keys.problems) == before:
        keys.problems.add(digest.place, "a digest without 'at'", _DIGEST)
    return DigestPlan(at=tuple(sorted({at for at in times if at})) or (time(),), title=title)


def _moment(keys: Section, key: str) -> time | None:
    place = keys.place_of(key)
    word = keys.required(key, _QUIET)
    return None if word is None else _time(word, place, keys.problems)


def _time(word: str, place: Place, problems: Problems) -> time | None:
    match = _TIME.fullmatch(word)
    if match is None:
        problems.add(place, f"'{word[:40]}' is no time of day", _A_TIME)
        return None
    return time(int(match[1]), int(match[2]))
