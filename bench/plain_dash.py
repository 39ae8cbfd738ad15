"""The comparison from above: the same indicators as a Dash and dbc app is usually written, as it comes.

Its Bootstrap stylesheet, which such an app takes from another host, is left out, to its advantage.
"""

import dash_bootstrap_components as dbc
import plotly.express as px
from dash import Dash, dcc, html
from dash.development.base_component import Component

from bench import rows


def _card(row: rows.Shown) -> Component:
    body = [html.H4(row.name), html.P(f"目标 {row.target} {row.unit}"), html.P(f"最新 {row.latest}")]
    column: Component = dbc.Col(dbc.Card(dbc.CardBody(body)), md=4)
    return column


def _table(shown: list[rows.Shown]) -> Component:
    head = html.Thead(html.Tr([html.Th(title) for title in ("指标", "最新值", "目标", "单位", "期限", "责任部门")]))
    body = [
        html.Tr([html.Td(text) for text in (row.name, row.latest, row.target, row.unit, row.due, row.departments)])
        for row in shown
    ]
    table: Component = dbc.Table([head, html.Tbody(body)], bordered=True)
    return table


def _graph(row: rows.Shown) -> Component:
    periods, values = zip(*row.values, strict=True) if row.values else ((), ())
    return dcc.Graph(figure=px.line(x=periods, y=[float(value) for value in values], markers=True, title=row.name))


def _app() -> Dash:
    app = Dash("plain", title="新型城镇化建设进展", assets_folder="none")
    shown = rows.read()
    first = rows.headline(shown)
    cards = dbc.Row([_card(row) for row in first])
    app.layout = dbc.Container([html.H1("成武县新型城镇化建设进展"), cards, _graph(first[0]), _table(shown)])
    with app.server.test_client() as client:
        client.get("/")  # or its first visitors, asking at the same moment, get errors
    return app


server = _app().server
