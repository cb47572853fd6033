"""`articles.yaml` of the demo to a scene."""

from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

from bot.errors import ConfigError, InvalidConfigError
from bot.model.feeds import FeedId
from bot.model.scenes import SceneArticle, SceneChange
from bot.settings.nodes import Items, Node, Pairs, parse
from bot.settings.problems import Problems
from bot.settings.sections import Section, integer, section

_EXAMPLE = '- {feed: nos, ago: 10m, title: "..."}'
_CHANGE = 'then: {poll: 3, title: "..."}'
_MOST_POLLS = 50


def load_scene(path: Path, feeds: Iterable[FeedId]) -> tuple[SceneArticle, ...]:
    """Read the scene. Raises InvalidConfigError with every problem, ConfigError if the file cannot be read."""
    try:
        written = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(str(path), "cannot be read", hint="the demo reads its articles from it") from error
    problems = Problems()
    known = frozenset(feeds)
    top = parse(written, str(path), problems)
    node = top.entries["articles"][1] if isinstance(top, Pairs) and "articles" in top.entries else None
    if not isinstance(node, Items) and not problems:
        problems.add(f"{path}:1:1", "no list 'articles:'", _EXAMPLE)
    articles = [_article(one, known, problems) for one in node.nodes] if isinstance(node, Items) else []
    if problems:
        raise InvalidConfigError(problems)
    return tuple(article for article in articles if article)


def _article(node: Node, feeds: frozenset[FeedId], problems: Problems) -> SceneArticle | None:
    keys = section(node, problems, "an article", _EXAMPLE)
    if keys is None:
        return None
    feed_place = keys.place_of("feed")
    feed = keys.required("feed", "feed: nos")
    if feed is not None and feed not in feeds:
        problems.add(feed_place, f"no feed '{feed}'", problems.nearest(feed, feeds))
    poll = _poll(keys, problems)
    title = keys.required("title", 'title: "..."')
    article = SceneArticle(
        feed=FeedId(feed or ""),
        poll=poll,
        ago=keys.duration("ago") or timedelta(minutes=5),
        title=title or "",
        lead=keys.text("lead") or "",
        then=_change(keys, problems),
    )
    keys.finish()
    return article


def _poll(keys: Section, problems: Problems) -> int:
    node = keys.take("poll")
    poll = integer(node, problems, "'poll'", f"1 to {_MOST_POLLS}") if node else 1
    if poll is not None and not 1 <= poll <= _MOST_POLLS:
        problems.add(keys.place, f"'poll' is {poll}", f"1 to {_MOST_POLLS}")
    return poll or 1


def _change(keys: Section, problems: Problems) -> SceneChange | None:
    node = keys.take("then")
    then = None if node is None else section(node, problems, "'then'", _CHANGE)
    if then is None:
        return None
    change = SceneChange(
        poll=_poll(then, problems), title=then.required("title", _CHANGE) or "", lead=then.text("lead") or ""
    )
    then.finish()
    return change
