"""An indicator's figures as an HTML table that survives the editor of a WeChat article.

That editor drops classes, ids, style elements, scripts and outside pictures, so everything is said in style attributes.
"""

from collections.abc import Iterable
from html import escape

from dashboard.model import Indicator, Observation
from layouts import words
from layouts.press import wording
from layouts.press.wording import Told
from layouts.view import View

PERIODS = 12
"""How many periods the table tells, the newest; a table of more is no reading on a phone."""

_INK, _LINE, _TINT = "#131C26", "#D3D9E0", "#F3F5F8"
_SECTION = f"margin:16px 0;font-family:sans-serif;font-size:15px;line-height:1.6;color:{_INK};"
_TITLE = "margin:0 0 8px;font-size:16px;font-weight:bold;"
_TABLE = f"width:100%;border-collapse:collapse;border:1px solid {_LINE};font-size:15px;"
_CELL = f"padding:8px 10px;border:1px solid {_LINE};color:{_INK};"
_WHEN = f"width:55%;text-align:left;font-weight:normal;{_CELL}"
_VALUE = f"width:45%;text-align:right;{_CELL}"
_HEAD = f"background-color:{_TINT};font-weight:bold;"
_AIM = "background-color:#E8F0FA;"
_NOTE = "margin:8px 0 0;font-size:13px;line-height:1.6;color:#566270;"
STYLES = (_SECTION, _TITLE, _TABLE, _NOTE, *(cell + look for cell in (_WHEN, _VALUE) for look in ("", _HEAD, _AIM)))
"""Every style attribute that a table may have, for a policy that allows these and no others."""


def wechat_table(view: View, row: Indicator) -> str:
    """The table as one piece of HTML: values by period, the targets, whose figures, up to which day."""
    told, language = Told(view, row), view.language
    unit = words.unit_words(row, language).strip()
    title = wording.flagged(view, language.text("{subject}（单位：{unit}）", subject=wording.subject(told), unit=unit))
    cells = [_line(language.text("时间"), language.text("数值"), _HEAD), *_values(told), *_aims(told)]
    said = wording.joined(told, _notes(told))
    return (
        f'<section style="{_SECTION}"><p style="{_TITLE}">{escape(title)}</p>'
        f'<table style="{_TABLE}"><tbody>{"".join(cells)}</tbody></table>'
        f'<p style="{_NOTE}">{escape(said)}</p></section>'
    )


def height(table: str) -> int:
    """About how many pixels high a table is on a phone, for a frame that no script sizes."""
    return 300 + 41 * table.count("<tr>")


def _line(when: str, value: str, look: str = "") -> str:
    return f'<tr><td style="{_WHEN}{look}">{escape(when)}</td><td style="{_VALUE}{look}">{escape(value)}</td></tr>'


def _values(told: Told) -> list[str]:
    language = told.language
    if not told.figures:
        return [_line(language.text("最新值"), language.text("尚未公布"))]
    newest = told.figures[-PERIODS:]
    return [_line(words.span_words(seen.period, told.row, language), _value(told, seen)) for seen in newest]


def _value(told: Told, seen: Observation) -> str:
    said = words.value_words(seen, told.row, told.language)
    return said + words.status_words(seen, told.language)


def _aims(told: Told) -> Iterable[str]:
    language = told.language
    for target in told.view.snapshot.targets_of(told.row.indicator_id):
        when = language.text("{due}目标", due=words.due_words(target, told.row, language))
        yield _line(when, str(words.target_words(target, told.row, language)), _AIM)


def _notes(told: Told) -> list[str]:
    language = told.language
    shown = told.figures[-PERIODS:]
    said = [_noted(told, seen) for seen in shown if language.of(seen, "note")]
    said.append(language.text("{said}。", said=wording.origin(told, *shown)))
    if len(told.figures) > PERIODS:
        said.insert(0, language.text("只列最近{n}期。", n=PERIODS))
    said.append(
        language.text("全部数据：{address}", address=told.view.absolute(f"/indicators/{told.row.indicator_id}"))
    )
    return said


def _noted(told: Told, seen: Observation) -> str:
    """What a figure's note says, with its period: that it was worked out, or how it was counted."""
    note = told.language.of(seen, "note").rstrip("。.")
    period = words.span_words(seen.period, told.row, told.language)
    return told.language.text("{period}：{note}。", period=period, note=note)


def document(view: View, row: Indicator) -> str:
    """The table as a document of its own, to look at and to copy from as it looks."""
    title = escape(view.language.name(row))
    return (
        f'<!doctype html><html lang="{view.language.tag}"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">'
        f"</head><body>{wechat_table(view, row)}</body></html>"
    )
