"""Identity: what an entry is known by, so that it is told once.

Order of trust: the guid within its feed, then the link anywhere, then title and date within the feed. Publishers move
articles between http and https and hang trackers on links, so a link is compared without them. Where a guid of its own
stands beside the link, the link counts only together with the title: a live page gives many items one link.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from urllib.parse import parse_qsl, urlencode, urlsplit

from bot.model.articles import ArticleId, Entry
from bot.model.feeds import Feed, Identity
from bot.text.folding import fold

_TRACKER_FAMILIES = ("utm_", "at_", "mc_", "ns_", "pk_", "wt_")
_TRACKERS = frozenset(("fbclid", "gclid", "igshid", "cmp", "ocid", "xtor", "ref_src", "rss", "smid", "traffic_source"))
_LONGEST_KEY = 500


def canonical_url(url: str) -> str:
    """Drop what does not tell articles apart: scheme, `www.`, case of the host, fragment, trackers, last slash."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port not in {None, 80, 443} else ""
    except ValueError:
        return url.strip()
    # Publishers reorder query parameters between the feed and the page.
    query = sorted(
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not name.lower().startswith(_TRACKER_FAMILIES) and name.lower() not in _TRACKERS
    )
    path = parts.path.rstrip("/")
    return f"{host}{port}{path}" + (f"?{urlencode(query)}" if query else "")


def is_page(canonical: str) -> bool:
    """Say whether an address names a page rather than a whole site: many feeds link every item to their front page."""
    _, slash, path = canonical.partition("/")
    return bool(slash and path) or "?" in canonical


def shared_guids(entries: Iterable[Entry]) -> bool:
    """Say whether one guid stands on items that are clearly different."""
    seen: dict[str, tuple[str, str | None]] = {}
    for entry in entries:
        if not entry.guid:
            continue
        what = (entry.title, entry.link)
        if seen.setdefault(entry.guid, what) != what:
            return True
    return False


def shared_links(entries: Sequence[Entry]) -> frozenset[str]:
    """Give the canonical links that more than one item of a document has; they identify none of them."""
    titles: dict[str, set[str]] = {}
    for entry in entries:
        if entry.link:
            titles.setdefault(canonical_url(entry.link), set()).add(entry.title)
    counts = Counter({link: len(of) for link, of in titles.items()})
    return frozenset(link for link, count in counts.items() if count > 1)


def keys_of(feed: Feed, entry: Entry, *, trusts_guids: bool, shared: frozenset[str]) -> tuple[str, ...]:
    """Give all identities of an entry, the most trusted first; at least one.

    A link's key is the same in every feed, so an article that two feeds of an outlet carry is one article.
    """
    link = canonical_url(entry.link) if entry.link else ""
    is_good_link = bool(link) and link not in shared and is_page(link)
    guid = entry.guid if trusts_guids else None
    title = "".join(char for char in fold(entry.title) if char.isalnum())
    titled_link = f"page {link} {title}" if is_good_link and title else None
    match feed.identity:
        case Identity.GUID if guid:
            chosen: tuple[str | None, ...] = (f"guid {feed.id} {guid}",)
        case Identity.TITLE:
            chosen = (f"title {feed.id} {title}",)
        case Identity.LINK if link:
            chosen = (f"link {link}",)
        case _ if guid and not (is_good_link and canonical_url(guid) == link):
            chosen = (f"guid {feed.id} {guid}", titled_link)
        case _:
            chosen = (f"link {link}" if is_good_link else None, titled_link)
    published = entry.published_at.isoformat() if entry.published_at else ""
    keys = tuple(_short(key) for key in chosen if key)
    return keys or (_short(f"title {feed.id} {title} {published}"),)


def _short(key: str) -> str:
    """Give a key of bounded length."""
    if len(key) <= _LONGEST_KEY:
        return key
    return f"{key[:_LONGEST_KEY]} {blake2b(key.encode('utf-8', 'surrogatepass'), digest_size=8).hexdigest()}"


def article_id(key: str) -> ArticleId:
    """Give the id that an identity makes: the same on every machine."""
    return ArticleId(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest())
