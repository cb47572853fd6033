"""Versions: a configuration's files under the hash they are kept by."""

import json
from collections.abc import Mapping
from hashlib import blake2b

from bot.model.rules import Version


def version_of(files: Mapping[str, bytes]) -> Version:
    """Give what these files go by, named within their folder: the same on every machine."""
    hashes = {name: blake2b(body, digest_size=16).hexdigest() for name, body in files.items()}
    return Version(blake2b(json.dumps(hashes, sort_keys=True).encode(), digest_size=4).hexdigest())
