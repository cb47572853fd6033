"""`feeds add`, `discover`, `import`, `export`: how feeds get into the configuration, and out of it."""

import asyncio
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize
from urllib.parse import urlsplit

import click

from bot.alerts.layout import clean_line
from bot.bootstrap import open_tester
from bot.cli.importing import yaml_text
from bot.cli.options import Options
from bot.cli.output import ago, count, print_json, print_table
from bot.clock import SystemClock
from bot.errors import BotError, NotFoundError
from bot.model.feeds import Feed, FeedId
from bot.model.polls import Failed
from bot.model.reports import FeedCheck
from bot.polling.identity import canonical_url
from bot.settings.feeds import url_problem
from bot.settings.sections import is_identifier
from bot.text.languages import find_tag
from bot.usecases.check_feed import language_advice

if TYPE_CHECKING:
    from bot.sources.opml import Outline

_APART_S = 1.0
"""A person looks at one site; a few requests, one after the other."""
_LONGEST_ID = 40
_LONGEST_OUTLET = 100
_MOST_A_FILE = 4_000
"""Feeds in one file, which may be 1 MB large."""
_MOST_REASONS = 20
_NO_WORD = re.compile(r"[\W_]+")
_DULL = frozenset(("www", "rss", "feeds", "feed", "com", "org", "net", "co", "news"))


def _checked_url(url: str) -> str:
    problem = url_problem(url)
    if problem:
        raise click.UsageError(problem)
    return url


@click.command(short_help="Write a feed into feeds.yaml, once it is known to work.")
@click.argument("url")
@click.option("--id", "id_", help="Its id; else made of what it calls itself.")
@click.option("--outlet", help="Who publishes; else what it calls itself.")
@click.option("--unchecked", is_flag=True, help="Do not fetch it first.")
@click.pass_obj
def add(options: Options, url: str, id_: str | None, outlet: str | None, unchecked: bool) -> None:
    """Fetch a feed once and, if it is one, write it into feeds.yaml; what stands there is left alone.

    \b
    Example:  bash bot/run.sh feeds add https://feeds.nos.nl/nosnieuwsalgemeen
    """
    _checked_url(url)
    if id_ is not None and not is_identifier(id_):
        raise click.UsageError(f"'{clean_line(id_)}' is no id: letters, digits, '-', '_' and '.', 64 at most")
    feeds = options.load().feeds
    known = next((feed.id for feed in feeds if canonical_url(feed.url) == canonical_url(url)), None)
    if known:
        raise BotError(f"{url} is read already, as '{known}'")
    taken = {feed.id for feed in feeds}
    if id_ in taken:
        raise BotError(f"there is a feed '{id_}' already; --id names another")
    found = None if unchecked else asyncio.run(_check(options, url))
    if found is not None and not found.is_good:
        raise BotError(f"{url} is not added: {clean_line(found.findings[0])}; --unchecked adds it all the same")
    title = outlet or (found.title if found else "") or (urlsplit(url).hostname or url)
    line = _line(id_ or _new_id(title, url, taken), url, title, found.language if found else None)
    path = options.settings.config_dir / "feeds.yaml"
    from bot.settings.appending import append_feeds  # noqa: PLC0415 - only when something is written

    append_feeds(path, [line], 1)
    click.echo(line)
    for finding in found.findings if found else ():
        if finding != language_advice(found.language if found and found.language else ""):  # It is written.
            click.echo(f"  {clean_line(finding)}", err=True)
    click.echo(f"written to {path}; a running bot takes it up by itself", err=True)


async def _check(options: Options, url: str) -> FeedCheck:
    async with open_tester(options.settings, SystemClock()) as tester:
        return await tester.check(Feed(id=FeedId(url), url=url, outlet=url))


@click.command(short_help="Which feeds a web page leads to.")
@click.argument("url")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@click.pass_obj
def discover(options: Options, url: str, as_json: bool) -> None:
    """Look for feeds from a web page: those it declares, those it links to, then at the usual places; each is tried.

    \b
    Exit code 1 if there is none.
    Example:  bash bot/run.sh feeds discover https://nos.nl
    """
    _checked_url(url)
    found = asyncio.run(_discover(options, url))
    if isinstance(found, Failed):
        raise BotError(f"{url}: {clean_line(found.reason)}")
    if as_json:
        keys = ("url", "title", "entries", "newest_at", "language")
        print_json({"url": url, "feeds": [{key: getattr(one, key) for key in keys} for one in found]})
        raise SystemExit(0 if found else 1)
    if not found:
        raise NotFoundError(f"no feed was found from {url}; its publisher may have none, or name it nowhere")
    now = SystemClock().now()
    rows = [[one.url, str(one.entries), ago(one.newest_at, now), one.language or "-", one.title] for one in found]
    print_table(["FEED", "ITEMS", "NEWEST", "LANGUAGE", "TITLE"], rows)
    click.echo(f"add one: bash bot/run.sh feeds add '{clean_line(found[0].url)}'", err=True)


async def _discover(options: Options, url: str) -> tuple[FeedCheck, ...] | Failed:
    async with open_tester(options.settings, SystemClock(), apart_s=_APART_S) as tester:
        return await tester.discover(url)


