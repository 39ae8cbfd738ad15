"""The site's drawings as SVG, made without a browser: charts, progress tracks, stage dots, the axis of due dates.

Colours and letters come from CSS classes alone, so that one drawing serves light, dark, elder mode and print.
"""

from dashboard.drawing.charts import svg
from dashboard.drawing.tracks import due_axis, stage_dots, track

__all__ = ["due_axis", "stage_dots", "svg", "track"]
