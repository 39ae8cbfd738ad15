"""The second step: everything that is wrong or unclear, where, and how to mend it on the spot."""

from collections.abc import Iterator, Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.components import Raw
from dashboard.drafts import warning_key
from dashboard.errors import Problem
from dashboard.intake import Question, years
from layouts.parts import Node, aria
from layouts.staff.case import Case, place_of
from layouts.staff.desktop import Desktop
from layouts.staff.forms import button, choice, concealed, entry, field, form, lines
from layouts.staff.sheet import cell_of, sheets, text_at

LISTED = 200
"""How many problems are listed; the marked file has them all."""


def findings(desktop: Desktop, case: Case) -> list[Component | None]:
    """What the check found: questions, counts, the sheet, the list, what was mended, the ways on."""
    found = case.examination
    shown = sheets(found, case.problems)
    listed = _issues(desktop, case)
    both = html.Div([html.Div([*shown, _key()]), listed], className="two two--73") if shown else html.Div(listed)
    return [
        *_questions(desktop, case),
        _tally(case),
        *_form(desktop, case),
        *([both] if case.problems else [html.Div([*shown])]),
        _ways_on(desktop, case),
        *_mended(desktop, case),
    ]


def _key() -> html.P:
    return html.P("灰底的行已跳过。实线框是错误，虚线框是提醒，角上的数字对应旁边的条目。", className="notes")


def _tally(case: Case) -> html.Div:
    found = case.examination
    faulty = {(row.sheet, row.row) for row in case.problems}
    fine = max(0, sum(len(reading.rows) for reading in found.readings) - len(faulty))
    counts = [("err", len(case.errors), "处错误"), ("warn", len(found.warnings), "处提醒"), ("ok", fine, "行没有问题")]
    cells = [html.Div([html.Span(str(n), className="num"), words], className=kind) for kind, n, words in counts]
    return html.Div(cells, className="tally")


def _questions(desktop: Desktop, case: Case) -> list[Component]:
    """What only the clerk can say, asked before everything else."""
    asked = case.examination.questions
    if not asked:
        return []
    fields = [_question(number, question, case, desktop) for number, question in enumerate(asked, 1)]
    sent = [html.P([button("回答后重新检查")], className="btns")] if case.editable(desktop) else []
    answers = form(desktop, f"{case.path}/answers", [*fields, *sent], version=case.draft.version)
    return [html.Div([html.H3(f"先回答{len(asked)}个问题", className="sub-h"), answers], className="asked")]


def _question(number: int, question: Question, case: Case, desktop: Desktop) -> html.Div:
    name, said = f"answer:{question.key}", case.draft.answers.get(question.key, "")
    label, identifier = f"问{number}　{question.text}", f"answer-{number}"
    if question.choices:
        choices = [("", "请选择"), *question.choices]
        asked = choice(label, name, choices, chosen=said, identifier=identifier)
    else:
        first, *_, last = years(desktop.today)
        bounds = {"min": str(first), "max": str(last), "placeholder": str(desktop.as_of.year)}
        asked = field(label, name, identifier=identifier, value=said, kind="number", **bounds)
    return html.Div(asked, id=f"ask-{number}")


def _issues(desktop: Desktop, case: Case) -> html.Div:
    problems = case.problems
    met: dict[str, int] = {}
    listed = []
    for number, problem in enumerate(problems[:LISTED], 1):
        listed.append(_issue(desktop, case, number, problem, earlier=met.get(place_of(problem), 0)))
        met.setdefault(place_of(problem), number)
    children: list[Component] = [html.Ol(listed, className="issues")]
    if len(problems) > LISTED:
        children.append(html.P(f"另有{len(problems) - LISTED}处，见标好问题的文件。", className="notes"))
    return html.Div(children)


def _issue(desktop: Desktop, case: Case, number: int, problem: Problem, *, earlier: int) -> html.Li:
    error = problem.severity == "error"
    icon = Raw(f'<svg aria-hidden="true"><use href="#i-{"err" if error else "warn"}"/></svg>')
    kind = html.Span([icon, f"{'错误' if error else '提醒'}{number}"], className=f"k {'err' if error else 'warn'}")
    first = html.P([_where(number, problem), "　", problem.message])
    remedy = html.P(problem.remedy) if problem.remedy else None
    acts = list(_acts(case, number, problem, earlier)) if case.editable(desktop) else _said(case, problem)
    told = [node for node in (first, remedy) if node is not None]
    return html.Li([kind, html.Div([*told, *acts], className="issue__body")], id=f"issue-{number}", tabIndex="-1")


