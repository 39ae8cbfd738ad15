"""The plan, its parts, who runs this site, and what may be published on it."""

from dash import html

from dashboard.language import Language
from dashboard.model import Action, Measure
from layouts import parts, words
from layouts.page import Page
from layouts.reading import Chapter, article, bullets, prose
from layouts.view import View


def about(view: View) -> Page:
    """The page about the plan and this site."""
    language = view.language
    heading = language.text("方案和本栏目")
    lede = language.text("本栏目逐项写明方案承诺了什么、什么时候、谁负责、现在到哪一步、数从哪里来。")
    description = language.text(
        "方案的文号、索引号、印发机关和期限，各行动和举措，本栏目由谁主办，数据怎样公布和更正。"
    )
    chapters = [
        Chapter("plan", language.text("方案是什么"), [_plan_words(view)]),
        Chapter("structure", language.text("方案的结构"), _structure(view)),
        Chapter("policy", language.text("公布什么，不公布什么"), [_policy(language)]),
        Chapter("corrections", language.text("发现错了怎么办"), _corrections(view)),
        Chapter("site", language.text("谁在办这个站"), [_site(view)]),
    ]
    return Page(heading, description, article(view, heading, chapters, lede=lede, aside=[_document(view)]))


def _document(view: View) -> html.Section:
    language, plan = view.language, view.snapshot.plan
    title = language.of(plan, "title")
    linked: parts.Node = html.A(title, href=view.settings.plan_url) if view.settings.plan_url else title
    rows: list[tuple[str, parts.Nodes]] = [
        (language.text("标题"), [linked]),
        (language.text("文号"), [html.Span(parts.marked(plan.document_number, language))]),
        (language.text("索引号"), [plan.index_number]),
        (language.text("印发机关"), [language.of(plan, "issuer")]),
        (language.text("成文日期"), [parts.day(plan.issued, language)]),
        (language.text("发布日期"), [parts.day(plan.published, language)]),
        (language.text("方案期"), [_period_words(view)]),
        (language.text("效力状态"), [_status(plan.status, language)]),
    ]
    return parts.facts(language.text("方案文件"), rows)


def _status(status: str, language: Language) -> str:
    return language.text("有效") if status == "有效" else status


def _period_words(view: View) -> str:
    language, plan = view.language, view.snapshot.plan
    return language.text("{start}至{end}", start=language.day(plan.period_start), end=language.day(plan.period_end))


def _plan_words(view: View) -> html.Div:
    language, rows = view.language, view.snapshot
    counts = language.text(
        "方案共有{measures}条举措。本栏目从中整理出{indicators}项指标、{targets}个目标值，另有{milestones}项没有数字、只看办成没有的工程和工作。",
        measures=len(rows.measures),
        indicators=len(rows.indicators),
        targets=len(rows.targets),
        milestones=len(rows.milestones),
    )
    inferred = sum(target.due_inferred for target in rows.targets)
    return prose(
        language.text("这是县里推进新型城镇化的行动方案，方案期是{period}。", period=_period_words(view)),
        counts,
        language.plural("其中{n}个目标值方案没有单写期限，按方案期末推定，页面上写“（推定）”。", inferred),
        [html.A(language.text("评价方法"), href=view.href("/method")), language.text("另有一页说明。")],
    )


def _structure(view: View) -> parts.Nodes:
    said = view.language.text("每条举措写明责任部门。点名称，看它承诺了什么、有哪些指标。")
    return [
        prose(said),
        *(_action(view, action) for action in sorted(view.snapshot.actions, key=lambda row: row.order)),
    ]


def _action(view: View, action: Action) -> html.Div:
    language, rows = view.language, view.snapshot
    measures = rows.measures_of(action.action_id)
    name = html.A(language.name(action), href=view.href(f"/actions/{action.action_id}"))
    counts = _counts(len(measures), len(rows.indicators_of_action(action.action_id)), language)
    head = html.Div([html.H3(name), html.P(counts)], className="area__head")
    named = html.Ol([_measure(view, row) for row in measures], className="measures") if measures else None
    return html.Div([head, named])


def _counts(measures: int, indicators: int, language: Language) -> str:
    """How much an action area holds; what it has none of is left out."""
    counts = [
        language.plural("{n}条举措", measures) if measures else "",
        language.plural("{n}项指标", indicators) if indicators else "",
    ]
    return language.text("，").join(filter(None, counts))


def _measure(view: View, row: Measure) -> html.Li:
    language = view.language
    departments = view.snapshot.departments_of(row.measure)
    name = html.A(language.name(row), href=view.href(f"/measures/{row.measure}"))
    who = html.Span(words.names([language.name(each) for each in departments], language), className="who")
    return html.Li([html.Span(words.clause_words(row.measure, language)), html.Span(name), who])


def _policy(language: Language) -> html.Div:
    return bullets(
        language.text("只用已经由有权公布的单位公布的数，每个数写明出处。本栏目不提前发布，也不自己估算。"),
        language.text("常住人口城镇化率、常住人口等，由统计部门首先公布；部门工作的数，由责任部门提供、审核签发。"),
        language.text("本栏目数据为部门工作进度数据，不作为统计数据使用；统计数据以统计部门公布为准。"),
        language.text("只有汇总的数，不含个人信息。不画行政区划图。"),
        language.text("方案的目标、期限和责任部门照方案写；名称和说明由本栏目概括，以方案正文为准。"),
    )


def _corrections(view: View) -> parts.Nodes:
    language, settings = view.language, view.settings
    ask: parts.Node | parts.Nodes = language.text("发现错误，请联系主办单位。")
    if settings.ask_url:
        link = html.A(language.text("向政府提问"), href=settings.ask_url)
        ask = [language.text("发现错误，可以通过"), link, language.text("告诉我们。")]
    log = html.A(language.text("更新记录"), href=view.href("/updates"))
    return [
        prose(
            language.text("公布过的版本都保留，更正以新版本发布，旧版本不改。数有变动的，写明改了什么、为什么改。"),
            [language.text("每次发布都列在"), log, language.text("里。")],
            ask,
        )
    ]


def _site(view: View) -> html.Ul:
    language, settings = view.language, view.settings
    blank = html.Span(language.text("待填写"), className="nil")
    rows: list[tuple[str, str]] = [
        (language.text("主办单位"), language.of(settings, "organiser")),
        (language.text("承办单位"), settings.operator),
        (language.text("联系电话"), settings.phone),
        (language.text("网站标识码"), settings.site_id_code),
    ]
    return html.Ul([html.Li([html.Span(term), html.P(value or blank)]) for term, value in rows], className="log")
