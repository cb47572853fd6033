"""Web pages over HTTP: where feeds are looked for, and where the whole of an article may be read."""

from bot.model.polls import Failed, Failure, Page
from bot.net.client import HttpClient

_ACCEPT = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"


class PageFetcher:
    """Fetches pages with the guarded client, without a condition: they are asked for once."""

    def __init__(self, client: HttpClient) -> None:
        """Use an open client."""
        self._client = client

    async def page(self, url: str) -> Page | Failed:
        """See `ports.Pages`."""
        answer = await self._client.get(url, {"Accept": _ACCEPT})
        if isinstance(answer, Failed):
            return answer
        if answer.status != 200 or not answer.body.strip():
            kind = Failure.HTTP_5XX if answer.status >= 500 else Failure.HTTP_4XX
            return Failed(kind=kind, reason=f"HTTP {answer.status}" if answer.status != 200 else "an empty answer")
        return Page(url=answer.url, body=answer.body, content_type=answer.headers.get("content-type", ""))
