"""What a page's release is to its files."""

from dashboard.exports import Edition
from layouts.view import View


def edition(view: View) -> Edition:
    """The release of a view, as its files tell of it: on the day it was first published, whatever day it is now."""
    settings = view.settings
    days = [change.published for change in view.changes if change.release_id == view.release_id]
    return Edition(
        snapshot=view.snapshot,
        release_id=view.release_id,
        day=view.snapshot.plan.as_of or min(days, default=view.as_of),
        organiser=settings.organiser,
        organiser_en=settings.organiser_en,
        address=settings.base_url and settings.base_url + settings.url_prefix,
    )
