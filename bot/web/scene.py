"""The demo's feeds, served over real HTTP from a scene that moves on."""

from collections.abc import Sequence
from datetime import datetime
from email.utils import format_datetime
from hashlib import blake2b
from xml.sax.saxutils import escape

from aiohttp import web

from bot.model.feeds import Feed
from bot.model.scenes import SceneArticle


class SceneServer:
    """Serves each feed as RSS with the articles that have appeared so far."""

    def __init__(self, feeds: Sequence[Feed], articles: Sequence[SceneArticle], *, now: datetime) -> None:
        """Begin before the first poll; times of articles are told from `now`."""
        self._feeds = {feed.id: feed for feed in feeds}
        self._articles = articles
        self._now = now
        self.poll = 0
        """Which poll it is; the server shows what appears up to it."""

    def app(self) -> web.Application:
        """Give the application that answers for the feeds."""
        app = web.Application()
        app.add_routes([web.get("/{feed}.xml", self._answer)])
        return app

    async def _answer(self, request: web.Request) -> web.Response:
        feed = self._feeds.get(request.match_info["feed"])  # type: ignore[call-overload]
        if feed is None:
            return web.Response(status=404, text="no such feed")
        body = self.document(feed).encode()
        tag = f'"{blake2b(body, digest_size=8).hexdigest()}"'
        if request.headers.get("If-None-Match") == tag:
            return web.Response(status=304, headers={"ETag": tag})
        return web.Response(body=body, content_type="application/rss+xml", charset="utf-8", headers={"ETag": tag})

    def document(self, feed: Feed) -> str:
        """Give a feed as it is now."""
        shown = [one for one in self._articles if one.feed == feed.id and one.poll <= self.poll]
        items = "".join(self._item(one) for one in reversed(shown))
        head = f"<title>{escape(feed.outlet)}</title><link>https://{feed.id}.example/</link>"
        return f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>{head}{items}</channel></rss>'

    def _item(self, article: SceneArticle) -> str:
        number = blake2b(f"{article.feed} {article.title}".encode(), digest_size=4).hexdigest()
        link = f"https://{article.feed}.example/{number}"
        published = format_datetime(self._now - article.ago)
        said = article.then if article.then and article.then.poll <= self.poll else article
        lead = f"<description>{escape(escape(said.lead))}</description>" if said.lead else ""
        title = f"<title>{escape(escape(said.title))}</title>"
        return f"<item>{title}<link>{link}</link><guid>{link}</guid><pubDate>{published}</pubDate>{lead}</item>"
