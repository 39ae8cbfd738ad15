"""The fourth step: see the whole site as it would be, confirm, approve, publish, or let it be."""

from dash import html
from dash.development.base_component import Component

from dashboard.accounts import Role
from layouts import digest
from layouts.parts import Nodes
from layouts.staff.cards import before_and_after
from layouts.staff.case import Case
from layouts.staff.desktop import Desktop, moment
from layouts.staff.forms import button, concealed, entry, form, guarded, lines, tick
from layouts.staff.steps import CHAINS, CONFIRMATIONS

_LIVE = frozenset({"open", "submitted", "approved", "scheduled"})


def deciding(desktop: Desktop, case: Case) -> list[Component]:
    """What the public will see, beside what may be done now."""
    seen = _seen(desktop, case)
    done = html.Div([*_chain(desktop, case), *_acts(desktop, case), *_away(desktop, case)])
    return [*_moved(desktop, case), html.Div([seen, done], className="two")]


def _moved(desktop: Desktop, case: Case) -> list[Component]:
    """That something was published meanwhile, what it was, and the way to compare again."""
    if not case.moved:
        return []
    listed = digest.digest(desktop.view(), case.since)
    again = form(desktop, f"{case.path}/rebase", [button("重新对比")], version=case.draft.version)
    says = "草稿建立以后，又有新的数公开了。没有覆盖任何东西：重新对比一次，看清差别，再接着做。"
    children: list[Component] = [html.H3("公开的数据变过"), html.P(says), *([listed] if listed else [])]
    return [
        html.Section([*children, again if case.editable(desktop) else _asked_back()], className="moved", role="alert")
    ]


def _asked_back() -> html.P:
    return html.P("请退回给录入员，重新对比以后再提交。", className="notes")


def _seen(desktop: Desktop, case: Case) -> html.Div:
    cards = before_and_after(desktop, case)
    nothing = html.P("错误全部改完后，这里显示发布前后的样子。", className="notes")
    whole: list[Component] = []
    if case.examination.snapshot is not None:
        address = desktop.href(f"{case.path}/preview/")
        whole = [
            html.P([html.A("预览整个网站", href=address, className="btn"), _review(desktop, case)], className="btns")
        ]
    shown: list[Component] = [*cards] if cards else [nothing]
    return html.Div([html.H3("公众会看到", className="sub-h"), *shown, *whole])


def _review(desktop: Desktop, case: Case) -> html.A:
    return html.A("打印审核表", href=desktop.href(f"{case.path}/review"), className="btn btn--quiet")


def _chain(desktop: Desktop, case: Case) -> list[Component]:
    """The hands the draft goes through, how far it has come, and what was decided."""
    steps = CHAINS[desktop.approvals]
    at = _reached(desktop, case)
    boxes = [
        html.Li(html.B(word), className="on" if place == at else "past" if place < at else None)
        for place, word in enumerate(steps)
    ]
    says = "录入的人不能审核自己的数。" if desktop.approvals else ""
    note = html.P(f"{says}每一步都记录人、时间和意见，可以打印审核表。", className="notes")
    listed = html.Ul([html.Li(_decided(case, place)) for place in range(len(case.decisions))], className="decided")
    return [
        html.H3("审核流程", className="sub-h"),
        html.Ol(boxes, className="chain"),
        *([listed] if case.decisions else []),
        note,
    ]


def _reached(desktop: Desktop, case: Case) -> int:
    """The place in the chain that the draft waits at."""
    if case.draft.state == "open":
        return 0
    if case.draft.state == "published":
        return desktop.approvals + 2
    return min(1 + len(case.approvers), desktop.approvals + 1)


def _decided(case: Case, place: int) -> Nodes:
    decision = case.decisions[place]
    word = "同意" if decision.decision == "approve" else "退回"
    opinion = f"：{decision.opinion}" if decision.opinion else ""
    return [html.B(word), f"　{case.name(decision.username)}，{moment(decision.at)}{opinion}"]


def _acts(desktop: Desktop, case: Case) -> list[Component]:
    """What whoever is at work may do now; else whose turn it is."""
    state, department = case.draft.state, case.draft.department_id
    found: list[Component] = []
    if state == "scheduled" and case.draft.publish_at:
        found.append(html.P(f"定在{moment(case.draft.publish_at)}发布。", className="said said--done"))
    sent_on = state in {"submitted", "approved", "scheduled"}
    if _publishes_alone(desktop, case):
        found += [_publish(desktop, case), *([_return(desktop, case)] if sent_on else [])]
    elif state == "open" and desktop.answers_for(department):
        found.append(_submit(desktop, case))
    elif state == "submitted" and desktop.answers_for(department, Role.REVIEWER):
        found.append(_judge(desktop, case))
    elif state in {"approved", "scheduled"} and desktop.answers_for(department, Role.PUBLISHER):
        found += [_publish(desktop, case), _return(desktop, case)]
    elif state in _LIVE:
        found.append(html.P(_waits(desktop, case), className="notes"))
    return found


