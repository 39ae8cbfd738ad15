"""The API apart from HTTP: what it answers, the description of it, and its errors.

    parameters   what may be asked with
    operations   every address, what it takes, what it answers with
    shapes       the objects in answers; those of a table are its columns in the data contract
    answers      a whole answer
    problems     the kinds of errors and the one shape they have
    document     all of that as OpenAPI 3.1

The routes answer by it, and the readable page is told from it.
"""

from dashboard.openapi.answers import DESCRIPTION, DOCUMENTATION, answer
from dashboard.openapi.document import VERSION, document
from dashboard.openapi.operations import OPERATIONS, Operation
from dashboard.openapi.parameters import Asked, Parameter
from dashboard.openapi.problems import MEDIA_TYPE, PROBLEMS, ProblemKind, fault, problem
from dashboard.openapi.rows import ROOT, Json
from dashboard.openapi.seen import Seen
from dashboard.openapi.shapes import SHAPES

__all__ = [
    "DESCRIPTION",
    "DOCUMENTATION",
    "MEDIA_TYPE",
    "OPERATIONS",
    "PROBLEMS",
    "ROOT",
    "SHAPES",
    "VERSION",
    "Asked",
    "Json",
    "Operation",
    "Parameter",
    "ProblemKind",
    "Seen",
    "answer",
    "document",
    "fault",
    "problem",
]