def _where(number: int, problem: Problem) -> Node:
    """The cell as a link to its place in the sheet: 第7行C列“完成值”."""
    column = "".join(letter for letter in problem.address if letter.isalpha())
    parts = [
        f"第{problem.row}行" if problem.row else "",
        f"{column}列" if column else "",
        f"“{problem.column}”" if problem.column else "",
    ]
    words = "".join(parts) or problem.sheet or problem.file
    if not problem.address:
        return html.Span(words, className="cellref")
    return html.A(words, href=f"#cell-issue-{number}", className="cellref")


def _said(case: Case, problem: Problem) -> list[Component]:
    said = case.draft.explanations.get(warning_key(problem), "")
    return [html.P(["说明：", said], className="said-why")] if said else []


def _acts(case: Case, number: int, problem: Problem, earlier: int) -> Iterator[Component]:
    """What can be done about a problem here: take the suggestion, type another value, or say why it is right."""
    if earlier:
        yield html.P(f"与第{earlier}条是同一格。", className="notes")
    elif cell_of(place_of(problem)):
        mend = _mend(case, number, problem)
        yield mend if problem.severity == "error" else html.Details([html.Summary("数不对，直接改"), mend])
    if problem.severity == "warning":
        yield lines(
            f"提醒{number}的说明",
            f"explanation:{warning_key(problem)}",
            identifier=f"why-{number}",
            value=case.draft.explanations.get(warning_key(problem), ""),
            hint="数是对的，写一句为什么",
            form_name="findings",
            unseen=True,
        )


def _mend(case: Case, number: int, problem: Problem) -> html.Div:
    place = place_of(problem)
    shown = case.draft.mends.get(place, text_at(case.examination.book, place) or problem.found)
    children: list[Component] = [
        html.Label(f"第{number}条改成", htmlFor=f"mend-{number}", className="vh"),
        entry(
            f"mend:{place}",
            identifier=f"mend-{number}",
            value=shown,
            form_name="findings",
            maxlength="200",
            class_="input",
        ),
        concealed(f"was:{place}", shown, form_name="findings"),
    ]
    if problem.suggestion:
        children.append(concealed(f"suggestion:{place}", problem.suggestion, form_name="findings"))
        children.append(
            button(
                f"改成{problem.suggestion}",
                "",
                name="use",
                value=place,
                form_name="findings",
                label=_label(number, problem),
            )
        )
    return html.Div(children, className="mend")


def _label(number: int, problem: Problem) -> str:
    return f"第{number}条改成{problem.suggestion}"


def _mended(desktop: Desktop, case: Case) -> list[Component]:
    """The cells mended in the page, each of which can be taken back."""
    mends = case.draft.mends
    if not mends:
        return []
    listed = [html.Li(_taken(desktop, case, place, typed)) for place, typed in mends.items()]
    children: list[Component] = [
        html.H3(f"在网页上改了{len(mends)}处", className="sub-h"),
        html.Ul(listed, className="mended"),
    ]
    if len(mends) > 1 and case.editable(desktop):
        children.append(button("全部撤回", "quiet", name="undo", value="*"))
    return [form(desktop, f"{case.path}/mends", children, version=case.draft.version, kind="mt")]


def _taken(desktop: Desktop, case: Case, place: str, typed: str) -> Sequence[Node]:
    where = place if len(case.examination.book.sheets) > 1 else place.rpartition("!")[2]
    said: list[Node] = [html.Span([html.B(where), f"　改成“{typed}”" if typed else "　清空"])]
    if case.editable(desktop):
        said.append(button("撤回", "quiet", name="undo", value=place, label=f"撤回{where}的修改"))
    return said


def _form(desktop: Desktop, case: Case) -> list[Component]:
    """The form that the fields of the list belong to, mends and explanations together.

    It stands before them with a button of its own, so that Enter in a field never takes a suggestion.
    """
    if not case.editable(desktop) or not case.problems:
        return []
    default = html.Button("保存", type="submit", className="vh", tabIndex="-1", **aria(hidden="true"))
    return [form(desktop, f"{case.path}/mends", [default], name="findings", version=case.draft.version)]


def _has_cells(case: Case) -> bool:
    return any(cell_of(place_of(problem)) for problem in case.problems)


def _ways_on(desktop: Desktop, case: Case) -> html.Div | None:
    problems, editable = case.problems, case.editable(desktop)
    on: list[Node] = []
    if editable and _has_cells(case):
        kind = "solid" if case.errors else ""
        on.append(button("保存改动，重新检查", kind, form_name="findings"))
    if editable and case.examination.warnings:
        kind, to = "" if case.errors else "solid", desktop.href(f"{case.path}/explanations")
        on.append(button("保存提醒的说明", kind, form_name="findings", to=to))
    if problems:
        on.append(html.A("下载标好问题的文件", href=desktop.href(f"{case.path}/marked.xlsx"), className="btn"))
    if editable and problems:
        on.append(html.A("改好后重新上传", href="#s1", className="btn btn--quiet"))
    return html.Div(on, className="btns") if on else None
