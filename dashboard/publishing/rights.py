"""Who may do what to a draft, and when. Each function passes in silence or raises, and says why in Chinese."""

from collections.abc import Collection

from dashboard.accounts import Account, Role
from dashboard.drafts import Decision, Draft, Examination, State
from dashboard.errors import Moved, NotAllowed

_WORDS: dict[State, str] = {
    "open": "还在填报",
    "submitted": "已提交审核",
    "approved": "已通过审核",
    "scheduled": "已定时发布",
    "published": "已发布",
    "discarded": "已放弃",
}
_NAMES = {
    Role.EDITOR: "录入员",
    Role.REVIEWER: "审核员",
    Role.PUBLISHER: "签发人",
    Role.AUDITOR: "审计员",
    Role.ADMINISTRATOR: "系统管理员",
}
_READERS = (Role.EDITOR, Role.REVIEWER, Role.PUBLISHER)
_WAITING: tuple[State, ...] = ("submitted", "approved", "scheduled")


def may_read(account: Account, draft: Draft) -> bool:
    """Editors, reviewers and publishers see drafts of their department, or all where they have none; auditors all."""
    return account.may(Role.AUDITOR) or (any(map(account.may, _READERS)) and account.covers(draft.department_id))


def require_reading(account: Account, draft: Draft) -> None:
    if not may_read(account, draft):
        raise NotAllowed("这份草稿不归您的部门，只有本部门的录入、审核、签发人员和审计员能看。")


def require_role(account: Account, *roles: Role) -> None:
    if not any(map(account.may, roles)):
        raise NotAllowed(f"只有{'或'.join(_NAMES[role] for role in roles)}能做这一步。")


def require_work(account: Account, draft: Draft, *roles: Role) -> None:
    """One of these roles, for this draft's department."""
    require_role(account, *roles)
    if not account.covers(draft.department_id):
        raise NotAllowed("这份草稿属于别的部门，只有那个部门或全县的账号能处理。")


def require_editing(account: Account, draft: Draft, version: int | None) -> None:
    """An editor of the department, a draft still open, and the version last seen."""
    require_work(account, draft, Role.EDITOR)
    require_state(draft, "open")
    require_version(draft, version)


def require_state(draft: Draft, *states: State) -> None:
    if draft.state not in states:
        raise NotAllowed(f"这份草稿{_WORDS[draft.state]}，现在不能做这一步。")


def require_version(draft: Draft, version: int | None) -> None:
    """The version that was seen, where one is named."""
    if version not in {None, draft.version}:
        raise Moved(
            f"您打开的是这份草稿的第{version}版，现在已是第{draft.version}版，别人刚改过。"
            "没有覆盖任何内容，请回到草稿，看过新的内容再做。"
        )


def require_base(number: int, current: int) -> None:
    if number != current:
        raise Moved(
            f"您对比的是第{number}次发布，现在公开的已是第{current}次。没有覆盖任何内容，请与现在公开的数据重新对比。"
        )


def require_approving(account: Account, draft: Draft, *, hands: Collection[str], given: Collection[Decision]) -> None:
    """A reviewer of the department who had no hand in the draft and has not approved this version yet."""
    require_work(account, draft, Role.REVIEWER)
    require_state(draft, "submitted")
    if account.username in hands:
        raise NotAllowed("您填报过这份草稿，不能审核自己的数，请由另外的人审核。")
    if account.username in {decision.username for decision in given}:
        raise NotAllowed("您已经通过了这份草稿，还要另外的人审核。")


def require_publishing(account: Account, draft: Draft, version: int, *, approvals: int, given: int) -> None:
    """A publisher of the department, and enough approvals. Where none is needed an editor may publish an open draft."""
    require_work(account, draft, Role.PUBLISHER)
    require_version(draft, version)
    if approvals == 0:
        own = account.may(Role.EDITOR)
        return require_state(draft, *_WAITING, "open") if own else require_state(draft, *_WAITING)
    require_state(draft, *_WAITING)
    if given < approvals:
        raise NotAllowed(f"发布前要有{approvals}个人审核通过，现在有{given}个。")


def require_standing(publisher: Account | None, draft: Draft) -> None:
    """Whoever scheduled a draft is still a publisher of its department when its time comes."""
    if publisher is None or not publisher.may(Role.PUBLISHER) or not publisher.covers(draft.department_id):
        raise NotAllowed(
            "定时发布的人账号已停用，或者不再是签发人，所以到时没有发布。请核对后重新提交，由现在的签发人签发。"
        )


def require_withdrawing(account: Account) -> None:
    """A publisher of the whole county: an earlier release is everybody's data."""
    require_role(account, Role.PUBLISHER)
    if account.department_id:
        raise NotAllowed("撤回会换掉全县各部门的数据，只有全县的签发人能做。请联系他们，或者上传更正的数据。")


def require_returning(account: Account, draft: Draft, opinion: str) -> None:
    """A reviewer or publisher of the department, a draft not yet published, and a reason."""
    require_work(account, draft, Role.REVIEWER, Role.PUBLISHER)
    require_state(draft, *_WAITING)
    if not opinion.strip():
        raise NotAllowed("退回要写明原因，填报的人才知道改什么。")


def require_ready(draft: Draft, examination: Examination) -> None:
    """Nothing wrong, nothing asked, every warning explained, and something that would change."""
    if examination.errors:
        raise NotAllowed(f"还有{len(examination.errors)}处错误没有改，改完才能提交或发布。")
    if examination.questions:
        raise NotAllowed(f"还有{len(examination.questions)}个问题没有回答，回答后才能提交或发布。")
    silent = examination.open_warnings(draft)
    if silent:
        raise NotAllowed(f"还有{len(silent)}处提醒没有写说明，每处写一句就可以。")
    if examination.files is None or not examination.changes:
        raise NotAllowed("这份文件与现在公开的数据一致，没有要发布的内容。")
