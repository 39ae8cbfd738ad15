"""What a draft goes through on its way to readers, as staff read it."""

CONFIRMATIONS = (
    ("agreed", "数据与本单位掌握的一致，可以公开"),
    ("secrecy", "已做保密审查，没有国家秘密、工作秘密和个人信息"),
    ("others", "涉及其他部门的数，已经和对方核对"),
)
"""What the person who sends a draft on answers for: the value of `confirm`, and its words."""

CHAINS = {0: ("录入", "签发公布"), 1: ("录入", "审核", "签发公布"), 2: ("录入", "初审", "复审", "签发公布")}
"""The chain of hands by the number of approvals."""
