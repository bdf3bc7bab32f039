"""Whose request it is."""

from ipaddress import ip_address

from django.conf import settings


def client_address(request):
    """The client's address: what the outermost trusted proxy saw, or without proxies whoever connected.

    What stands further left in X-Forwarded-For came from the client, which may write there what it likes.
    """
    seen = [each.strip() for each in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    if 0 < settings.PROXIES <= len(seen) and is_address(seen[-settings.PROXIES]):
        return seen[-settings.PROXIES]
    return request.META.get("REMOTE_ADDR") or None


def is_address(text):
    try:
        return bool(ip_address(text))
    except ValueError:
        return False
