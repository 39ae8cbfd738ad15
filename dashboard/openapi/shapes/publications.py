"""The shapes of releases, of what they changed, and of the list of addresses."""

from typing import get_args

from dashboard.changes import Kind
from dashboard.openapi.fields import (
    DATE,
    TEXT,
    WHOLE,
    Field,
    many,
    maybe,
    word,
)
from dashboard.openapi.shapes.shape import VERDICT, Shape, links
from dashboard.tables import TABLES

PUBLICATIONS = (
    Shape(
        "Release",
        "版本",
        "Release",
        (
            Field("release", TEXT, "版本编号，由内容算出；相同内容编号相同。", "Its id, a hash of what it holds."),
            Field("number", WHOLE, "第几次发布，自1起。", "Which publication it was, from 1."),
            Field("published", DATE, "发布日期（北京时间）。", "Day it was published, in China."),
            Field(
                "moment",
                maybe({"type": "string", "format": "date-time"}),
                "发布时刻（UTC）。",
                "Moment it was published, in UTC.",
            ),
            Field(
                "kind",
                word("first", "update", "withdrawal"),
                "first 首次，update 更新，withdrawal 撤回到较早的版本。",
                "first, update, or withdrawal: an earlier release was published again.",
            ),
            Field("summary", maybe(TEXT), "发布说明。", "What the publisher says of it, in Chinese."),
            Field("reason", maybe(TEXT), "撤回的原因。", "Why an earlier release was published again."),
            Field(
                "counts",
                {
                    "type": "object",
                    "properties": dict.fromkeys(get_args(Kind), WHOLE),
                    "required": list(get_args(Kind)),
                },
                "各类改动有多少行。",
                "How many rows changed, by kind of change.",
            ),
            links(
                "改动（self）、这一版的指标（indicators）和网页（page、page_en）",
                "its changes (self), its indicators (indicators), page and page_en",
            ),
        ),
    ),
    Shape(
        "Change",
        "一处改动",
        "One change",
        (
            Field(
                "kind",
                word(*get_args(Kind)),
                "new 新增，updated 更新，finalised 核定（初步数以后的最终数），corrected 更正，removed 删去。",
                "new, updated, finalised (the final figure after a provisional one), corrected or removed.",
            ),
            Field("table", word(*TABLES), "哪张表。", "Table of the row."),
            Field("key", maybe(TEXT), "这一行的主键，用竖线相连。", "Key columns of the row, joined by |."),
            Field("indicator_id", maybe(TEXT), "涉及的指标。", "Indicator concerned."),
            Field("period", maybe(TEXT), "涉及的时期。", "Period concerned."),
            Field("old", maybe(TEXT), "改动前，照公布的写法。", "What readers saw before, as published."),
            Field("new", maybe(TEXT), "改动后，照公布的写法。", "What readers see now, as published."),
            Field("columns", many(TEXT), "原有的行里哪些列变了。", "Columns that differ in a row that was there."),
            Field("reason", maybe(TEXT), "这一行自己的公开原因。", "Public reason of this very row, in Chinese."),
            Field("verdict_before", maybe(VERDICT), "改动前的状态标记。", "Verdict before."),
            Field("verdict_after", maybe(VERDICT), "改动后的状态标记。", "Verdict after."),
        ),
    ),
    Shape(
        "Resource",
        "一类资源",
        "Resource",
        (
            Field("name", TEXT, "名称。", "Its name."),
            Field("address", TEXT, "地址；花括号里的由您填。", "Its address; fill what stands in braces."),
            Field("title", TEXT, "给出什么。", "What it gives, in Chinese."),
            Field("title_en", TEXT, "给出什么（英文）。", "What it gives, in English."),
            Field("parameters", many(TEXT), "可用的参数。", "Parameters it takes in the query."),
        ),
    ),
)
