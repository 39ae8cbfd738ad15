"""The comparison from above: the same indicators as a Dash and dbc app is usually written, as it comes.

It reads the tables with pandas and draws with Plotly Express. Its Bootstrap stylesheet, which such an app takes from
another host, is left out, to its advantage.
"""

import os
from pathlib import Path

import dash_bootstrap_components as dbc
import pandas as pd
import plotly.express as px
from dash import Dash, dcc, html
from dash.development.base_component import Component

from bench.rows import COUNTY

COLUMNS = {
    "name": "指标",
    "latest": "最新值",
    "value": "目标",
    "unit": "单位",
    "period": "期限",
    "departments": "责任部门",
}


def _read(table: str) -> pd.DataFrame:
    return pd.read_csv(Path(os.environ.get("DATA_DIR", "data")) / f"{table}.csv", dtype=str, keep_default_na=False)


def _observations() -> pd.DataFrame:
    values = _read("observations")
    return values[values["area"] == COUNTY].sort_values(["period", "value"])


def _indicators() -> pd.DataFrame:
    """Every indicator with its last target, its latest value and the departments that answer for it."""
    departments = _read("departments")
    departments["short_name"] = departments["short_name"].where(departments["short_name"] != "", departments["name"])
    answer = _read("responsibilities").merge(departments, on="department_id", how="left")
    answer = answer.groupby("measure", sort=False)["short_name"].agg("、".join).rename("departments")
    targets = _read("targets").sort_values("period").drop_duplicates("indicator_id", keep="last")
    latest = _observations().drop_duplicates("indicator_id", keep="last").set_index("indicator_id")["value"]
    shown = _read("indicators").merge(targets[["indicator_id", "value", "period"]], on="indicator_id", how="left")
    shown = shown.join(answer, on="measure").join(latest.rename("latest"), on="indicator_id")
    return shown.fillna({"latest": "尚未公布"}).fillna("")


def _card(row: pd.Series) -> Component:
    body = [html.H4(row["name"]), html.P(f"目标 {row['value']} {row['unit']}"), html.P(f"最新 {row['latest']}")]
    column: Component = dbc.Col(dbc.Card(dbc.CardBody(body)), md=4)
    return column


def _table(shown: pd.DataFrame) -> Component:
    table: Component = dbc.Table.from_dataframe(shown[list(COLUMNS)].rename(columns=COLUMNS), bordered=True)
    return table


def _graph(row: pd.Series) -> Component:
    values = _observations()
    values = values[values["indicator_id"] == row["indicator_id"]].astype({"value": float})
    return dcc.Graph(figure=px.line(values, x="period", y="value", markers=True, title=row["name"]))


def _app() -> Dash:
    app = Dash("plain", title="新型城镇化建设进展", assets_folder="none")
    shown = _indicators()
    first = shown[shown["headline"] != "0"].sort_values("headline", key=pd.to_numeric)
    cards = dbc.Row([_card(row) for _, row in first.iterrows()])
    app.layout = dbc.Container([html.H1("成武县新型城镇化建设进展"), cards, _graph(first.iloc[0]), _table(shown)])
    with app.server.test_client() as client:
        client.get("/")  # or its first visitors, asking at the same moment, get errors
    return app


server = _app().server
