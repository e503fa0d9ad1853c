"""Which addresses a picture may be fetched from: no reply leads into somebody's network."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urljoin, urlsplit

_LOCAL_NAMES = (".localhost", ".local", ".internal", ".localdomain")


def why_unsafe(address: str, base_url: str) -> str:
    """What speaks against fetching from an address that a reply gave; "" if nothing does.

    It must be https at a public host. Plain http, and hosts that are not public, are right
    only where the API itself is such. A name is judged as it is written: what it resolves
    to is not looked up.
    """
    try:
        host, scheme = _parts(address)
        api_host, api_scheme = _parts(base_url)
    except ValueError:
        return "it is no address"
    if scheme not in ("http", "https") or not host:
        return "it is neither http nor https"
    if scheme == "http" and api_scheme != "http":
        return "it is not https"
    if not _is_public(host) and _is_public(api_host):
        return "its host is not public"
    return ""


def next_address(address: str, location: str) -> str:
    """Where a redirect leads."""
    return urljoin(address, location)


def _parts(address: str) -> tuple[str, str]:
    parts = urlsplit(address)
    # Reading the port raises ValueError where it is none.
    _ = parts.port
    return (parts.hostname or "").rstrip("."), parts.scheme


def _is_public(host: str) -> bool:
    try:
        return ip_address(host.partition("%")[0]).is_global
    except ValueError:
        return not _is_local_name(host)


def _is_local_name(host: str) -> bool:
    """Also a name without a dot, and a number that resolvers take for an address."""
    lower = host.lower()
    return (
        "." not in lower
        or lower.endswith(_LOCAL_NAMES)
        or lower.rpartition(".")[2].isdecimal()
        or lower.rpartition(".")[2].startswith("0x")
    )
