"""Workbooks the site hands out: a department's template, and an upload with its problems marked."""

from dashboard.workbooks.marking import marked
from dashboard.workbooks.template import template

__all__ = ["marked", "template"]
