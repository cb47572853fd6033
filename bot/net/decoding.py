"""Unpacking compressed bodies within a limit, so that a bomb costs no more than the limit."""

import zlib

from bot.model.polls import Failed, Failure

ACCEPT_ENCODING = "gzip, deflate"
_STEP = 256 * 1024


def decode(body: bytes, encoding: str, limit: int) -> bytes | Failed:
    """Give the body unpacked, or why it cannot be; several encodings are undone from the last to the first."""
    for name in reversed([part.strip().lower() for part in encoding.split(",") if part.strip()]):
        if name in {"identity", ""}:
            continue
        if name not in {"gzip", "x-gzip", "deflate"}:
            return Failed(kind=Failure.ENCODING, reason=f"the body is packed as '{name}', which was not asked for")
        unpacked = _inflate(body, name, limit)
        if isinstance(unpacked, Failed):
            return unpacked
        body = unpacked
    return body


def _inflate(body: bytes, name: str, limit: int) -> bytes | Failed:
    # Some servers send raw deflate where zlib's header belongs.
    is_raw = name == "deflate" and (len(body) < 2 or (body[0] << 8 | body[1]) % 31)
    inflater = zlib.decompressobj(-zlib.MAX_WBITS if is_raw else zlib.MAX_WBITS | 32)
    parts: list[bytes] = []
    size = 0
    rest = body
    try:
        while rest and not inflater.eof:
            part = inflater.decompress(rest, _STEP)
            rest = inflater.unconsumed_tail
            size += len(part)
            if size > limit:
                return Failed(kind=Failure.TOO_BIG, reason=f"the unpacked body is larger than {limit // 1_000_000} MB")
            parts.append(part)
    except zlib.error as error:
        return Failed(kind=Failure.ENCODING, reason=f"the packed body is broken ({error})")
    if not inflater.eof:
        return Failed(kind=Failure.CUT, reason="the packed body ends too early")
    return b"".join(parts)
