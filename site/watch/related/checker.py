"""Asking whether a link still leads somewhere, without being led into our own network.

The host is looked up once, every address must be public, and the question goes to the address that was checked:
a name that answers differently the second time leads nowhere else. Each redirect is treated the same way.
"""

import socket
from ipaddress import ip_address
from urllib.parse import urljoin, urlsplit

import urllib3
from django.conf import settings

from .models import Problem

_TIMEOUT = urllib3.Timeout(connect=5, read=10)
_MOST_HOPS = 5


class Refused(Exception):
    """The link leads where it must not: another scheme or an address that is not public."""


def is_public(address):
    """Whether an IP address belongs to the public internet."""
    ip = ip_address(address)
    return ip.is_global and not ip.is_multicast


def _anywhere(_url):
    return True


def check(url, is_allowed=is_public, follows=_anywhere):
    """The HTTP status at the end of a link as text, or the Problem; `follows(url)` says which addresses are asked."""
    try:
        for _hop in range(_MOST_HOPS):
            if not follows(url):
                return Problem.ELSEWHERE.value
            status, location = _answer(url, is_allowed)
            if not location:
                return str(status)
            url = urljoin(url, location)
    except Refused:
        return Problem.NOT_PUBLIC.value
    except urllib3.exceptions.SSLError:
        return Problem.INSECURE.value
    except (urllib3.exceptions.HTTPError, OSError, ValueError):
        return Problem.NO_ANSWER.value
    return Problem.ROUNDABOUT.value


def _answer(url, is_allowed):
    """(status, where it redirects) to HEAD, or to GET from those that do not take HEAD."""
    pool, path, headers = _target(url, is_allowed)
    with pool:
        for method in ("HEAD", "GET"):
            answer = pool.request(
                method, path, headers=headers, timeout=_TIMEOUT, retries=False, redirect=False, preload_content=False
            )
            answer.close()
            if answer.status < 400:
                break
    return answer.status, answer.get_redirect_location() or ""


def _target(url, is_allowed):
    """A connection pool to the one address that was checked, the path to ask for, and the headers."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Refused
    host, port = parts.hostname, parts.port or {"http": 80, "https": 443}[parts.scheme]
    addresses = [found[4][0] for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not all(map(is_allowed, addresses)):
        raise Refused
    path = urllib3.util.parse_url(url).request_uri
    headers = {"Host": parts.netloc.rpartition("@")[2], "User-Agent": f"portal-link-check/1.0 (+{settings.BASE_URL})"}
    if parts.scheme == "http":
        return urllib3.HTTPConnectionPool(addresses[0], port), path, headers
    return urllib3.HTTPSConnectionPool(addresses[0], port, server_hostname=host, assert_hostname=host), path, headers
