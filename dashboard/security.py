"""The headers every answer carries."""

from collections.abc import Mapping, Sequence

DASH_STYLES = (
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
    "'sha256-Do5Z9ZqsPvCQTUBQS9BnDm/2+on7omuzuLYk5sbA+2s='",
    "'sha256-ITR5T9OwskhdqdsliUJRmgp9ltOFAHgXe1F7eRvGnmQ='",
    "'sha256-0IJGrxhCP5NUIafylLkj5118xkZH1kp5FmNio7NOckI='",
    "'sha256-Z8VokGxeiKThZOEmkdUgfW+jxbvItBwAXC8M1c4wqAM='",
    "'sha256-VUA+tqvhK3niMn7AdszqidMFPRh9FLqxB2iINUrsiTw='",
    "'sha256-Aq43X0SlmB69maWGob4rp/UuSHhwePalkRRExtsxOJ8='",
    "'sha256-SkhFDxgIcEjMhRh19uSHWrkdnAlZ9rlskgr9yLsipa8='",
    "'sha256-uDiOZWps1U7E8/0BTaQrclYMhVhRVE4dT0vb5X6nXOw='",
    "'sha256-+QoPrsxO0auPnxSulD3bAr9CoDGgzv7YRfYE0vfxeQI='",
    "'sha256-MJs2ke1SA6Cy3tTCZu2QH0rj0r//iNqU0idy9bM4leg='",
    "'sha256-X2TqJwnIiE/ceDVeAdr7v7BOWBU6CEzE6qxlNzBzvBk='",
    "'sha256-ji27qzEtxXZW+7dun6UwjHXJ18e6WAin1VvNtkzIE/o='",
)
"""Hashes of the style elements that Dash and Plotly insert by script; a browser test tells when they change.

The first is of the empty style that Plotly then fills rule by rule."""

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_YEAR = 365 * 24 * 60 * 60

FILE_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
"""The policy of built files, which are parts of pages and never pages themselves."""


def headers(*, https: bool, shared: bool = False) -> dict[str, str]:
    """The headers of every answer, beside its policy. https: readers reach the site by it, and from now on only so.

    shared: other people's pages may hold the answer: a picture, a download, a feed, the script of an embed.
    """
    resource = {"Cross-Origin-Resource-Policy": "cross-origin" if shared else "same-origin"}
    return {**_HEADERS, **resource, **({"Strict-Transport-Security": f"max-age={_YEAR}"} if https else {})}


def staff_policy(*, scripts: Sequence[str], styles: Sequence[str]) -> str:
    """The policy of the staff area: inline only what these hashes name, shown in no frame, not even the site's own."""
    directives = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", *scripts]),
        "style-src": " ".join(["'self'", *styles]),
        "img-src": "'self' data:",
        "connect-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return _written(directives)


def embed_policy(*, script: str, style: str, hosts: str) -> str:
    """The policy of an embed: only its own inline script and style, no request at all, framed by these hosts."""
    directives = {
        "default-src": "'none'",
        "script-src": script,
        "style-src": style,
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": hosts if hosts == "*" else " ".join(["'self'", *hosts.split()]),
    }
    return _written(directives)


def attribute_policy(styles: Sequence[str]) -> str:
    """The policy of a document whose looks are style attributes: these alone, no script, framed by this site."""
    directives = {
        "default-src": "'none'",
        "style-src": " ".join(["'unsafe-hashes'", *styles]),
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'self'",
    }
    return _written(directives)


def policy(*, scripts: Sequence[str], styles: Sequence[str]) -> str:
    """A Content-Security-Policy that allows this site alone, and inline only what these hashes name."""
    directives = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", *scripts]),
        "style-src": " ".join(["'self'", *styles, *DASH_STYLES]),
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "frame-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'self'",
    }
    return _written(directives)


def _written(directives: Mapping[str, str]) -> str:
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())
