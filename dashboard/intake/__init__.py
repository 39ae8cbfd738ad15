"""What staff really upload: any encoding, workbook, layout, number and date, read into rows of the dataset's tables.

opening   bytes -> Book, or UploadRefused
book      sheets and cells
reading   what was found in them
extraction  Book -> Readings: headings, numbers, periods and names as staff write them
"""

from dashboard.intake.book import Book, Cell, Sheet, address, place
from dashboard.intake.extraction import read
from dashboard.intake.opening import open_upload
from dashboard.intake.reading import Found, Question, Reading, Skipped, years

__all__ = [
    "Book",
    "Cell",
    "Found",
    "Question",
    "Reading",
    "Sheet",
    "Skipped",
    "address",
    "open_upload",
    "place",
    "read",
    "years",
]
