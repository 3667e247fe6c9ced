"""The proxies of the environment: HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, NO_PROXY and what the system has set."""

from __future__ import annotations

import urllib.request
from typing import TYPE_CHECKING

import urllib3
from urllib3 import exceptions as http

from kg.remote.failures import EndpointError

if TYPE_CHECKING:
    from kg.remote.address import Address


def proxy_for(address: Address) -> str:
    """Return the proxy that the environment names for an address; none stands before this machine itself."""
    if address.is_local or urllib.request.proxy_bypass(address.host):
        return ""
    found = urllib.request.getproxies()
    proxy = found.get(address.scheme) or found.get("all") or ""
    return proxy if not proxy or "://" in proxy else f"http://{proxy}"


def manager(proxy: str, address: Address) -> urllib3.PoolManager:
    """Return what opens connections through a proxy, or straight where there is none; raises EndpointError."""
    if not proxy:
        return urllib3.PoolManager()
    try:
        login = urllib3.util.parse_url(proxy).auth
        headers = urllib3.make_headers(proxy_basic_auth=login) if login else None
        return urllib3.ProxyManager(proxy, proxy_headers=headers)
    except (http.HTTPError, ValueError, AssertionError) as error:
        raise EndpointError("proxy", str(address), reason=type(error).__name__) from error
