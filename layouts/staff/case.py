"""A draft with all that is known of it: where it stands, what is still missing, who may do what now."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dashboard.accounts import Role
from dashboard.changes import Change, reason_key
from dashboard.drafts import Decision, Draft, Examination, State
from dashboard.errors import Problem
from dashboard.intake import Reading
from dashboard.vetting import NEEDING_REASON
from layouts.staff.desktop import Desktop

STATES: Mapping[State, str] = {
    "open": "草稿",
    "submitted": "待审核",
    "approved": "待签发",
    "scheduled": "等候定时发布",
    "published": "已发布",
    "discarded": "已放弃",
}
"""What each state is called."""


@dataclass(frozen=True)
class Case:
    """A draft, what it comes to, and what people decided.

    current_number is the publication readers see now; since are the changes made public after the draft's base;
    names are people's names by user name; barred says why whoever is at work may not approve it.
    """

    draft: Draft
    examination: Examination
    current_number: int
    decisions: tuple[Decision, ...] = ()
    since: tuple[Change, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    barred: str = ""

    @property
    def path(self) -> str:
        """Its path in the staff area, for Desktop.href."""
        return f"/drafts/{self.draft.draft_id}"

    @property
    def moved(self) -> bool:
        """Whether something was published since the draft was compared."""
        return self.draft.state in {"open", "submitted", "approved", "scheduled"} and (
            self.current_number != self.draft.base_number
        )

    @property
    def approvers(self) -> tuple[str, ...]:
        """Who approved it since it was last sent back, each once, its author never."""
        found: dict[str, None] = {}
        for decision in self.decisions:
            if decision.decision == "return":
                found.clear()
            elif decision.username != self.draft.author:
                found[decision.username] = None
        return tuple(found)

    @property
    def readings(self) -> tuple[Reading, ...]:
        """The tables that were recognised; none where the file has no heading that is known."""
        return tuple(reading for reading in self.examination.readings if reading.table)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What the check found in the file; a missing reason is the third step's, and told there."""
        return tuple(problem for problem in self.examination.problems if problem.rule != "reason_missing")

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that have to be mended."""
        return tuple(problem for problem in self.problems if problem.severity == "error")

    @property
    def unexplained(self) -> tuple[Problem, ...]:
        """The warnings that nobody has said a word about."""
        return self.examination.open_warnings(self.draft)

    @property
    def unreasoned(self) -> tuple[Change, ...]:
        """The corrections and removals without a public reason."""
        return tuple(
            change
            for change in self.examination.changes
            if change.kind in NEEDING_REASON and not self.draft.reasons.get(reason_key(change), change.reason).strip()
        )

    def name(self, username: str) -> str:
        """A person's name, else the user name."""
        return self.names.get(username, username) or "系统"

    def editable(self, desktop: Desktop) -> bool:
        """Whether whoever is at work may change what the draft says."""
        return self.draft.state == "open" and desktop.answers_for(self.draft.department_id)

    def missing(self) -> tuple[str, ...]:
        """All that has to be done before the draft can go on, as the clerk reads it."""
        found = self.examination
        told = (
            (len(found.questions), "还有{n}个问题没有回答"),
            (len(self.errors), "还有{n}处错误没有改"),
            (len(self.unexplained), "还有{n}处提醒没有说明"),
            (len(self.unreasoned), "还有{n}处更正没有写原因"),
        )
        says = [words.format(n=n) for n, words in told if n]
        if not says and not found.changes:
            says.append("和已公布的一样，没有要发布的")
        return (*says, *(["公开的数据变过，要先重新对比"] if self.moved else []))


def place_of(problem: Problem) -> str:
    """A problem's cell: `Sheet1!C7`; the address is empty where no one cell is at fault."""
    return f"{problem.sheet}!{problem.address}"


def next_step(desktop: Desktop, draft: Draft, *, judged: bool) -> str:
    """What has to happen next, and whether it is for whoever is at work to do it; judged: they may approve it."""
    match draft.state:
        case "open":
            return "接着做：看检查结果，改好后提交" if desktop.answers_for(draft.department_id) else "等录入员提交"
        case "submitted":
            return "请审核" if judged else "等别人审核"
        case "approved":
            return "请签发" if desktop.answers_for(draft.department_id, Role.PUBLISHER) else "等签发人签发"
        case "scheduled":
            return "到时自动发布"
        case "published":
            return "已经公开"
        case "discarded":
            return "不会发布"
