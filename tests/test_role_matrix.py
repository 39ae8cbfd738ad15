"""Every staff route for every kind of visitor. The table is the whole truth: a route that is not in it fails.

Roles are E 录入, R 审核, P 签发, A 审计, S 系统管理; whoever is not named is refused, a stranger sent to the sign-in,
and somebody with a one-time password to the form for a new one. Posts name a draft, account or publication that is
not there, so that nothing changes: the status told is that of getting through to the route and no further.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pytest
from flask import Flask

from dashboard.accounts import Role
from tests.staffed import Visitor, Workplace, opened

LETTERS = {
    "E": Role.EDITOR,
    "R": Role.REVIEWER,
    "P": Role.PUBLISHER,
    "A": Role.AUDITOR,
    "S": Role.ADMINISTRATOR,
}
EVERYONE = "ERPAS"
ANYONE = "ERPAS?"

MATRIX: Mapping[str, tuple[str, int | set[int]]] = {
    "GET /": (EVERYONE, 200),
    "GET /sign-in": (ANYONE, {200, 303}),
    "POST /sign-in": (ANYONE, 403),
    "POST /sign-out": (EVERYONE, 303),
    "GET /password": (EVERYONE, 200),
    "POST /password": (EVERYONE, 422),
    "GET /code": (EVERYONE, 200),
    "POST /code": (EVERYONE, 422),
    "POST /upload": ("E", 422),
    "GET /drafts/<draft_id>": ("ERPA", 200),
    "GET /drafts/<draft_id>/progress": ("ERPA", 200),
    "GET /drafts/<draft_id>/marked.xlsx": ("ERPA", 200),
    "GET /drafts/<draft_id>/review": ("ERPA", 200),
    "GET /drafts/<draft_id>/preview/": ("ERPA", {200, 403}),
    "GET /drafts/<draft_id>/preview/<path:path>": ("ERPA", {404, 403}),
    "GET /drafts/<draft_id>/preview/download/<any(tables,indicators):kind>/<name>.<form>": ("ERPA", {404, 403}),
    "GET /drafts/<draft_id>/preview/charts/<path:subject>.<any(png,svg):form>": ("ERPA", {404, 403}),
    "GET /drafts/<draft_id>/preview/download/package.zip": ("ERPA", {200, 403}),
    "POST /drafts/<draft_id>/file": ("E", 404),
    "POST /drafts/<draft_id>/answers": ("E", 404),
    "POST /drafts/<draft_id>/mends": ("E", 404),
    "POST /drafts/<draft_id>/explanations": ("E", 404),
    "POST /drafts/<draft_id>/reasons": ("E", 404),
    "POST /drafts/<draft_id>/rebase": ("E", 404),
    "POST /drafts/<draft_id>/submit": ("E", 404),
    "POST /drafts/<draft_id>/discard": ("E", 404),
    "POST /drafts/<draft_id>/approve": ("R", 404),
    "POST /drafts/<draft_id>/return": ("RP", 404),
    "POST /drafts/<draft_id>/publish": ("P", 404),
    "GET /releases": (EVERYONE, 200),
    "POST /releases/<int:number>/withdraw": ("P", 404),
    "GET /releases/pictures": (EVERYONE, 200),
    "POST /releases/pictures": ("P", 303),
    "GET /accounts": ("S", 200),
    "POST /accounts": ("S", 422),
    "POST /accounts/<username>/disable": ("S", 403),
    "POST /accounts/<username>/reset": ("S", 403),
    "GET /audit": ("A", 200),
    "GET /audit.csv": ("A", 200),
    "GET /templates/<department_id>.xlsx": ("E", 200),
}
EARLY = {"POST /sign-out", "GET /password", "POST /password"}
"""What an account may do before it has a password of its own, besides signing in."""

NOBODY = "f" * 32
FORM = {
    "version": "1",
    "base": "1",
    "confirm": ["agreed", "secrecy", "others"],
    "reason": "试",
    "opinion": "试",
    "old": "wrong",
    "new": "a",
    "again": "b",
}


@dataclass
class Rig:
    """The site, a draft on it, and one signed-in browser per role."""

    place: Workplace
    draft_id: str
    members: dict[str, Visitor]

    def ask(self, route: str, who: str) -> tuple[int, str, str]:
        """What a visitor is answered: status, location, text."""
        method, _, path = route.partition(" ")
        visitor = self.members[who]
        address = self.address(method, path)
        answer = visitor.get(address) if method == "GET" else visitor.post(address, dict(FORM))
        return answer.status_code, answer.headers.get("Location", ""), answer.data.decode(errors="replace")

    def address(self, method: str, path: str) -> str:
        """A route's path with something in each of its places."""
        places = {
            "<draft_id>": self.draft_id if method == "GET" else NOBODY,
            "<path:path>": "nothing",
            "<indicator_id>": "nothing",
            "<name>": "nothing",
            "<int:number>": "99",
            "<username>": "nobody",
            "<department_id>": "county_housing_construction",
        }
        for place, filled in places.items():
            path = path.replace(place, filled)
        return path


