"""Promoting: the one line of a file that makes a rule live."""

from pathlib import Path

from bot.errors import ConfigError
from bot.model.rules import Rule, Status
from bot.settings.nodes import Items, Pairs, Scalar, parse, plain
from bot.settings.problems import Problems

_PROMOTED = frozenset((Status.SHADOW, Status.DRAFT))


def promoted(rule: Rule, body: bytes) -> tuple[bytes, str]:
    """Give the file a rule stands in with the rule live, all else as it was; and where it was changed.

    Raises ConfigError if the rule is neither a shadow nor a draft, or stands so that no one line says what it is.
    """
    path = rule.where.rsplit(":", 2)[0]
    if rule.status not in _PROMOTED:
        hint = {Status.RETIRED: "write status: shadow to measure it first"}.get(rule.status, "it is told already")
        raise ConfigError(rule.where, f"'{rule.id}' is no shadow, it is {rule.status}", hint=hint)
    text = body.decode("utf-8-sig")
    before = _rule(text, path, rule)
    if before is None:
        raise ConfigError(rule.where, f"'{rule.id}' is not found there", hint="edit it by hand: status: live")
    lines = text.split("\n")
    status, (key, id_) = before.entries.get("status"), before.entries["id"]
    if status is not None and isinstance(status[1], Scalar):
        place, old, new = status[1].place, status[1].raw, "live"
    else:
        # It is one by the defaults of its file.
        is_flow = lines[before.place.line - 1][before.place.column - 1 :].startswith("{")
        place, old = id_.place, id_.raw if isinstance(id_, Scalar) else ""
        new = f"{old}, status: live" if is_flow else old
        if not is_flow:
            end = "\r" if lines[place.line - 1].endswith("\r") else ""
            lines.insert(place.line, f"{' ' * (key.place.column - 1)}status: live{end}")
    line, start = lines[place.line - 1], place.column - 1
    lines[place.line - 1] = line[:start] + new + line[start + len(old) :]
    after = "\n".join(lines)
    read = _rule(after, path, rule)
    wanted = {**_plain(before), "status": "live"}
    if read is None or _plain(read) != wanted or not old:
        raise ConfigError(rule.where, "no one line says what the rule is", hint="edit it by hand: status: live")
    mark = b"\xef\xbb\xbf" if body.startswith(b"\xef\xbb\xbf") else b""
    return mark + after.encode(), str(read.entries["status"][1].place)


def _rule(text: str, path: str, rule: Rule) -> Pairs | None:
    top = parse(text, str(Path(path)), Problems())
    rules = top.entries.get("rules") if isinstance(top, Pairs) else None
    for one in rules[1].nodes if rules and isinstance(rules[1], Items) else ():
        if isinstance(one, Pairs) and "id" in one.entries and plain(one.entries["id"][1]) == rule.id:
            return one
    return None


def _plain(node: Pairs) -> dict[str, object]:
    return {key: plain(value) for key, (_, value) in node.entries.items()}
