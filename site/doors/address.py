"""Where a request comes from, as far as one can believe it."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings

_HOUSEHOLD = 64  # bits of an IPv6 address that a connection is given; it chooses the others itself


def client_address(request):
    """The address, for IPv6 the network, of whoever asks; None when there is none.

    Behind the proxy only the last entry of X-Forwarded-For counts: it is the one that our own proxy wrote.
    """
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.BEHIND_PROXY else ""
    return read_address(forwarded.rpartition(",")[2]) or read_address(request.META.get("REMOTE_ADDR", ""))


def read_address(text):
    """An address as it is counted; None for what is no address."""
    try:
        address = ip_address(text.strip().partition("%")[0])
    except ValueError:
        return None
    if not isinstance(address, IPv6Address):
        return str(address)
    return str(address.ipv4_mapped or ip_network((address, _HOUSEHOLD), strict=False).network_address)
