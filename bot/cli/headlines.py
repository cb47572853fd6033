"""Headlines of kept articles on a line each, what matched marked."""

import re
import sys
from collections.abc import Iterable, Sequence

from bot.alerts.layout import Piece, clean_line, cut
from bot.alerts.rendering import line_to_terminal, marked
from bot.model.articles import Article, Field
from bot.model.rules import Hit, RuleId

_MOST_HIDDEN = 3
_MOST_RULES = 3
_MARKDOWN = re.compile(r"([\\`*_\[\]<>|#~])")


def headline(
    article: Article,
    hits: Iterable[Hit],
    *,
    depth: int = 0,
    sign: str = "",
    rules: Sequence[RuleId] = (),
    is_markdown: bool = False,
) -> str:
    """Give when, whose, in what language, and the headline; what matched elsewhere stands behind it, then the rules."""
    found = sorted(hits, key=lambda hit: (hit.span.start, -hit.span.end))
    line = [piece._replace(text=clean_line(piece.text)) for piece in marked(article.text.title, found, Field.TITLE)]
    if not any(piece.is_bold for piece in line):
        hidden = dict.fromkeys(f"{hit.span.field}: {cut(clean_line(hit.text), 40)}" for hit in found)
        line.extend(Piece(f"  ({one})") for one in list(hidden)[:_MOST_HIDDEN])
    if rules:
        more = f" and {len(rules) - _MOST_RULES} more" if len(rules) > _MOST_RULES else ""
        line.append(Piece(clean_line(f"  · {', '.join(rules[:_MOST_RULES])}{more}")))
    when = f"{sign}{' ' if sign else ''}{article.first_seen_at:%m-%d %H:%M}"
    who = clean_line(f"{article.outlet or article.feed} · {article.language.tag or '?'}")
    if is_markdown:
        shown = "".join(f"**{escaped(one.text)}**" if one.is_bold else escaped(one.text) for one in line)
        return f"{'  ' * depth}- {when} {escaped(who)} · {shown}"
    shown = line_to_terminal(tuple(line), has_colour=sys.stdout.isatty())
    return f"{'  ' * depth}{when}  {who}  {shown}"


def escaped(text: str) -> str:
    """Give a text as Markdown shows it as it is."""
    return _MARKDOWN.sub(r"\\\1", text)
