"""The comparison from below: the same numbers as one page written by hand, its few styles in it, compressed once."""

import gzip
from collections.abc import Callable, Iterable
from html import escape
from typing import Any

import brotli

from bench import rows

STYLE = """
body{margin:0 auto;max-width:1152px;padding:0 16px;font:16px/1.75 system-ui,sans-serif;color:#1a1f26}
h1{font-size:28px}.cards{display:flex;flex-wrap:wrap;gap:16px}.card{border-top:2px solid;flex:1 1 240px}
b{font-size:36px}table{border-collapse:collapse;width:100%}th,td{text-align:left;border-bottom:1px solid #ccd3da}
"""


def document() -> str:
    """The page: the headline indicators as cards, every indicator in a table."""
    shown = rows.read()
    cards = "".join(
        f'<div class="card"><h2>{escape(row.name)}</h2><p>目标 <b>{escape(row.target)}</b> {escape(row.unit)}</p>'
        f"<p>最新 {escape(row.latest)}，期限 {escape(row.due)}，{escape(row.departments)}</p></div>"
        for row in rows.headline(shown)
    )
    lines = "".join(
        "<tr>"
        + "".join(f"<td>{escape(text)}</td>" for text in (row.name, row.latest, row.target, row.due, row.departments))
        for row in shown
    )
    return (
        '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f'<title>新型城镇化建设进展</title><link rel="icon" href="data:,"><style>{STYLE}</style>'
        f'<h1>成武县新型城镇化建设进展</h1><div class="cards">{cards}</div>'
        f"<table><tr><th>指标<th>最新值<th>目标<th>期限<th>责任部门</tr>{lines}</table></html>"
    )


_PAGE = document().encode()
_FORMS = {"br": brotli.compress(_PAGE, quality=11), "gzip": gzip.compress(_PAGE, 9, mtime=0), "": _PAGE}


def server(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """The page as a WSGI application."""
    accepted = environ.get("HTTP_ACCEPT_ENCODING", "")
    form = next(name for name in _FORMS if name in accepted)
    headers = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(_FORMS[form])))]
    start_response("200 OK", [*headers, ("Content-Encoding", form)] if form else headers)
    return [_FORMS[form]]