@pytest.fixture(scope="module")
def rig(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    place = opened(tmp_path_factory.mktemp("matrix"), public=False)
    for letter, role in LETTERS.items():
        place.hire(f"user{letter.lower()}", role)
    place.hire("newcomer", *Role, must_change=True)
    members = {letter: place.member(f"user{letter.lower()}", f"10.0.0.{ord(letter)}") for letter in LETTERS}
    members["new"] = place.visitor("10.0.1.1")
    members["new"].sign_in("newcomer")
    draft_id = members["E"].upload("进展.csv", "指标名称,截至时间,完成值\n5G基站,2025-12,约一百八\n".encode())
    members["?"] = place.visitor("10.0.1.2")
    members["?"].get("/sign-in")
    yield Rig(place, draft_id, members)


def rules(server: Flask) -> set[str]:
    app = server.extensions["staff"]
    return {
        f"{method} {rule.rule}"
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) & {"GET", "POST", "PUT", "PATCH", "DELETE"}
    }


def test_every_route_is_in_the_table_and_nothing_else(rig: Rig) -> None:
    assert rules(rig.place.server) == set(MATRIX)


@pytest.mark.parametrize("route", [route for route in MATRIX if route != "POST /sign-out"])
def test_each_route_lets_in_whom_the_table_names(rig: Rig, route: str) -> None:
    let_in, status = MATRIX[route]
    for letter in LETTERS:
        code, _, text = rig.ask(route, letter)
        refused = code == 403 and "没有这项权限" in text
        assert refused is (letter not in let_in), f"{route} as {letter}: {code}"
        wanted = status if isinstance(status, set) else {status}
        assert refused or code in wanted, f"{route} as {letter}: {code} {text[-900:]}"


@pytest.mark.parametrize("route", MATRIX)
def test_a_stranger_is_sent_to_the_sign_in(rig: Rig, route: str) -> None:
    code, location, _ = rig.ask(route, "?")
    assert (code == 303 and location.startswith("/staff/sign-in")) is ("?" not in MATRIX[route][0]), f"{route}: {code}"


@pytest.mark.parametrize("route", [route for route in MATRIX if route != "POST /sign-out"])
def test_a_one_time_password_opens_only_the_way_to_ones_own(rig: Rig, route: str) -> None:
    code, location, _ = rig.ask(route, "new")
    stopped = code == 303 and location == "/staff/password"
    assert stopped is (route not in EARLY and "?" not in MATRIX[route][0]), f"{route}: {code} {location}"


@pytest.mark.parametrize("letter", LETTERS)
def test_everybody_can_sign_out(rig: Rig, letter: str) -> None:
    visitor = rig.place.member(f"user{letter.lower()}", f"10.0.2.{ord(letter)}")
    assert visitor.post("/sign-out").headers["Location"] == "/staff/sign-in"
    assert visitor.get("/").status_code == 303
