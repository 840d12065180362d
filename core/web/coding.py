"""How the bytes of a page travel: which compression a browser takes, and compressing with it."""

import gzip

import brotli

PLAIN = "identity"
# The best first. The levels cost half a millisecond for 50 kB.
_PACK = {"br": lambda body: brotli.compress(body, quality=5), "gzip": lambda body: gzip.compress(body, 5, mtime=0)}
CODINGS = tuple(_PACK)
_TEXTS = ("text/", "application/json", "application/xml", "application/rss+xml", "application/atom+xml", "image/svg")
# What is shorter gets no smaller.
_SHORT = 200


def wanted(accepted):
    """The best coding that an Accept-Encoding header takes."""
    taken = {}
    for part in accepted.lower().split(","):
        name, _mark, weight = part.partition(";")
        taken[name.strip()] = weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return next((coding for coding in CODINGS if taken.get(coding, taken.get("*", False))), PLAIN)


def packed(coding, body):
    """The body in one of CODINGS."""
    return _PACK[coding](body)


def unpacked(body):
    """What was packed with gzip."""
    return gzip.decompress(body)


def gains(content_type, body):
    """Whether compressing is worth it: a text that is not short."""
    return content_type.startswith(_TEXTS) and len(body) >= _SHORT
