"""Identity: what an entry is known by, so that it is told once, and no two articles are taken for one.

Order of trust: the guid within its feed, then the link within its feed, then title and date within the feed. Between
feeds only link and title together name one article: an aggregator puts its own words over another's link. Publishers
move articles between http and https and hang trackers on links, so a link is compared without them, and a guid that is
an address without its scheme.

An entry has more names than those it is trusted by. All are remembered with the article, so that it is found again
when its feed's guids or links turn out to be shared, or the configuration chooses another way to tell items apart.
"""

import re
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from bot.model.articles import ArticleId, Entry
from bot.model.feeds import Feed, Identity
from bot.text.folding import fold

_TRACKER_FAMILIES = ("utm_", "at_", "mc_", "ns_", "pk_", "wt_")
_TRACKERS = frozenset(("fbclid", "gclid", "igshid", "cmp", "ocid", "xtor", "ref_src", "rss", "smid", "traffic_source"))
_LONGEST_KEY = 500
_SCHEME = re.compile(r"^https?://(?:www\.)?", re.IGNORECASE)
_ENCODED = re.compile("(?:%[89A-F][0-9A-F])+", re.IGNORECASE)
_LEAST_SHARE = 0.3
_PICTURE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)(?:[?#]|$)", re.IGNORECASE)
_SIZE = re.compile(r"[-_]\d{2,4}x\d{2,4}(?=\.\w+$)")


def canonical_url(url: str) -> str:
    """Drop what tells no articles apart: scheme, `www.`, the host's case, fragment, trackers, last slash, encoding."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port not in {None, 80, 443} else ""
        # Publishers reorder query parameters between the feed and the page.
        query = sorted(
            (name, value)
            for name, value in parse_qsl(parts.query, keep_blank_values=True)
            if not name.lower().startswith(_TRACKER_FAMILIES)
            and name.lower() not in _TRACKERS
            and value.lower() != "rss"
        )
    except ValueError:
        return url.strip()
    path = _ENCODED.sub(_decoded, parts.path.rstrip("/"))
    return f"{host}{port}{path}" + (f"?{urlencode(query)}" if query else "")


def _decoded(match: re.Match[str]) -> str:
    """Give letters as they are read: a browser shows what it writes as `%D1%82`, and feeds have either."""
    try:
        return bytes.fromhex(match.group().replace("%", "")).decode()
    except UnicodeDecodeError:
        return match.group()


def picture_of(url: str) -> str:
    """Give what is the same of a picture's address in all its sizes."""
    address, _, _ = canonical_url(url).partition("?") if _PICTURE.search(url) else (canonical_url(url), "", "")
    return _SIZE.sub("", address)[:_LONGEST_KEY]


def is_page(canonical: str) -> bool:
    """Say whether an address names a page rather than a whole site: many feeds link every item to their front page."""
    _, slash, path = canonical.partition("/")
    return bool(slash and path) or "?" in canonical


def plain_title(title: str) -> str:
    """Give what two writings of one title have in common."""
    return "".join(char for char in fold(title) if char.isalnum())


def are_alike(one: str, other: str) -> bool:
    """Say whether two headlines may be wordings of one: they share a third of the shorter one's letters in threes."""
    first, second = (_threes(plain_title(title)) for title in (one, other))
    return len(first & second) >= _LEAST_SHARE * min(len(first), len(second))


def _threes(title: str) -> set[str]:
    return {title[at : at + 3] for at in range(max(1, len(title) - 2))}


def shared_guids(entries: Iterable[Entry]) -> bool:
    """Say whether one guid stands on items that are clearly different."""
    seen: dict[str, tuple[str, str | None]] = {}
    for entry in entries:
        if not entry.guid:
            continue
        what = (entry.text.title, entry.link)
        if seen.setdefault(entry.guid, what) != what:
            return True
    return False


def shared_links(entries: Sequence[Entry]) -> frozenset[str]:
    """Give the canonical links that more than one item of a document has; they identify none of them."""
    titles: dict[str, set[str]] = {}
    for entry in entries:
        if entry.link:
            titles.setdefault(canonical_url(entry.link), set()).add(entry.text.title)
    return frozenset(link for link, found in titles.items() if len(found) > 1)


class Names(NamedTuple):
    """Everything an entry may be known by; `None`: it has no such thing."""

    guid: str | None
    link: str | None
    page: str | None
    """Link and title together: the one name that is the same in every feed."""
    title: str | None
    dated: str
    """Title and date together."""
    shared: str | None
    """Known: the entry's link was seen on different items of its feed and identifies none of them."""
    guid_is_link: bool

    def all(self) -> tuple[str, ...]:
        """Give every name, and the mark of a shared link, to be asked for."""
        return tuple(name for name in (*self.own(), self.page, self.shared) if name)

    def own(self) -> tuple[str, ...]:
        """Give the names that only its own feed gives it."""
        return tuple(name for name in (self.guid, self.link, self.title, self.dated) if name)


def names_of(feed: Feed, entry: Entry) -> Names:
    """Give all names of an entry."""
    link = canonical_url(_absolute(feed, entry.link)) if entry.link else ""
    is_own = is_page(link) or (bool(link) and feed.identity is Identity.LINK)
    title = plain_title(entry.text.title)
    # Publishers drop the seconds when they move an article.
    published = entry.published_at.isoformat(timespec="minutes") if entry.published_at else ""
    return Names(
        guid=_short(f"guid {feed.id} {_SCHEME.sub('', entry.guid)}") if entry.guid else None,
        link=_short(f"link {feed.id} {link}") if is_own else None,
        page=_short(f"page {link} {title}") if title and is_page(link) else None,
        title=_short(f"title {feed.id} {title}") if title else None,
        dated=_short(f"dated {feed.id} {title} {published}"),
        shared=_short(f"shared {feed.id} {link}") if is_own else None,
        guid_is_link=bool(entry.guid) and canonical_url(entry.guid or "") == link,
    )


def _absolute(feed: Feed, link: str) -> str:
    try:
        return urljoin(feed.url, link.strip())
    except ValueError:
        return link


def names_at(address: str, feeds: Iterable[str]) -> list[str]:
    """Give the names by which items of these feeds may be known that were published under an address, or guid."""
    guid = _SCHEME.sub("", address.strip())
    guids = dict.fromkeys((guid, guid.rstrip("/"), f"{guid.rstrip('/')}/", canonical_url(address)))
    return [
        _short(name)
        for feed in feeds
        for name in (f"link {feed} {canonical_url(address)}", *(f"guid {feed} {one}" for one in guids))
    ]


def keys_of(identity: Identity, names: Names, *, trusts_guid: bool, trusts_link: bool) -> tuple[str, ...]:
    """Give the names that identify an entry, the most trusted first; at least one."""
    guid = names.guid if trusts_guid else None
    link = names.link if trusts_link else None
    match identity:
        case Identity.GUID if guid:
            chosen: tuple[str | None, ...] = (guid,)
        case Identity.TITLE if names.title:
            chosen = (names.title,)
        case Identity.LINK if names.link:
            chosen = (names.link,)
        case _ if guid and not (link and names.guid_is_link):
            # A live page gives many items one link, so beside a guid it counts only together with the title.
            chosen = (guid, names.page)
        case _:
            chosen = (link, names.page)
    return tuple(key for key in chosen if key) or (names.dated,)


def _short(key: str) -> str:
    """Give a key of bounded length."""
    if len(key) <= _LONGEST_KEY:
        return key
    return f"{key[:_LONGEST_KEY]} {blake2b(key.encode('utf-8', 'surrogatepass'), digest_size=8).hexdigest()}"


def article_id(key: str) -> ArticleId:
    """Give the id that an identity makes: the same on every machine."""
    return ArticleId(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest())
