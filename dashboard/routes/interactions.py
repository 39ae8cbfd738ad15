"""What may be asked of the interactions. Dash takes whatever arrives for what its own half in the browser sends, and
fails where it is not; so anything else is refused before."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from flask import Flask, abort, request

from dashboard.language import LANGUAGES

Bindings = Mapping[str, Mapping[str, Any]]
"""Dash's own list of the callbacks: by output, what each takes and gives."""

LONGEST = 200
"""Characters of a text, and entries of a store: more than any form of this site sends."""


def guard(server: Flask, address: str, bindings: Callable[[], Bindings]) -> None:
    """Answers 400 to what no page of this site sends to `address`."""

    @server.before_request
    def check() -> None:
        if request.path == address and request.method == "POST" and not is_sound(_sent(), bindings()):
            abort(400)


def _sent() -> object:
    try:
        return json.loads(request.get_data())
    except (ValueError, RecursionError):  # no JSON, or brackets within brackets
        return None


def is_sound(asked: object, bindings: Bindings) -> bool:
    """Whether this is a question of one of the bindings: its output, its inputs and state, in texts."""
    if not isinstance(asked, dict) or not isinstance(asked.get("output"), str):
        return False
    bound = bindings.get(asked["output"], {})
    if "callback" not in bound:  # none, or one that runs in the browser
        return False
    several = isinstance(bound["output"], list)
    outputs = [(each.component_id_str(), each.component_property) for each in _listed(bound["output"])]
    return (
        _are(asked.get("outputs") if several else [asked.get("outputs")], outputs)
        and _are_given(asked.get("inputs"), bound["inputs"])
        and _are_given(asked.get("state", []), bound["state"])
        and _is_texts(asked.get("changedPropIds", []))
    )


def _listed(outputs: Any) -> Sequence[Any]:
    return outputs if isinstance(outputs, list) else [outputs]


def _are_given(given: object, declared: Sequence[Mapping[str, str]]) -> bool:
    """Whether values are given for exactly these properties."""
    wanted = [(each["id"], each["property"]) for each in declared]
    return _are(given, wanted) and isinstance(given, list) and all(map(_is_valued, given))


def _is_valued(given: Mapping[str, object]) -> bool:
    value = given.get("value")
    if given["property"] == "id":
        return value == given["id"]
    return isinstance(value, dict) and _is_store(value)


def _is_store(value: Mapping[str, object]) -> bool:
    return _is_texts([*value, *value.values()]) and value.get("language", "zh") in LANGUAGES


def _are(given: object, wanted: Sequence[tuple[str, str]]) -> bool:
    """Whether these are exactly the properties wanted, in their order."""
    if not isinstance(given, list) or len(given) != len(wanted):
        return False
    return all(_is(one, name, field) for one, (name, field) in zip(given, wanted, strict=True))


def _is(given: object, name: str, field: str) -> bool:
    if not isinstance(given, dict) or given.get("property") != field:
        return False
    return bool(given.get("id") == name) or _matches(given.get("id"), name)


def _matches(given: object, pattern: str) -> bool:
    """Whether an id is one of those that a pattern of Dash's stands for."""
    if not isinstance(given, dict) or not pattern.startswith("{"):
        return False
    wanted = json.loads(pattern)
    fixed = {name: value for name, value in wanted.items() if isinstance(value, str)}
    return given.keys() == wanted.keys() and _is_texts([*given.values()]) and fixed.items() <= given.items()


def _is_texts(values: object) -> bool:
    return isinstance(values, list) and len(values) <= 2 * LONGEST and all(map(_is_text, values))


def _is_text(value: object) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST and not any("\ud800" <= each <= "\udfff" for each in value)
