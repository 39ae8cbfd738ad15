"""The communities against the plan's numbers, while the list is not yet complete.

That they are not too many, and add up once complete, the rules between rows see to.
"""

from collections.abc import Iterator

from dashboard.checks import COMMUNITIES
from dashboard.errors import Problem
from dashboard.vetting.upload import Upload


def communities_incomplete(upload: Upload) -> Iterator[Problem]:
    rows = upload.of("communities")
    if not rows or upload.proposed is None:
        return
    for target in upload.proposed.targets_of(COMMUNITIES):
        listed = [row for row in upload.proposed.communities if row.year == target.due.year]
        if len(listed) < target.value:
            households = sum(row.households for row in listed)
            message = (
                f"{target.due.year}年共列入 {len(listed)} 个小区、{households} 户，方案是 {target.value:f} 个，"
                f"还差 {target.value - len(listed):f} 个。"
            )
            yield Problem(
                file="communities.csv",
                row=0,
                column="community_id",
                rule="communities_incomplete",
                message=message,
                remedy="补全各小区；暂时只有这些的，说明一句。",
                sheet=rows[0].sheet,
                severity="warning",
            )
