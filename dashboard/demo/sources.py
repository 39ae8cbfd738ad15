"""The publications the made-up figures are said to come from; every publisher says 演示数据."""

from dashboard.model import Source
from dashboard.periods import parse_period

SAID, SAID_EN = "演示数据", "Simulated"
SERIES, REVISION, LATE = "demo_series", "demo_revision", "demo_late"

SOURCES = (
    Source(SERIES, "演示数据（simulated）", "演示数据：模拟进度表", parse_period("2025-07-10"), "", ""),
    Source(REVISION, "演示数据（simulated）", "演示数据：模拟更正表", parse_period("2025-07-14"), "", ""),
    Source(LATE, "演示数据（simulated）", "演示数据：模拟迟报表", parse_period("2025-06-20"), "", ""),
)
