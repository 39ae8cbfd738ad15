"""`/metrics` for a Prometheus inside: off unless METRICS=1, and never through a proxy."""

import os
from collections.abc import Iterator
from ipaddress import ip_network
from typing import Protocol

from flask import Blueprint, Response, abort, request

from dashboard.counts import BOUNDS, Counts
from dashboard.routes.networks import is_within
from dashboard.settings import Settings

TYPE = "text/plain; version=0.0.4; charset=utf-8"
_LOOPBACK = (ip_network("127.0.0.0/8"), ip_network("::1/128"))
_FORWARDED = ("X-Forwarded-For", "X-Forwarded-Proto", "Forwarded", "Via", "X-Real-IP")


class Held(Protocol):
    """What a worker holds. number is the publication's that readers see, 0 without one."""

    @property
    def number(self) -> int: ...

    @property
    def documents_kept(self) -> int: ...

    @property
    def store_answers(self) -> bool: ...


def blueprint(settings: Settings, counts: Counts, held: Held) -> Blueprint:
    """The counts of all workers of this host; and, told apart by its process id, what the answering worker holds."""
    routes = Blueprint("measurements", __name__)
    networks = (*_LOOPBACK, *settings.measuring_networks)

    @routes.get("/metrics")
    def measurements() -> Response:
        direct = not any(name in request.headers for name in _FORWARDED)
        if not direct or not is_within(request.remote_addr or "", networks):
            abort(404)
        response = Response("\n".join([*_counted(counts), *_held(held), ""]), content_type=TYPE)
        response.headers["Cache-Control"] = "no-store"
        return response

    return routes


def _counted(counts: Counts) -> Iterator[str]:
    yield "# HELP chengwu_requests_total Requests to all workers of this host since its start."
    yield "# TYPE chengwu_requests_total counter"
    for kind, group, number in counts.requests():
        yield f'chengwu_requests_total{{kind="{kind}",status="{group}"}} {number}'
    numbers, seconds = counts.durations()
    yield "# HELP chengwu_request_seconds How long answers took to make, all workers."
    yield "# TYPE chengwu_request_seconds histogram"
    for bound, number in zip((*BOUNDS, "+Inf"), numbers, strict=True):
        yield f'chengwu_request_seconds_bucket{{le="{bound}"}} {number}'
    yield f"chengwu_request_seconds_sum {seconds:.6f}"
    yield f"chengwu_request_seconds_count {numbers[-1]}"


def _held(held: Held) -> Iterator[str]:
    """Of the one worker that answers this request."""
    told = {
        "release_number": ("Number of the publication that readers see.", held.number),
        "documents_kept": ("Finished pages in memory.", held.documents_kept),
        "store_answers": ("Whether the database did when it was last asked.", int(held.store_answers)),
    }
    for name, (says, number) in told.items():
        yield f"# HELP chengwu_{name} {says}"
        yield f"# TYPE chengwu_{name} gauge"
        yield f'chengwu_{name}{{worker="{os.getpid()}"}} {number}'
