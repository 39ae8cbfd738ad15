"""Words for how far something has come: what they are taken for, and that none is ever turned round."""

import pytest

from dashboard.intake import Book, Cell, Sheet, read
from tests.builders import TODAY, community, milestone, snapshot

PUBLIC = snapshot(
    milestones=[milestone(milestone_id="port", name="成武港二期")],
    communities=[community(community_id="c01", name="文亭小区")],
)


def suggested(*rows: tuple[str, ...]) -> str:
    """What is offered in the place of the one cell that cannot be read."""
    cells = tuple(tuple(Cell(text, text) for text in row) for row in rows)
    (reading,) = read(Book("a.csv", "csv", (Sheet("表1", cells),)), snapshot=PUBLIC, answers={}, today=TODAY)
    (problem,) = reading.problems
    return problem.suggestion


def state(word: str) -> str:
    return suggested(("节点任务", "进展", "截至时间"), ("成武港二期", word, "2025年6月"))


def stage(word: str) -> str:
    return suggested(("小区名称", "户数", "阶段"), ("文亭小区", "100", word))


TURNED = "未完成 未建成 未通车 尚未完工 即将完成 计划完成 没有完成 不能完成 待验收 拟完成 正在完成 预计完成"
PARTLY = "完成一半 完成80% 完成前期工作 完成立项 基本完成 2027年完成 完成？ 已启动未完成 在建已完成"


@pytest.mark.parametrize("word", [*TURNED.split(), *PARTLY.split(), "已完成" * 20 + "未"])
def test_a_word_that_says_more_than_a_listed_one_is_not_taken_for_it(word: str) -> None:
    assert state(word) == ""


@pytest.mark.parametrize("word", ["未验收", "未完成", "尚未完工", "计划完工", "即将开工", "完成计划", "验收未通过"])
def test_nor_is_a_stage(word: str) -> None:
    assert stage(word) == ""


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        *(("项目已完成", "已完成"), ("已全部完成。", "已完成"), ("建成并投用", ""), ("建成通车", "已完成")),
        *(("已开工建设", "进行中"), ("全部未开工", "未启动"), ("完成了", "已完成")),
    ],
)
def test_a_word_that_says_the_same_at_more_length_is_offered(word: str, meant: str) -> None:
    assert state(word) == meant
