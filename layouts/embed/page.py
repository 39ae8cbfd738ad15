"""One embed: heading, content, where it comes from, and the way to the page it is taken from."""

from dash import html
from dash.development.base_component import Component

from layouts import charts, communities, parts, shapes, words
from layouts.embed import figures, lists
from layouts.embed.subject import Options, Subject
from layouts.parts import Node
from layouts.view import View


def embed(view: View, subject: Subject, options: Options) -> Component:
    """The body of an embed, complete without any script. The subject must be known to the view's release."""
    body = [
        _simulated(view),
        html.H1(_heading(view, subject)),
        *_content(view, subject, options),
        _foot(view, subject, options),
    ]
    return html.Div([shapes.sprite(), html.Main(body, className="embed", id="embed")])


def refusal(title: str, says: list[str]) -> Component:
    """What stands in the frame where an embed was asked for that there is not."""
    return html.Main(
        [html.H1(title), *(html.P(line, className="plain") for line in says)], className="embed", id="embed"
    )


def _heading(view: View, subject: Subject) -> str:
    snapshot, language = view.snapshot, view.language
    if subject.kind == "indicator":
        return figures.heading(view, snapshot.indicator_by_id[subject.name])
    if subject.kind == "communities":
        return lists.communities_heading(view)
    area, name = language.name(snapshot.area), language.name(snapshot.action_by_id[subject.name])
    return language.text("{area}：{name}", area=area, name=name)


def _content(view: View, subject: Subject, options: Options) -> list[Component]:
    snapshot = view.snapshot
    if subject.kind == "indicator":
        return figures.content(view, snapshot.indicator_by_id[subject.name], options)
    if subject.kind == "action":
        return lists.action_content(view, snapshot.action_by_id[subject.name], options)
    return lists.communities_content(view, options)


def _simulated(view: View) -> html.P | None:
    if not view.snapshot.plan.simulated:
        return None
    says = view.language.text("演示数据：数值、阶段和小区都是虚构的，只用来看各种状态，不能引用")
    return html.P(says, className="embed__demo")


def _foot(view: View, subject: Subject, options: Options) -> html.Div:
    """Up to which day, from where, how to read it, that it is fixed where it is, and the full page."""
    language = view.language
    source = html.B(language.text("来源"))
    told: list[Node] = [*_days(view, subject, options), source, " "]
    told += parts.marked(_sources(view, subject, options), language)
    if subject.kind == "indicator" and options.view == "chart":
        row = view.snapshot.indicator_by_id[subject.name]
        told += [html.Br(), figures.reading(view, row)]
    owner = language.of(view.settings, "site_name")
    more = language.text("看数据和口径，{owner}", owner=owner)
    link = html.A(more, href=view.href(subject.page), target="_blank", rel="noopener")
    return html.Div([html.P([*_fixed(view), *told]), link], className="embed__foot")


def _days(view: View, subject: Subject, options: Options) -> list[Node]:
    """The day of the data, and of the statuses where one is shown."""
    plain = subject.kind == "communities" and options.view == "chart"
    shown = [parts.as_of_line(view)] if plain else parts.days(view)
    return [piece for span in shown for piece in (span, view.language.text("　"))]


def _fixed(view: View) -> list[Node]:
    if not view.frozen:
        return []
    says = view.language.text(
        "固定版本：停在{day}公布的版本，以后的更新和更正不会出现在这里。",
        day=view.language.day(view.changes[0].published),
    )
    return [html.Span(says, className="embed__fixed")]


def _sources(view: View, subject: Subject, options: Options) -> str:
    """The publications behind the figures that are shown; for several indicators, the plan their targets are from."""
    snapshot = view.snapshot
    if subject.kind == "indicator":
        row = snapshot.indicator_by_id[subject.name]
        return charts.sources(view, row, figures.shown(view, row, options))
    if subject.kind == "communities" and (found := communities.about(view)):
        return parts.document_words(view, found[0].measure)
    return words.plan_name(snapshot.plan, view.language)
