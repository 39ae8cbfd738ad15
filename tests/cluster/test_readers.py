"""What readers of a cluster tell is what they met with."""

from tests.cluster.readers import Readers, Visit, seconds_until


def visit(at: float, seconds: float = 0.5, body: bytes = b"old") -> Visit:
    return Visit("/updates", at, seconds, 200, body)


def test_a_publication_is_seen_when_the_answer_with_it_has_come() -> None:
    assert seconds_until("new", [visit(10), visit(11, 0.75, b"a new page"), visit(12, body=b"new")], 9.5) == 2.25


def test_a_crowd_tells_how_often_it_asked_indeed() -> None:
    crowd = Readers()
    crowd.pages += [visit(10), visit(14)]
    crowd.interactions += [visit(11), visit(12)]
    assert crowd.rate == 0.75
