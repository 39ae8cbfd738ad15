"""The shapes of the site's marks: chips, matrix cells, the hatch of figures from before the plan."""

from dashboard.components import Raw
from dashboard.model import Stage


def sprite() -> Raw:
    """The shapes that chips, cells and tracks refer to, once in a page."""
    return Raw(_SPRITE)


def cell_shape(name: str) -> str:
    """The 16-pixel square of a verdict as SVG on its own, its colours as the stylesheet's tokens."""
    return _CELL_SHAPES[name]


def stage_shape(stage: Stage) -> str:
    """The square of a community at a stage, as cell_shape gives one."""
    return _STAGE_SHAPES[stage]


def _symbols(prefix: str, size: int, shapes: dict[str, str]) -> str:
    return "".join(
        f'<symbol id="{prefix}-{name}" viewBox="0 0 {size} {size}">{shape}</symbol>' for name, shape in shapes.items()
    )


_CHIP_SHAPES = {
    "done": '<circle cx="7" cy="7" r="6.4" fill="none" stroke="currentColor" stroke-width="1.2"/>'
    '<path d="M4 7.2l2.2 2.2L10.2 5" fill="none" stroke="currentColor" stroke-width="1.8"/>',
    "ahead": '<path d="M7 1.5l5.6 10.6H1.4z" fill="currentColor"/>',
    "onpace": '<circle cx="7" cy="7" r="5.2" fill="currentColor"/>',
    "behind": '<path d="M7 12.5L1.4 1.9h11.2z" fill="currentColor"/>',
    "unmet": '<path d="M2 2h10v10H2z" fill="currentColor"/>',
    "notstarted": '<circle cx="7" cy="7" r="5.4" fill="none" stroke="currentColor" stroke-width="1.6"/>',
    "nodata": '<circle cx="7" cy="7" r="5.6" fill="none" stroke="currentColor" stroke-width="1.5"'
    ' stroke-dasharray="2.2 2.2"/>',
    "stale": '<circle cx="7" cy="7" r="5.8" fill="none" stroke="currentColor" stroke-width="1.4"/>'
    '<path d="M7 3.6V7l2.4 1.6" fill="none" stroke="currentColor" stroke-width="1.4"/>',
    "na": '<path d="M2.5 7h9" stroke="currentColor" stroke-width="1.8"/>',
}

_FULL = '<rect width="16" height="16" rx="1.5" fill="var(--{})"/>'
_OPEN = '<rect x="1" y="1" width="14" height="14" rx="1.5" fill="none" stroke="var(--ink-2)" stroke-width="2"/>'
_EDGE = (
    '<rect x=".75" y=".75" width="14.5" height="14.5" rx="1.5" fill="none" stroke="var(--{})" stroke-width="1.5"{}/>'
)

_CELL_SHAPES = {
    "done": _FULL.format("good")
    + '<path d="M4 8.4l2.8 2.8L12 5.4" fill="none" stroke="var(--on-good)" stroke-width="2"/>',
    "ahead": _FULL.format("good") + '<path d="M8 4l4.4 8H3.6z" fill="var(--on-good)"/>',
    "onpace": _FULL.format("good") + '<circle cx="8" cy="8" r="3.4" fill="var(--on-good)"/>',
    "behind": _FULL.format("slow") + '<path d="M8 12L3.6 4h8.8z" fill="var(--paper)"/>',
    "unmet": _FULL.format("late") + '<path d="M5 5h6v6H5z" fill="var(--on-late)"/>',
    "notstarted": _OPEN,
    "nodata": _EDGE.format("line-ui", ' stroke-dasharray="2.4 2.4"'),
    "pre": _FULL.format("paper")
    + '<path d="M0 6L6 0M0 12L12 0M2 16L16 2M8 16l8-8M14 16l2-2" stroke="var(--accent)" stroke-width="2"/>'
    + _EDGE.format("accent", ""),
    "stale": _OPEN + '<path d="M8 4.4V8l2.6 1.8" fill="none" stroke="var(--ink-2)" stroke-width="1.6"/>',
    "na": _OPEN + '<path d="M5 8h6" stroke="var(--ink-2)" stroke-width="2"/>',
}

_STAGE_SHAPES: dict[Stage, str] = {
    "planned": _EDGE.format("line-ui", ""),
    "started": _FULL.format("stage-2"),
    "finished": _FULL.format("stage-3"),
    "accepted": _FULL.format("stage-4"),
}

_HATCH = (
    '<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect class="hatch-b" width="6" height="6"/><path class="hatch-l" d="M1 0v6"/></pattern>'
)

_SPRITE = (
    f'<svg class="sprite" aria-hidden="true" focusable="false"><defs>{_HATCH}</defs>'
    f"{_symbols('i', 14, _CHIP_SHAPES)}{_symbols('c', 16, _CELL_SHAPES)}</svg>"
)