@click.command("import", short_help="Feeds of an OPML file, as other readers write it.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.pass_obj
def import_feeds(options: Options, file: Path) -> None:
    """Write the feeds of an OPML file into files of their own under feeds/; those that are read already are left out.

    None of them is fetched; `feeds check` looks at them.

    \b
    Example:  bash bot/run.sh feeds import subscriptions.opml
    """
    from bot.sources.opml import LARGEST, read_opml  # noqa: PLC0415 - help needs none of it

    if file.stat().st_size > LARGEST:
        raise BotError(f"{file}: larger than {LARGEST // 1_000_000} MB; is it an OPML file?")
    try:
        outlines = read_opml(file.read_bytes())
    except BotError as error:
        raise BotError(f"{file}: {error}") from error
    except OSError as error:
        raise BotError(f"{file} cannot be read: {error.strerror}") from error
    feeds = options.load().feeds
    fresh, left_out = _sorted_out(outlines, {canonical_url(feed.url): f"'{feed.id}'" for feed in feeds})
    for reason in left_out[:_MOST_REASONS]:
        click.echo(f"left out: {clean_line(reason)}", err=True)
    if len(left_out) > _MOST_REASONS:
        click.echo(f"left out: {len(left_out) - _MOST_REASONS:,} more", err=True)
    lines = list(_lines(fresh, {feed.id for feed in feeds}))
    paths = _write(options.settings.config_dir / "feeds", _NO_WORD.sub("-", file.stem.lower()).strip("-"), lines)
    click.echo(f"{count(len(fresh), 'feed')} imported, {len(outlines) - len(fresh)} of {len(outlines)} left out")
    for path in paths:
        click.echo(f"  {path}")


def _sorted_out(outlines: Iterable["Outline"], known: dict[str, str]) -> tuple[list["Outline"], list[str]]:
    """Give what is to be read, and of all else why it is not."""
    fresh, left_out = [], []
    for one in outlines:
        problem, key = url_problem(one.url), canonical_url(one.url)
        if problem is None and key not in known:
            known[key] = f"{one.url} of this file"
            fresh.append(one)
        else:
            left_out.append(problem or f"{one.url} is read already, as {known[key]}")
    return fresh, left_out


def _lines(outlines: Iterable["Outline"], taken: Collection[str]) -> Iterator[str]:
    """Give a line of YAML for each feed, with its folder as its group."""
    ids = set(taken)
    for one in outlines:
        title = one.title or urlsplit(one.url).hostname or one.url
        id_ = _new_id(title, one.url, ids)
        ids.add(id_)
        yield _line(id_, one.url, title, find_tag(one.language), one.folder)


def _write(folder: Path, name: str, lines: Sequence[str]) -> list[Path]:
    """Write files of feeds that were not there before; none if there is nothing to write."""
    paths: list[Path] = []
    try:
        for start in range(0, len(lines), _MOST_A_FILE):
            folder.mkdir(parents=True, exist_ok=True)
            number = next(n for n in range(1, 10**6) if not _numbered(folder, name, n).exists())
            path = _numbered(folder, name, number)
            text = "\n".join(("feeds:", *(f"  {line}" for line in lines[start : start + _MOST_A_FILE]))) + "\n"
            path.write_text(text, encoding="utf-8")
            paths.append(path)
    except OSError as error:
        raise BotError(f"{folder} cannot be written: {error.strerror}") from error
    return paths


def _numbered(folder: Path, name: str, number: int) -> Path:
    return folder / (f"{name or 'imported'}.yaml" if number == 1 else f"{name or 'imported'}-{number}.yaml")


@click.command(short_help="All feeds as OPML, for other readers.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, writable=True), required=False)
@click.pass_obj
def export(options: Options, file: Path | None) -> None:
    """Print all feeds as OPML, in folders by their `group`, or write them to FILE.

    \b
    Example:  bash bot/run.sh feeds export feeds.opml
    """
    from bot.sources.opml import write_opml  # noqa: PLC0415 - help needs none of it

    document = write_opml(options.load().feeds)
    if file is None:
        click.echo(document, nl=False)
        return
    try:
        file.write_text(document, encoding="utf-8")
    except OSError as error:
        raise BotError(f"{file} cannot be written: {error.strerror}") from error


def _line(id_: str, url: str, outlet: str, language: str | None, group: str = "") -> str:
    """Give a feed as a line of YAML."""
    keys = {
        "id": id_,
        "url": url,
        "outlet": clean_line(outlet)[:_LONGEST_OUTLET].strip() or id_,
        "group": clean_line(group).strip(),
        "language": language,
    }
    return f"- {{{', '.join(f'{key}: {yaml_text(value)}' for key, value in keys.items() if value)}}}"


def _new_id(title: str, url: str, taken: Collection[str]) -> str:
    """Give an id that nobody has: of the title's words, else of the host's."""
    plain = "".join(char for char in normalize("NFKD", title.lower()) if not "\u0300" <= char <= "\u036f")
    words = [word for word in _NO_WORD.split(normalize("NFC", plain)) if word]
    if not words:
        words = [word for word in (urlsplit(url).hostname or "feed").split(".") if word not in _DULL] or ["feed"]
    id_ = "-".join(words)[:_LONGEST_ID].strip("-")
    numbers = iter(range(2, 10**6))
    made = id_
    while made in taken:
        made = f"{id_}-{next(numbers)}"
    return made
