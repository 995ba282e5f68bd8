"""Union-find with names kept apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extractor.resolution.clusters import Clusters, Link, rivals_of

SIZE = 8
PAIRS = st.lists(st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1)), max_size=20)


@given(joins=PAIRS, apart=PAIRS)
def test_what_is_kept_apart_stays_apart(joins: list[tuple[int, int]], apart: list[tuple[int, int]]) -> None:
    clusters = Clusters(SIZE)
    forbidden = [pair for pair in apart if pair[0] != pair[1]]
    for left, right in forbidden:
        clusters.forbid(left, right)
    for left, right in joins:
        together = clusters.join(left, right)
        assert together == (clusters.find(left) == clusters.find(right))
    assert all(clusters.find(left) != clusters.find(right) for left, right in forbidden)


@given(joins=PAIRS)
def test_clusters_are_what_links_reach(joins: list[tuple[int, int]]) -> None:
    clusters = Clusters(SIZE)
    for left, right in joins:
        clusters.join(left, right)
    labels = clusters.labels()
    for name in range(SIZE):
        members = clusters.members(name)
        assert sorted(members) == [other for other in range(SIZE) if labels[other] == labels[name]]
        assert labels[name] == min(members)


def test_a_rival_is_as_good_and_somebody_else() -> None:
    clusters = Clusters(4)
    link = Link(0, 1, "initial", 0.9)
    others = [Link(0, 2, "initial", 0.88), Link(0, 3, "spelling", 0.7)]

    def strangers(_link: Link, _other: int) -> bool:
        return False

    assert rivals_of(link, others, clusters, strangers, 0.05) == others[:1]
    assert rivals_of(link, others, clusters, lambda _link, _other: True, 0.05) == []
    clusters.join(1, 2)
    assert rivals_of(link, others, clusters, strangers, 0.05) == []


def test_a_film_in_common_outranks_any_likeness() -> None:
    clusters = Clusters(3)
    with_film, without = Link(0, 1, "near", 0.86, "film"), Link(0, 2, "nickname", 0.95)

    def strangers(_link: Link, _other: int) -> bool:
        return False

    assert rivals_of(with_film, [without], clusters, strangers, 0.05) == []
    assert rivals_of(without, [with_film], clusters, strangers, 0.05) == [with_film]
