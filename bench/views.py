"""What a page view is made of: what a browser asks for on a first visit, and what it asks for again on the next."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from http.client import HTTPConnection, HTTPResponse
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Request

from bench.throughput import ENCODINGS, Ask
from bench.visits import VIEWPORT, settle


@dataclass(frozen=True, slots=True)
class Answer:
    """What came for one request. body is as it went over the wire."""

    ask: Ask
    status: int
    headers: dict[str, str]
    body: bytes


def first(browser: Browser, url: str) -> list[Ask]:
    """Everything a browser with nothing kept asks this host for until the page, and its chart in view, are at rest."""
    context = browser.new_context(viewport=VIEWPORT)  # type: ignore[arg-type]
    page, asked = context.new_page(), list[Request]()
    page.on("request", lambda request: asked.append(request))  # Playwright marks its handlers, so no bound method
    page.goto(url)
    page.evaluate("document.querySelector('[data-chart]')?.scrollIntoView({block: 'center'})")
    settle(page)
    context.close()
    host = urlsplit(url).netloc
    return [_ask(each) for each in asked if urlsplit(each.url).netloc == host]


def _ask(request: Request) -> Ask:
    address = urlsplit(request.url)
    path = address.path + (f"?{address.query}" if address.query else "")
    body = request.post_data or ""
    return Ask(path, {"Content-Type": request.headers["content-type"]} if body else {}, body)


def again(answers: Sequence[Answer]) -> list[Ask]:
    """What a browser that has these answers asks for when it comes back: what it may not show unasked."""
    return [_conditional(each) for each in answers if not _fresh(each)]


def _fresh(answer: Answer) -> bool:
    ages = re.findall(r"max-age=(\d+)", answer.headers.get("cache-control", "").replace("s-maxage", ""))
    return not answer.ask.body and any(int(age) for age in ages)


def _conditional(answer: Answer) -> Ask:
    """A document is asked for with what is known of the last answer, where it said anything that can be compared."""
    known = {"If-None-Match": "etag", "If-Modified-Since": "last-modified"}
    headers = {name: answer.headers[of] for name, of in known.items() if of in answer.headers}
    return answer.ask if answer.ask.body else replace(answer.ask, headers=headers)


def answers(base: str, view: Sequence[Ask]) -> list[Answer]:
    """Each request made once. Raises SystemExit where an answer is no success and no 304."""
    made = [_answer(base, ask) for ask in view]
    wrong = [f"{each.status} {each.ask.path}" for each in made if each.status not in {200, 204, 304}]
    if wrong:
        raise SystemExit(f"{base} answers {', '.join(wrong)}")
    return made


def _answer(base: str, ask: Ask) -> Answer:
    connection = HTTPConnection(urlsplit(base).netloc, timeout=30)
    headers = {"Accept-Encoding": ENCODINGS, **ask.headers}
    connection.request(ask.method, ask.path, ask.body.encode() or None, headers)
    response: HTTPResponse = connection.getresponse()
    body = response.read()
    connection.close()
    return Answer(ask, response.status, {name.lower(): value for name, value in response.getheaders()}, body)
