from hypothesis import given, settings
from compliance.guide.diff import diff
from tests.strategies import guides


@given(guides(), guides())
def test_mirror(a, b):
    d = diff(a, b)
    assert d.mirrored() == diff(b, a)
    assert bool(d) == (a != b)
    m = diff(b, a)
    assert [(c, y, x) for c, x, y in sorted(m.counts, key=str)] is not None


@given(guides())
def test_same(a):
    assert diff(a, a).is_empty
