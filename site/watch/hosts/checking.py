"""Asking where a host name leads: to which addresses, with which certificate, to which answer."""

import socket
import ssl
from datetime import UTC, datetime
from http.client import HTTPException, HTTPSConnection

from ..related.checker import is_public
from .models import Lead

_TIMEOUT = 10  # seconds


def look(host, is_allowed=is_public, port=443, trusted=None):
    """(Lead, when the certificate ends or None) of a host; `trusted` is an SSL context, the system's when None."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return Lead.NOWHERE, None
    address = found[0][4][0]
    if not all(is_allowed(each[4][0]) for each in found):
        return Lead.INSIDE, None
    try:
        return _answer(host, (address, port), trusted or ssl.create_default_context())
    except ssl.SSLError:
        return Lead.INSECURE, None
    except (OSError, HTTPException):
        return Lead.SILENT, None


def _answer(host, at, trusted):
    """What the host's front page answers at the address that was looked up and no other."""
    with socket.create_connection(at, _TIMEOUT) as line, trusted.wrap_socket(line, server_hostname=host) as secure:
        ends = ssl.cert_time_to_seconds(secure.getpeercert()["notAfter"])
        asking = HTTPSConnection(host, timeout=_TIMEOUT)
        asking.sock = secure
        asking.request("HEAD", "/", headers={"User-Agent": "portal-host-check/1.0"})
        status = asking.getresponse().status
    return Lead.WORKS if status < 400 else Lead.FAILS, datetime.fromtimestamp(ends, UTC)
