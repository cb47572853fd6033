"""The article of a web page, by trafilatura (an extra, see `bot/extras/pages.txt`). It runs in the child."""

import logging

_LARGEST_PAGE = 4_000_000


def article_text(body: bytes, url: str) -> str:
    """Give the visible text of the article on a page; empty if there is none. Raises ImportError without the extra."""
    import trafilatura  # noqa: PLC0415 - an extra, and half a second

    # What it finds odd about a page is no news of ours.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    text = trafilatura.extract(body[:_LARGEST_PAGE], url=url, include_comments=False, include_tables=False)
    return text or ""
