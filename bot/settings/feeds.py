"""feeds.yaml to feeds."""

import re
from collections.abc import Mapping
from datetime import timedelta
from importlib.util import find_spec
from urllib.parse import urlsplit

from bot.model.feeds import Feed, FeedId, FirstRun, Identity, Rights
from bot.settings.files import Part, Register, entries, sample
from bot.settings.nodes import Node, Pairs, Scalar
from bot.settings.problems import Place, Problems
from bot.settings.sections import Section, duration, kind_of, section, text

_EXAMPLE = "- {id: aa-tr, url: https://..., outlet: Anadolu Agency}"
_DEFAULTS = frozenset(
    (
        "outlet",
        "group",
        "language",
        "country",
        "every",
        "first_run",
        "rights",
        "headers",
        "identity",
        "fetch_page",
        "stale_after",
    )
)
_VARIABLE = re.compile(r"\$\{(\w+)\}")
_HEADER = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_COUNTRY = re.compile(r"[A-Za-z]{2}")
_LONGEST_URL = 2048
_LEAST_INTERVAL = timedelta(seconds=1)


def read_feeds(
    parts: list[Part], environment: Mapping[str, str], problems: Problems
) -> tuple[tuple[Feed, ...], Register]:
    """Read every feed; also gives all ids met, good or not."""
    feeds: list[Feed] = []
    register = Register(problems, "a feed")
    for part in parts:
        place = Place(part.name, 1, 1)
        required = {"id": Scalar(place, "defaults"), "url": Scalar(place, "https://feed.example/rss")}
        defaults = sample(part, required, _DEFAULTS)
        if defaults:
            _read_feed(defaults, environment, Register(problems, "a feed"), problems)
        for node in entries(part, "feeds", defaults=_DEFAULTS, example=_EXAMPLE, problems=problems):
            feed = _read_feed(node, environment, register, problems)
            if feed:
                feeds.append(feed)
    return tuple(feeds), register


def _read_feed(node: Node, environment: Mapping[str, str], register: Register, problems: Problems) -> Feed | None:
    keys = section(node, problems, "a feed", _EXAMPLE)
    if keys is None:
        return None
    place = keys.place_of("id")
    feed_id = register.enter(keys.take_even_null("id"), keys.place, "id: aa-tr")
    url = _url(keys)
    place_of_page = keys.place_of("fetch_page")
    fetch_page = keys.flag("fetch_page")
    if fetch_page and find_spec("trafilatura") is None:
        hint = "python -m pip install -r bot/extras/pages.txt, in the bot's .venv"
        problems.add(place_of_page, "'fetch_page: true' needs trafilatura, which is not installed", hint)
    feed = Feed(
        id=FeedId(feed_id or "?"),
        url=url or "?",
        outlet=keys.text("outlet") or feed_id or "?",
        group=keys.text("group") or "",
        languages=keys.languages("language"),
        country=_country(keys),
        every=_every(keys),
        first_run=_first_run(keys),
        rights=keys.choice("rights", Rights, Rights.HEADLINE),
        headers=_headers(keys, environment),
        identity=keys.choice("identity", Identity, Identity.AUTO),
        fetch_page=fetch_page,
        stale_after=keys.duration("stale_after"),
        where=str(place),
    )
    keys.finish()
    return feed if feed_id and url else None


def _url(keys: Section) -> str | None:
    place = keys.place_of("url")
    url = keys.required("url", "url: https://...")
    problem = url_problem(url) if url is not None else None
    if problem:
        keys.problems.add(place, problem, "a web address, as https://www.aa.com.tr/tr/rss/default?cat=guncel")
        return None
    return url


def url_problem(url: str) -> str | None:
    """Say why an address cannot be a feed's, or `None`."""
    try:
        parts = urlsplit(url)
        host = parts.hostname
        _ = parts.port
    except ValueError as error:
        return f"not an address: {error}"
    if "://" not in url and "." in url.partition("/")[0] and "@" not in url:
        return f"'{url[:100]}' is no whole address: put https:// in front"
    if parts.scheme not in {"http", "https"}:
        return f"'{url[:100]}' is no http or https address"
    if not host:
        return f"'{url[:100]}' names no host"
    if parts.username or parts.password:
        return "an address with a password in it"
    if len(url) > _LONGEST_URL or any(char.isspace() for char in url):
        return "an address with blanks, or longer than 2,048 letters"
    return None


def country_code(written: str, place: Place, problems: Problems) -> str | None:
    """Give a country's code in capitals, or note that it is none."""
    if _COUNTRY.fullmatch(written):
        return written.upper()
    problems.add(place, f"'{written[:40]}' is no country code", "two letters, as TR")
    return None


def _country(keys: Section) -> str | None:
    place = keys.place_of("country")
    country = keys.text("country")
    return None if country is None else country_code(country, place, keys.problems)


def _every(keys: Section) -> timedelta | None:
    node = keys.take("every")
    if node is None or (isinstance(node, Scalar) and node.text == "auto"):
        return None
    length = duration(node, keys.problems, "'every'")
    if length is not None and length < _LEAST_INTERVAL:
        keys.problems.add(node.place, "'every' is under a second", "1s is the least")
        return None
    return length


def _first_run(keys: Section) -> FirstRun:
    node = keys.take("first_run")
    word = None if node is None else text(node, keys.problems, "'first_run'")
    if node is None or word in {None, "baseline"}:
        return FirstRun()
    if word == "all":
        return FirstRun(everything=True)
    if word is not None and word.startswith("last "):
        window = duration(Scalar(node.place, word.removeprefix("last ")), keys.problems, "'first_run'")
        if window:
            return FirstRun(window=window)
        if window is None:
            return FirstRun()
    keys.problems.add(node.place, f"'first_run' is {kind_of(node)}", "baseline, last 24h, or all")
    return FirstRun()


def _headers(keys: Section, environment: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    node = keys.take("headers")
    if node is None:
        return ()
    if not isinstance(node, Pairs):
        keys.problems.add(node.place, f"'headers' is {kind_of(node)}", 'headers: {Authorization: "Bearer ${AA_KEY}"}')
        return ()
    headers = []
    for name, (place, value_node) in node.entries.items():
        value = text(value_node, keys.problems, f"the header '{name}'")
        if value is None:
            continue
        if not _HEADER.fullmatch(name) or not _is_one_line(value):
            keys.problems.add(place.place, f"'{name}' is no header", "letters, digits and '-'; its value on one line")
            continue
        headers.append((name, _filled(value, environment, keys.problems, value_node.place)))
    return tuple(headers)


def _is_one_line(value: str) -> bool:
    return not any(char in value for char in "\r\n\0")


def _filled(value: str, environment: Mapping[str, str], problems: Problems, place: Place) -> str:
    for name in _VARIABLE.findall(value):
        if name not in environment:
            problems.block(place, f"the environment has no {name}", f"export {name}=...")
        elif not _is_one_line(environment[name]):
            problems.block(place, f"the value of {name} has a line end in it", "a header is one line")
    return _VARIABLE.sub(lambda match: environment.get(match[1], ""), value)
