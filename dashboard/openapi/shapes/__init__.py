"""The shapes of answers: the columns of the data contract, and what the site works out beside them."""

from dashboard.openapi.shapes.commitments import COMMITMENTS
from dashboard.openapi.shapes.judgements import JUDGEMENTS
from dashboard.openapi.shapes.publications import PUBLICATIONS
from dashboard.openapi.shapes.shape import Shape, schema_of
from dashboard.openapi.shapes.values import VALUES

SHAPES = (*VALUES, *JUDGEMENTS, *COMMITMENTS, *PUBLICATIONS)
"""All of them, in the order they are told."""

__all__ = ["SHAPES", "Shape", "schema_of"]