def _publishes_alone(desktop: Desktop, case: Case) -> bool:
    """Where nobody else has to approve: a publisher, who must be an editor too as long as the draft is open."""
    department = case.draft.department_id
    if desktop.approvals or not desktop.answers_for(department, Role.PUBLISHER) or case.draft.state not in _LIVE:
        return False
    return case.draft.state != "open" or desktop.answers_for(department)


def _waits(desktop: Desktop, case: Case) -> str:
    waits = {"open": "等录入员提交。", "submitted": "等别人审核。", "approved": "等签发人签发。"}
    return waits.get(case.draft.state, "到时自动发布。")


def _submit(desktop: Desktop, case: Case) -> html.Form:
    word = {0: "提交签发", 1: "提交审核", 2: "提交初审"}[desktop.approvals]
    sent = _ready(case, button(word), word)
    return form(desktop, f"{case.path}/submit", [*_confirmations(), *sent], version=case.draft.version)


def _confirmations() -> list[Component]:
    ticks = [tick(words, "confirm", value, required=True) for value, words in CONFIRMATIONS]
    return [html.H3("提交前确认", className="sub-h mt"), html.Div(ticks, className="checks")]


def _ready(case: Case, ready: html.Button, word: str) -> list[Component]:
    """A button, or the same button stopped with the reasons under it."""
    missing = case.missing()
    if not missing:
        return [html.Div([ready], className="btns")]
    stopped = button(word, why_not="why-not")
    says = f"{'；'.join(missing)}。改好以前不能提交，草稿已经存好，随时可以回来接着做。"
    return [html.Div([stopped], className="btns"), html.P(says, id="why-not", className="notes")]


def _publish(desktop: Desktop, case: Case) -> html.Form:
    at = entry("at", kind="datetime-local", class_="input", aria_label="发布时间", min=f"{desktop.today}T00:00")
    when = html.Fieldset(
        [
            html.Legend("什么时候公布"),
            html.Div(
                [
                    tick("马上公布", "when", "now", checked=True, kind="radio"),
                    html.Div([tick("定时公布", "when", "later", kind="radio"), at], className="later"),
                ],
                className="checks",
            ),
        ]
    )
    sent = _ready(case, button("发布"), "发布")
    children: list[Component] = [*([] if desktop.approvals else _confirmations()), when, *sent]
    base = concealed("base", str(case.current_number))
    asked = "发布以后公众马上能看到。现在发布吗？"
    return form(
        desktop, f"{case.path}/publish", [base, *children], version=case.draft.version, confirm=asked, kind="mt"
    )


def _judge(desktop: Desktop, case: Case) -> html.Div:
    """Approve or send back; nobody approves what they had a hand in, or twice."""
    if case.barred:
        return html.Div([html.P(case.barred, className="notes"), _return(desktop, case)])
    opinion = lines("审核意见", "opinion", identifier="opinion", hint="可以不填；会写进审核表")
    missing = case.missing()
    stop = [html.P(f"{'；'.join(missing)}。", id="why-not", className="notes")] if missing else []
    agree = button("同意", why_not="why-not" if missing else "")
    approval = form(
        desktop, f"{case.path}/approve", [opinion, html.Div(agree, className="btns"), *stop], version=case.draft.version
    )
    return html.Div([approval, _return(desktop, case)], className="mt")


def _return(desktop: Desktop, case: Case) -> html.Details:
    why = lines("退回的原因", "opinion", identifier="return-opinion", required=True, hint="必填，录入的人会看到")
    sent = form(
        desktop,
        f"{case.path}/return",
        [why, html.Div(button("退回", ""), className="btns")],
        version=case.draft.version,
    )
    return guarded("取消定时，退回修改" if case.draft.state == "scheduled" else "退回修改", [sent])


def _away(desktop: Desktop, case: Case) -> list[Component]:
    """The way to give a draft up."""
    if not case.editable(desktop):
        return []
    asked = "放弃以后不能恢复，要重新上传。放弃这份草稿吗？"
    says = html.P("放弃以后不能恢复；公开的数据不受影响。", className="notes")
    sent = form(
        desktop, f"{case.path}/discard", [says, button("放弃这份草稿", "")], version=case.draft.version, confirm=asked
    )
    return [guarded("不要这份草稿了", [sent])]
