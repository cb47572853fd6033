"""Unpacking compressed bodies within a limit, so that a bomb costs no more than the limit."""

import zlib

from bot.model.polls import Failed, Failure

ACCEPT_ENCODING = "gzip, deflate"
_STEP = 256 * 1024
_PIECE = 64 * 1024
_GZIP = b"\x1f\x8b"
_MOST_MEMBERS = 1_000


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
    parts: list[bytes] = []
    at = size = 0
    try:
        for _ in range(_MOST_MEMBERS):
            inflater = zlib.decompressobj(-zlib.MAX_WBITS if is_raw else zlib.MAX_WBITS | 32)
            while not inflater.eof:
                piece = body[at : at + _PIECE]
                part = inflater.decompress(piece, _STEP)
                if not piece and not part:
                    return Failed(kind=Failure.CUT, reason="the packed body ends too early")
                at += len(piece) - len(inflater.unused_data if inflater.eof else inflater.unconsumed_tail)
                size += len(part)
                if size > limit:
                    big = f"the unpacked body is larger than {limit // 1_000_000} MB"
                    return Failed(kind=Failure.TOO_BIG, reason=big)
                parts.append(part)
            # A gzip file may be several, one behind the other; anything else behind it is nothing of ours.
            if not body.startswith(_GZIP, at):
                return b"".join(parts)
    except zlib.error as error:
        return Failed(kind=Failure.ENCODING, reason=f"the packed body is broken ({error})")
    return Failed(kind=Failure.ENCODING, reason=f"the packed body has more than {_MOST_MEMBERS:,} parts")
