"""How often one network address may send a form: counted in the cache that all processes share."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest

NETWORK_IPV6 = 64  # bits: a household or an office has a network of this size, with more addresses than anybody counts


def client_address(request: HttpRequest) -> str:
    """Whoever spoke to the outermost of our proxies; what a visitor writes into the header himself is not believed."""
    proxies = settings.TRUSTED_PROXIES
    chain = [each.strip() for each in request.headers.get("X-Forwarded-For", "").split(",") if each.strip()]
    if proxies and len(chain) >= proxies:
        return chain[-proxies]
    return str(request.META.get("REMOTE_ADDR", ""))


def sender(request: HttpRequest) -> str:
    """One name for all addresses of one visitor; a hash, so that no address lies in the cache."""
    address = client_address(request)
    try:
        found = ipaddress.ip_address(address)
        if isinstance(found, ipaddress.IPv6Address):
            found = found.ipv4_mapped or ipaddress.ip_network((found, NETWORK_IPV6), strict=False).network_address
        address = str(found)
    except ValueError:
        address = "unknown"
    return hmac.new(settings.SECRET_KEY.encode(), address.encode(), hashlib.sha256).hexdigest()[:32]


def is_too_often(request: HttpRequest, form: str, pages: int = 1) -> bool:
    """Counts this sending too. The window begins with the first one. A form of several pages is sent page by page."""
    most = settings.FORM_POSTS * pages
    cache, key = caches["shared"], f"form:{form}:{sender(request)}"
    if cache.add(key, 1, settings.FORM_POSTS_SECONDS):
        return most < 1
    try:
        return cache.incr(key) > most
    except ValueError:  # it ran out between the two lines
        return False
