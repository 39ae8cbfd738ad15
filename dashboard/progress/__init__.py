"""How progress is judged: pure functions from an indicator, a target, its observations and a date to a verdict.

    schedule    where a target starts, which figures count for it, the value due on a day
    verdicts    the words and thresholds of the method; an Assessment carries a verdict with all its inputs
    judgement   the verdict on one target
    overview    the verdicts of a whole dataset
    growth      the cross-check by growth rates

The method page prints these rules.
"""

from dashboard.progress.growth import GrowthRatio, eurostat_ratio
from dashboard.progress.judgement import assess
from dashboard.progress.overview import assess_all, assess_milestone, counts, current
from dashboard.progress.schedule import Point, Schedule, covered_from, schedule_of
from dashboard.progress.verdicts import STANDARD, Assessment, Degree, Method, Pace, Verdict

__all__ = [
    "STANDARD",
    "Assessment",
    "Degree",
    "GrowthRatio",
    "Method",
    "Pace",
    "Point",
    "Schedule",
    "Verdict",
    "assess",
    "assess_all",
    "assess_milestone",
    "counts",
    "covered_from",
    "current",
    "eurostat_ratio",
    "schedule_of",
]
