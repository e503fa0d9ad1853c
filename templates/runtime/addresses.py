"""Which addresses a picture may be fetched from: no reply leads into somebody's network."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urljoin, urlsplit

_LOCAL_NAMES = (".localhost", ".local", ".internal", ".localdomain")


def why_unsafe(address: str, base_url: str) -> str:
    """What speaks against fetching from an address that a reply gave; "" if nothing does.

    It must be https at a public host. Plain http, and hosts that are not public, are right
    only where the API itself is such. A name is judged as it is written; what it resolves
    to is judged by `peers`, once there is a connection.
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
    if not is_public(host) and is_public(api_host):
        return "its host is not public"
    return ""


def host_to_compare(address: str, base_url: str) -> str:
    """The host of the API, where a picture may come from a private network only if that
    host is in one; "" where the picture may come from anywhere."""
    (host, _), (api_host, _) = _parts(address), _parts(base_url)
    return "" if host == api_host or not is_public(api_host) else api_host


def server_of(base_url: str) -> str:
    """What of an address may be shown: no path or query, where a key could stand."""
    parts = urlsplit(base_url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"


def next_address(address: str, location: str) -> str:
    """Where a redirect leads."""
    return urljoin(address, location)


def _parts(address: str) -> tuple[str, str]:
    parts = urlsplit(address)
    # Reading the port raises ValueError where it is none.
    _ = parts.port
    return (parts.hostname or "").rstrip("."), parts.scheme


def is_public(host: str) -> bool:
    """Whether an address is one of the public net; a name is judged as it is written."""
    try:
        address = ip_address(host.partition("%")[0])
        return (getattr(address, "ipv4_mapped", None) or address).is_global
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
