"""Requests that are none: broken lines, headers, lengths, chunks and bodies, the same for the same seed."""

import random
import socket
from collections.abc import Callable, Iterator

LINES = (
    *(b"", b" ", b"GET", b"GET /", b"GET  / HTTP/1.1", b"GET / HTTP/9.9", b"GET / HTTP/1.1 x", b"GET / http/1.1"),
    *(
        b"G\0T / HTTP/1.1",
        b"\x16\x03\x01\x02\x00\x01",
        b"PRI * HTTP/2.0",
        b"GET http://[::1 HTTP/1.1",
        b"GET //// HTTP/1.1",
    ),
    *(b"GET \\..\\.. HTTP/1.1", b"GET /%00 HTTP/1.1", b"GET /\xff\xfe HTTP/1.1", b"GET http://a:b@c/ HTTP/1.1"),
    *(
        b"OPTIONS * HTTP/1.1",
        b"CONNECT a:1 HTTP/1.1",
        b"TRACE / HTTP/1.1",
        b"-" * 300 + b" / HTTP/1.1",
        b"GET * HTTP/1.1",
    ),
    *(
        b"GET /" + b"a" * 9_000 + b" HTTP/1.1",
        b"GET /?" + b"&" * 4_000 + b" HTTP/1.1",
        b"get / HTTP/1.1",
        b"GET / HTTP/0.9",
    ),
    *(b"GET /;a=b?c#d HTTP/1.1", b"GET /../../etc/passwd HTTP/1.1", b"POST /method HTTP/1.0", b"GET /static/ HTTP/1.1"),
)
HEADERS = (
    *(
        b"SCRIPT_NAME: /x",
        b"Host",
        b"Host:",
        b"Host: a\r\nHost: b",
        b"Host: a b",
        b"Host: \xff",
        b"Host: [::1",
        b": x",
        b" Host: a",
        b"A B: c",
    ),
    *(b"A: b\x00c", b"A: b\rc", b"A: b\n c", b"A\t: b", b"A: " + b"x" * 9_000, b"\r\n".join([b"A: b"] * 200)),
    *(b"Content-Length: -1", b"Content-Length: x", b"Content-Length: 1, 2", b"Content-Length: 99999999999999999999"),
    *(
        b"Content-Length: 5\r\nContent-Length: 6",
        b"Content-Length: 5\r\nTransfer-Encoding: chunked",
        b"Content-Length: +5",
    ),
    *(
        b"Transfer-Encoding: chunked",
        b"Transfer-Encoding: gzip",
        b"Transfer-Encoding: \x0bchunked",
        b"Transfer-Encoding: x",
    ),
    *(
        b"Expect: 100-continue",
        b"Expect: x",
        b"Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: !",
    ),
    *(
        b"Upgrade: websocket\r\nConnection: Upgrade",
        b"Range: bytes=9-1",
        b"Cookie: " + b"a=b;" * 1_000,
        b"Cookie: \xff",
    ),
    *(b'If-None-Match: "', b"Accept-Encoding: ;;;q=", b"X-Forwarded-For: \xff", b"Script-Name: /x", b"X_Y: z"),
    *(b"Content-Type: application/json", b"Content-Type: multipart/form-data", b"Accept: */*", b"If-Modified-Since: x"),
)
BODIES = (
    *(b"", b"{", b"nul", b"[" * 60_000, b'{"output": 1}', b"\0" * 100, b"\xff\xfe", b"a=b", b'"\\ud800"', b"1" * 5_000),
    *(
        b"5\r\nabc\r\n0\r\n\r\n",
        b"zz\r\nabc\r\n0\r\n\r\n",
        b"-1\r\n\r\n",
        b"ffffffffffffffff\r\nabc",
        b"3;a=b\r\nabc\r\n0\r\nA: b\r\n\r\n",
    ),
    *(
        b"--x\r\nContent-Disposition: form-data\r\n\r\n",
        b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n",
        b"3\r\nabc",
        b"\r\n\r\n",
    ),
)
PATHS = (
    b"/",
    b"/_dash-update-component",
    b"/staff/sign-in",
    b"/staff/upload",
    b"/api/v1",
    b"/oembed?url=%ff",
    b"/nothing",
)
SECONDS = 3.0
"""How long an answer may take to come before its sender gives up."""


def requests(number: int, *, seed: int) -> Iterator[bytes]:
    """Requests with something wrong in the first line, the headers, the body, or with bytes changed or cut off."""
    turn = random.Random(seed)
    spoilers: tuple[Callable[[random.Random], bytes], ...] = (_line, _headed, _bodied, _changed, _noise)
    for place in range(number):
        yield spoilers[place % len(spoilers)](turn)


def _line(turn: random.Random) -> bytes:
    return turn.choice(LINES) + b"\r\nHost: a\r\n\r\n"


def _headed(turn: random.Random) -> bytes:
    headers = b"\r\n".join(turn.sample(HEADERS, turn.randint(1, 3)))
    return turn.choice([b"GET ", b"POST "]) + turn.choice(PATHS) + b" HTTP/1.1\r\nHost: a\r\n" + headers + b"\r\n\r\n"


def _bodied(turn: random.Random) -> bytes:
    body = turn.choice(BODIES)
    length = turn.choice(
        [b"Content-Length: %d" % (len(body) + turn.choice([-1, 0, 0, 0, 7])), b"Transfer-Encoding: chunked"]
    )
    kind = turn.choice(
        [b"application/json", b"multipart/form-data; boundary=x", b"application/x-www-form-urlencoded", b"\xff"]
    )
    head = b"POST " + turn.choice(PATHS) + b" HTTP/1.1\r\nHost: a\r\nContent-Type: " + kind + b"\r\n" + length
    return head + b"\r\n\r\n" + body


def _changed(turn: random.Random) -> bytes:
    content = bytearray(
        b"GET " + turn.choice(PATHS) + b" HTTP/1.1\r\nHost: a\r\nAccept: */*\r\nCookie: staff=1\r\n\r\n"
    )
    for _ in range(turn.randint(1, 4)):
        at = turn.randrange(len(content))
        content[at : at + turn.randint(0, 2)] = turn.choice([b"", b"\0", b"\n", b"\r", b"\xff", b" ", b"%", b":"])
    return bytes(content[: turn.randint(len(content) // 2, len(content))]) if turn.random() < 0.2 else bytes(content)


def _noise(turn: random.Random) -> bytes:
    return turn.randbytes(turn.randint(1, 200)) + turn.choice([b"", b"\r\n", b"\r\n\r\n"])


def send(port: int, request: bytes) -> int:
    """The status of the answer, 0 where there is none; nothing more is sent after the request."""
    with socket.create_connection(("127.0.0.1", port), timeout=SECONDS) as connection:
        try:
            connection.sendall(request)
            connection.shutdown(socket.SHUT_WR)
            answer = connection.recv(64)
        except OSError:  # hung up on while it was sent, or for long
            return 0
    return int(answer[9:12]) if answer[:5] == b"HTTP/" and answer[9:12].isdigit() else 0
