"""The misbehaviours a person can point a feed at: `/bad/slow`, `/bad/429` and so on."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from tests.servers.behaviours import (
    Behaviour,
    Big,
    Cut,
    Gzip,
    GzipBomb,
    Mislabelled,
    NeverAnswers,
    Redirect,
    Reset,
    Slow,
    Status,
)
from tests.servers.documents import Item, rss
from tests.servers.pages import Page

_HTML = b"<!DOCTYPE html><html><head><title>Please log in</title></head><body><p>No feed here.</body></html>"
_RETRY_AFTER = timedelta(minutes=2)


def bad_addresses() -> Iterator[tuple[str, Page, Behaviour | None]]:
    """Give path, page and behaviour of each; no behaviour where the page itself is the trouble."""
    page = Page(body=sample())
    behaviours: dict[str, Behaviour] = {
        "slow": Slow(before=timedelta(seconds=5), between=timedelta(milliseconds=250)),
        "cut": Cut(after=len(page.body) // 2),
        "404": Status(code=404, body=b"<h1>Not found</h1>"),
        "429": Status(code=429, retry_after=_RETRY_AFTER, body=b"<h1>Too many requests</h1>"),
        "500": Status(code=500, body=b"<h1>Internal server error</h1>"),
        "redirect": Redirect(to="/bad/gzip"),
        "loop": Redirect(to="/bad/loop", code=302),
        "charset": Mislabelled(content_type="application/rss+xml; charset=iso-8859-1", written_in="windows-1251"),
        "gzip": Gzip(),
        "bomb": GzipBomb(megabytes=200),
        "big": Big(megabytes=200),
        "silent": NeverAnswers(),
        "reset": Reset(),
    }
    for name, behaviour in behaviours.items():
        yield f"/bad/{name}", page, behaviour
    yield "/bad/html", Page(body=_HTML, content_type="text/html; charset=utf-8"), None
    yield "/bad/empty", Page(body=b""), None
    yield "/bad/truncated", Page(body=page.body[: len(page.body) * 2 // 3]), None
    yield "/bad/entities", Page(body=quadratic_blow_up()), None


def sample() -> bytes:
    """Give a small feed with letters that tell a wrong charset at a glance."""
    published = datetime(2026, 1, 5, 9, 30, tzinfo=UTC)
    return rss(
        Item(
            guid=f"sample-{number}",
            link=f"http://publisher.example/{number}",
            title=title,
            description=f"<p>{title} &mdash; in full.</p>",
            published=published + timedelta(minutes=number),
        )
        for number, title in enumerate(("Забастовка на железной дороге", "Rail strike & delays <live>"))
    )


def quadratic_blow_up(*, length: int = 10_000, references: int = 10_000) -> bytes:
    """Give a document of `length + 3 * references` bytes whose title expands to `length * references` chars."""
    return (
        b'<?xml version="1.0"?>\n<!DOCTYPE rss [<!ENTITY a "' + b"A" * length + b'">]>\n'
        b'<rss version="2.0"><channel><title>' + b"&a;" * references + b"</title></channel></rss>\n"
    )
