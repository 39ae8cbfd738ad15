"""Whether a figure is of the plan's time. That it is not of the future, the rules between rows see to."""

from collections.abc import Iterator
from dataclasses import replace

from dashboard.errors import Problem
from dashboard.vetting.upload import Upload


def within_the_plan(upload: Upload) -> Iterator[Problem]:
    plan = upload.public.plan
    span = f"方案期（{plan.period_start} 至 {plan.period_end}）"
    for figure in upload.figures:
        if plan.period_end < figure.period.end <= upload.as_of:
            message = f"时期 {figure.period} 在{span}之后。"
            yield figure.row.problem("period", "after_plan", message, "核对时期；方案期以后的数不在这里公布。")
        elif figure.period.end < plan.period_start:
            message = f"时期 {figure.period} 在{span}之前，只作为起点参照。"
            found = figure.row.problem("period", "before_plan", message, "核对年份；确是基期的数，说明一句。")
            yield replace(found, severity="warning")
