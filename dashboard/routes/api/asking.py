"""What a request asks: its parameters checked, all that are wrong told at once."""

from collections.abc import Iterator, Mapping, Sequence

from werkzeug.datastructures import MultiDict

from dashboard.openapi import Json, Parameter, Seen, fault


def wrong(
    parameters: Sequence[Parameter], path: Mapping[str, str], query: MultiDict[str, str], seen: Seen
) -> list[Json]:
    """Every parameter that cannot be taken, with what is allowed instead."""
    by_name = {each.name: each for each in parameters if each.where == "query"}
    return [
        *_path_faults(parameters, path, seen),
        *(fault for name in query for fault in _faults(name, query.getlist(name), by_name, seen)),
    ]


def _path_faults(parameters: Sequence[Parameter], path: Mapping[str, str], seen: Seen) -> Iterator[Json]:
    """Ids that are no release's: an indicator's that is unknown is not found, however it is spelt."""
    for each in parameters:
        if each.where == "path" and not each.choices and (refused := each.refusal(path[each.name], seen)):
            yield fault(each.name, path[each.name], *refused)


def _faults(name: str, given: Sequence[str], known: Mapping[str, Parameter], seen: Seen) -> Iterator[Json]:
    if name not in known:
        yield fault(name, given[0], "没有这个参数。", "There is no such parameter.", [*known])
    elif len(given) > 1:
        yield fault(name, "&".join(given), "同一个参数只能写一次。", "A parameter may be given only once.", [])
    elif refused := known[name].refusal(given[0], seen):
        yield fault(name, given[0], *refused)
