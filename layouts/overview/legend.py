"""How to read the overview: the tracks and the verdicts."""

from dash import html

from dashboard.components import Raw
from dashboard.drawing.marks import diamond, placed, stretched
from dashboard.progress import Verdict
from layouts import parts, words
from layouts.parts import Nodes
from layouts.view import View

_AIM = f'<path class="trk-tgt" d="{diamond(0, 7, 5.5)}"/>'
_MARK = placed(0.8, _AIM)
_BAR = '<rect class="trk-base" y="4" width="100%" height="6"/><rect class="trk-{}" y="4" width="{}" height="6"/>'
_NONE = '<line class="trk-none" x1="1" y1="7" x2="100%" y2="7"/>'
_PACE = placed(0.66, '<path class="trk-pace" d="M-3.5 17L0 12l3.5 5Z"/>')


def legend(view: View) -> html.Section:
    """The section that explains tracks and chips."""
    language = view.language
    lede = language.text("“待公布”只表示还没有可以公布的县级数据，不等于没有开展，也不等于0。")
    columns = html.Div([_tracks(view), _verdicts(view)], className="legend")
    method = parts.more(language.text("进展怎么判断"), view.href("/method"))
    return parts.section(language.text("怎么看这张表"), [columns, method], name="how", lede=lede, kind="tint")


def _tracks(view: View) -> html.Div:
    language = view.language
    samples = [
        (language.text("实心条"), _BAR.format("val", "62%") + _MARK, language.text("方案期内的最新值")),
        (
            language.text("斜纹条"),
            _BAR.format("pre", "45%") + _MARK,
            language.text("方案实施前的数，只作起点参考，不算进度"),
        ),
        (language.text("虚线"), _NONE + _MARK, language.text("还没有公布的数。虚线留出位置，公布后填上")),
        (language.text("菱形"), placed(0.5, _AIM), language.text("目标。图上的菱形都是目标")),
        (
            language.text("小三角"),
            _BAR.format("val", "52%") + _PACE + _MARK,
            language.text("小三角是按时间应到的位置，只用于可按月推算的指标"),
        ),
    ]
    note = language.text("百分比指标的进度条按0%至100%画；数量指标画到目标的1.25倍，给超额留出位置。")
    rows = html.Dl(
        [_explained([Raw(stretched(20, markup)), parts.hidden(name)], says) for name, markup, says in samples]
    )
    return html.Div([html.H3(language.text("进度条")), rows, html.P(note, className="notes")], className="trks")


def _verdicts(view: View) -> html.Div:
    language = view.language
    rows = [
        _explained([parts.chip(verdict, language)], words.verdict_meaning(verdict, language)) for verdict in Verdict
    ]
    return html.Div([html.H3(language.text("状态")), html.Dl(rows)], className="cols")


def _explained(shown: Nodes, says: str) -> html.Div:
    return html.Div([html.Dt(shown), html.Dd(says)])
