"""An indicator's page as a schema.org Dataset, for search engines that list datasets."""

from dashboard.exports import FORMS, MIMETYPES
from dashboard.model import Indicator, Observation, Source
from layouts import parts
from layouts.editions import edition
from layouts.freshness import changed, moment_of
from layouts.indicator.opening import promise
from layouts.structured import CONTEXT, catalogue, publisher
from layouts.view import View


def dataset(view: View, row: Indicator) -> dict[str, object]:
    """What is measured where and when, who publishes it under which terms, in which files, and since when.

    No licence is named, because none has been chosen: usageInfo leads to the terms as they stand.
    """
    language = view.language
    path = f"/indicators/{row.indicator_id}"
    return {
        "@context": CONTEXT,
        "@type": "Dataset",
        "@id": f"{view.absolute(path)}#dataset",
        "name": parts.marked_simulated(view, f"{language.name(view.snapshot.area)} {language.name(row)}"),
        "description": _description(view, row),
        "url": view.absolute(path),
        "identifier": f"{view.snapshot.area.area}/{row.indicator_id}",
        "inLanguage": language.tag,
        "keywords": [language.name(row), *_belonging(view, row)],
        "publisher": publisher(view),
        "isAccessibleForFree": True,
        "usageInfo": f"{view.absolute('/data')}#use",
        "spatialCoverage": [_place(view, code) for code in _areas(view, row)],
        "temporalCoverage": _period(view, row),
        "variableMeasured": _variable(view, row),
        "isBasedOn": [_plan(view), *map(_source, _sources(view, row))],
        "includedInDataCatalog": catalogue(view, whole=False),
        "distribution": [_file(view, row, name) for name in FORMS],
        "version": edition(view).short,
        **_makers(view, row),
        **_dates(view, path),
    }


def _description(view: View, row: Indicator) -> str:
    """What it is, what was promised, and how much has been published: 50 to 5000 characters."""
    language, rows = view.language, view.snapshot
    own = len(rows.observations_of(row.indicator_id))
    others = sum(
        len(rows.observations_of(row.indicator_id, area.area)) for area in rows.areas_observed(row.indicator_id)
    )
    held = language.text("已公布的数：本县{own}个，其他地方{others}个，每个都写明出处。", own=own, others=others)
    told = [language.of(row, "definition"), promise(view, row), held]
    return parts.marked_simulated(view, (" " if language.code == "en" else "").join(told))


def _makers(view: View, row: Indicator) -> dict[str, object]:
    """Who made the figures: those who first published them. Where there is none yet, nobody is called their maker."""
    names = dict.fromkeys(source.publisher for source in _sources(view, row))
    return {"creator": [{"@type": "Organization", "name": name} for name in names]} if names else {}


def _belonging(view: View, row: Indicator) -> tuple[str, ...]:
    return (view.language.name(view.snapshot.action_of(row.measure)), view.language.text("新型城镇化"))


def _areas(view: View, row: Indicator) -> list[str]:
    return [view.snapshot.area.area, *(each.area for each in view.snapshot.areas_observed(row.indicator_id))]


def _observations(view: View, row: Indicator) -> list[Observation]:
    return [seen for code in _areas(view, row) for seen in view.snapshot.observations_of(row.indicator_id, code)]


def _place(view: View, code: str) -> dict[str, object]:
    name = view.language.name(view.snapshot.area_by_code[code])
    return {"@type": "Place", "name": name, "identifier": code}


def _period(view: View, row: Indicator) -> str:
    """From the first period with a value, or the plan's start, to the last one with a value or a target."""
    plan = view.snapshot.plan
    periods = [seen.period for seen in _observations(view, row)]
    periods += [target.period for target in view.snapshot.targets_of(row.indicator_id)]
    start = min([plan.period_start, *(each.start for each in periods)])
    end = max([plan.period_end, *(each.end for each in periods)])
    return f"{start}/{end}"


def _variable(view: View, row: Indicator) -> dict[str, object]:
    language = view.language
    return {
        "@type": "PropertyValue",
        "name": language.name(row),
        "propertyID": row.indicator_id,
        "unitText": language.of(row, "unit"),
        "description": language.of(row, "definition"),
    }


def _plan(view: View) -> dict[str, object]:
    plan, language = view.snapshot.plan, view.language
    told: dict[str, object] = {
        "@type": "CreativeWork",
        "name": language.of(plan, "title"),
        "identifier": plan.document_number,
        "datePublished": plan.published.isoformat(),
        "publisher": {"@type": "GovernmentOrganization", "name": language.of(plan, "issuer")},
    }
    return told | ({"url": view.settings.plan_url} if view.settings.plan_url else {})


def _sources(view: View, row: Indicator) -> list[Source]:
    names = dict.fromkeys(seen.source_id for seen in _observations(view, row))
    return [view.snapshot.source_by_id[name] for name in names]


def _source(source: Source) -> dict[str, object]:
    """A publication that values are taken from; what is not known of it is left out."""
    told = {
        "@type": "CreativeWork",
        "name": source.title,
        "publisher": {"@type": "Organization", "name": source.publisher},
        "identifier": source.document_number,
        "url": source.url,
        "datePublished": _day(source),
    }
    return {name: value for name, value in told.items() if value}


def _day(source: Source) -> str:
    """A publication's date where it is one that ISO 8601 dates can tell: a year, a month or a day."""
    period = source.published
    return str(period) if period and period.kind in {"year", "month", "day"} else ""


def _file(view: View, row: Indicator, name: str) -> dict[str, object]:
    return {
        "@type": "DataDownload",
        "encodingFormat": MIMETYPES[name],
        "contentUrl": view.absolute_file(f"/download/indicators/{row.indicator_id}.{name}"),
    }


def _dates(view: View, path: str) -> dict[str, object]:
    """The day the data was first published here and the day a release last changed it; never today."""
    if not view.changes:
        return {}
    last = changed(view, path) or moment_of(view.changes[0])
    first = moment_of(view.changes[-1])
    return {"datePublished": first.date().isoformat(), "dateModified": last.date().isoformat()}
