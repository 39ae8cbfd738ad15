"""The column beside an indicator: the facts about it, and what the press takes from here."""

from decimal import Decimal

from dash import html

from dashboard.decimals import plain
from dashboard.model import Indicator, Source, Target
from layouts import charts, copying, parts, words
from layouts.embed.subject import Subject
from layouts.indicator import opening
from layouts.press import block
from layouts.press.citing import citation
from layouts.press.sentences import sentences
from layouts.view import View

_Rows = list[tuple[str, parts.Nodes]]


def aside(view: View, row: Indicator) -> html.Aside:
    """Facts, and what the press takes from here."""
    language = view.language
    facts = parts.facts(language.text("基本信息"), [*_promised(view, row), *_released(view, row), *_related(view, row)])
    label = language.text("基本信息和使用方法")
    return html.Aside([facts, _use(view, row)], className="side", **parts.aria(label=label))


def _promised(view: View, row: Indicator) -> _Rows:
    language = view.language
    rows: _Rows = [(language.text("目标"), _targets(view, row)), (language.text("依据"), _clause(view, row))]
    rows.append((opening.department_label(view, row), [html.Span(opening.department_links(view, row))]))
    if target := view.current(row).target:
        rows.append((language.text("算不算完成"), _done_when(view, row, target)))
        if note := language.of(target, "note"):
            rows.append((language.text("目标说明"), [note]))
    return rows


def _targets(view: View, row: Indicator) -> list[parts.Node]:
    language = view.language
    return [
        language.text(
            "{target}，{due}",
            target=words.target_words(target, row, language),
            due=words.due_words(target, row, language),
        )
        for target in view.snapshot.targets_of(row.indicator_id)
    ]


def _clause(view: View, row: Indicator) -> list[parts.Node]:
    """The clause as a link, what it commits to in this site's own words, and the plan's document number."""
    language, plan = view.language, view.snapshot.plan
    document = html.A(parts.marked(plan.document_number, language), href=view.settings.plan_url or view.href("/about"))
    measure = view.snapshot.measure_by_number.get(row.measure)
    if measure is None:
        return [html.Span([language.text("《方案》总体要求，"), document])]
    clause = language.text(
        "{clause} {name}", clause=words.clause_words(row.measure, language), name=language.name(measure)
    )
    link = html.A(clause, href=view.href(f"/measures/{row.measure}"))
    return [html.Span([link, language.text("，"), document]), language.of(measure, "summary")]


def _done_when(view: View, row: Indicator, target: Target) -> list[parts.Node]:
    """What counts as done, by the plan's own comparator."""
    language = view.language
    amount = words.amount_words(target.value, row, language)
    says: list[parts.Node] = []
    match target.comparator:
        case "at_least" if target.method != "threshold":
            says.append(language.text("公布数达到{amount}即为完成（“以上”包括本数）", amount=amount))
        case "more_than":
            says.append(language.text("公布数超过{amount}才算完成（“突破”不包括本数）", amount=amount))
        case "about":
            says.append(_band(view, row))
        case "at_most" if not target.value:
            says.append(language.text("公布数为{amount}即为完成", amount=amount))
        case "at_most":
            says.append(language.text("公布数不高于{amount}即为完成（“以下”包括本数）", amount=amount))
        case "reach" | "at_least":
            says.append(language.text("公布数达到{amount}即为完成", amount=amount))
    if target.stretch:
        says.append(language.text("方案用的是“力争”，是努力的方向"))
    return says


def _band(view: View, row: Indicator) -> str:
    """What 左右 leaves room for: the limit that the verdict was held against."""
    language, limit = view.language, view.current(row).limit or Decimal(0)
    return language.text(
        "“左右”按上下{percent}%看：公布数达到{edge}即为完成",
        percent=language.number(plain(view.method.about_band * 100)),
        edge=words.edge_words(limit, row, language),
    )


def _released(view: View, row: Indicator) -> _Rows:
    language = view.language
    rows: _Rows = [
        (language.text("谁来公布"), [_authority(view, row)]),
        (language.text("更新频率"), [_frequency(view, row)]),
    ]
    sources = _sources(view, row)
    if sources:
        rows.append((language.text("数据来源"), [parts.source_line(source, language) for source in sources]))
    if view.changes:
        first = min(change.published for change in view.changes)
        rows.append((language.text("首次收录"), [parts.day(first, language)]))
    return rows


def _authority(view: View, row: Indicator) -> str:
    language = view.language
    if row.release_authority == "statistics_bureau":
        return language.text("统计部门")
    return language.text("责任部门提供，审核签发后公布")


def _frequency(view: View, row: Indicator) -> str:
    language = view.language
    names = {
        "monthly": language.text("每月"),
        "quarterly": language.text("每季度"),
        "yearly": language.text("每年"),
        "unspecified": language.text("方案没有规定，有新数即更新"),
    }
    return names[row.frequency]


def _sources(view: View, row: Indicator) -> list[Source]:
    """The publications of the county's figures and of those they are compared with, the county's own first."""
    named = dict.fromkeys(one.source_id for one in charts.listed(view, row))
    return [view.snapshot.source_by_id[source_id] for source_id in named]


def _related(view: View, row: Indicator) -> _Rows:
    """The other indicators of the same measure."""
    language = view.language
    siblings = [other for other in view.snapshot.indicators_of_measure(row.measure) if other != row]
    links = [html.A(language.name(other), href=view.href(f"/indicators/{other.indicator_id}")) for other in siblings]
    return [(language.text("同一条的其他目标"), links)]


def _use(view: View, row: Indicator) -> html.Section:
    """A sentence, the code to embed, a picture, a citation: each in one press, and the way to the rest."""
    language, subject = view.language, Subject("indicator", row.indicator_id)
    said = copying.copyable(view, "text-sentence", sentences(view, row).sentence, label=language.text("复制这句话"))
    cited = copying.copyable(view, "code-cite", citation(view, row), label=language.text("复制引用"))
    link = parts.more(language.text("全部媒体素材"), view.href(f"/indicators/{row.indicator_id}/press"))
    pieces = [
        html.Div([html.H3(language.text("带来源的一句话")), *said], id="sentence"),
        block.embedding(view, subject),
        block.picture(view, subject),
        html.Div([html.H3(language.text("引用格式")), *cited], id="cite"),
        html.Div(link),
    ]
    return block.use_box(view, pieces)
