"""Where a request comes from."""

from collections.abc import Sequence
from ipaddress import IPv6Address, ip_address

from dashboard.settings import Network


def is_within(address: str, networks: Sequence[Network]) -> bool:
    """Whether an address is in one of the networks; one of IPv4 also as a socket of IPv6 writes it, ::ffff:10.0.0.1."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    plain = (found.ipv4_mapped or found) if isinstance(found, IPv6Address) else found
    return any(plain in network for network in networks)
