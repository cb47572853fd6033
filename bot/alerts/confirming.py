"""Confirming: how a message is known again when it is read back."""

import html
import re
from hashlib import blake2b

_TAG = re.compile(r"<[^>]*>")


def fingerprint(text: str) -> str:
    """Give what tells a text from others: its letters and digits, for Telegram may trim and tidy the rest."""
    kept = "".join(char for char in text if char.isalnum())
    return blake2b(kept.encode(errors="replace"), digest_size=8).hexdigest()


def fingerprint_of_html(markup: str) -> str:
    """Give the fingerprint of what readers see of our own markup."""
    return fingerprint(html.unescape(_TAG.sub("", markup)))
