"""Unpacking compressed bodies within a limit, so that a bomb costs no more than the limit."""

import zlib
from collections.abc import Callable, Mapping

import cramjam

from bot.model.polls import Failed, Failure

ACCEPT_ENCODING = "gzip, deflate, br, zstd"
_STEP = 256 * 1024
_PIECE = 64 * 1024
_GZIP = b"\x1f\x8b"
_MOST_MEMBERS = 1_000
_INTO: Mapping[str, Callable[[bytes, bytearray], int]] = {
    "br": cramjam.brotli.decompress_into,
    "zstd": cramjam.zstd.decompress_into,
}
_USUAL_GROWTH = 20
_FULL = "failed to write whole buffer"


def decode(body: bytes, encoding: str, limit: int) -> bytes | Failed:
    """Give the body unpacked, or why it cannot be; several encodings are undone from the last to the first."""
    for name in reversed([part.strip().lower() for part in encoding.split(",") if part.strip()]):
        if name in {"identity", ""}:
            continue
        if name in {"gzip", "x-gzip", "deflate"}:
            unpacked = _inflate(body, name, limit)
        elif name in _INTO:
            unpacked = _unpack(body, _INTO[name], limit)
        else:
            return Failed(kind=Failure.ENCODING, reason=f"the body is packed as '{name}', which was not asked for")
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
                    return _too_big(limit)
                parts.append(part)
            # A gzip file may be several, one behind the other; anything else behind it is nothing of ours.
            if not body.startswith(_GZIP, at):
                return b"".join(parts)
    except zlib.error as error:
        return Failed(kind=Failure.ENCODING, reason=f"the packed body is broken ({error})")
    return Failed(kind=Failure.ENCODING, reason=f"the packed body has more than {_MOST_MEMBERS:,} parts")


def _unpack(body: bytes, into: Callable[[bytes, bytearray], int], limit: int) -> bytes | Failed:
    # A buffer of a feed's usual size first: one of the limit's costs more than the unpacking.
    for size in (min(_USUAL_GROWTH * len(body), limit), limit):
        buffer = bytearray(size)
        try:
            return bytes(memoryview(buffer)[: into(body, buffer)])
        except cramjam.DecompressionError as error:
            if str(error) != _FULL:
                return Failed(kind=Failure.ENCODING, reason=f"the packed body is broken ({error})")
    return _too_big(limit)


def _too_big(limit: int) -> Failed:
    return Failed(kind=Failure.TOO_BIG, reason=f"the unpacked body is larger than {limit // 1_000_000} MB")
