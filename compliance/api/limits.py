"""How often one address may ask: counted in each worker on its own, so that W workers together let up to W times it by.

The address is the peer's. Behind proxies it is the entry of X-Forwarded-For that the outermost trusted one has added;
what stands to the left of it anybody can write, and it counts for nothing.
"""

import hashlib
import math
from functools import wraps

from rest_framework.throttling import SimpleRateThrottle

from .problems import Problem


class AddressThrottle(SimpleRateThrottle):
    """Counts requests by address; the rate is DEFAULT_THROTTLE_RATES["anonymous"], None for no limit."""

    scope = "anonymous"

    def get_rate(self):
        from rest_framework.settings import api_settings

        return api_settings.DEFAULT_THROTTLE_RATES[self.scope]

    def get_cache_key(self, request, view):
        address = hashlib.sha256(self.get_ident(request).encode()).hexdigest()  # a header may hold anything
        return self.cache_format % {"scope": self.scope, "ident": address}


def limited(view):
    """The view; 429 for an address that has asked too often."""

    @wraps(view)
    def answered(request, *args, **kwargs):
        throttle = AddressThrottle()
        if not throttle.allow_request(request, view):
            raise too_many(throttle)
        return view(request, *args, **kwargs)

    return answered


def too_many(throttle):
    seconds = max(1, math.ceil(throttle.wait() or 1))
    detail = f"This address has used its {throttle.rate} requests: ask again in {seconds} seconds."
    return Problem(429, "throttled", detail, {"Retry-After": str(seconds)})
