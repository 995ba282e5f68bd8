"""Links between names, and the clusters that links make while some names are kept apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Final, Literal, NamedTuple

Shared = Literal["film", "page", ""]

MOST_CANDIDATES: Final = 20  # that a name may mean and that are told of; of a Smith or a Hamlet there are hundreds

_RANKS: Final[dict[Shared, int]] = {"film": 2, "page": 1, "": 0}


class Link(NamedTuple):
    """Two numbered names put together: the kind of likeness, what they share besides it, and the score.

    `left` is the name in question, `right` the one it is taken for.
    """

    left: int
    right: int
    kind: str
    score: float
    shared: Shared = ""

    @property
    def rank(self) -> tuple[int, float]:
        """What is compared between candidates: a shared film says more than any likeness."""
        return _RANKS[self.shared], self.score


class Clusters:
    """Union-find over `size` names, with pairs that must stay apart.

    >>> clusters = Clusters(3)
    >>> clusters.forbid(0, 2)
    >>> clusters.join(0, 1), clusters.join(1, 2), clusters.labels()
    (True, False, [0, 0, 2])
    """

    def __init__(self, size: int) -> None:
        """Every name starts as a cluster of its own."""
        self._parent = list(range(size))
        self._members: dict[int, list[int]] = {}
        self._apart: defaultdict[int, set[int]] = defaultdict(set)

    def find(self, name: int) -> int:
        """The name that stands for the cluster."""
        root = name
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[name] != root:
            self._parent[name], name = root, self._parent[name]
        return root

    def members(self, name: int) -> list[int]:
        """All names of the cluster that a name is in, in no particular order."""
        root = self.find(name)
        return self._members.get(root, [root])

    def forbid(self, left: int, right: int) -> None:
        """Keeps two names apart whatever links come; no use once they are together."""
        left, right = self.find(left), self.find(right)
        self._apart[left].add(right)
        self._apart[right].add(left)

    def may_join(self, left: int, right: int) -> bool:
        """Whether no pair of names between the two clusters is forbidden."""
        return self.find(right) not in self._apart.get(self.find(left), ())

    def join(self, left: int, right: int) -> bool:
        """Makes one cluster of two and says whether they are one now; not if a pair between them is forbidden."""
        left, right = self.find(left), self.find(right)
        if left == right:
            return True
        if not self.may_join(left, right):
            return False
        root, other = min(left, right), max(left, right)
        members = self.members(root) + self.members(other)
        self._parent[other] = root
        self._members.pop(other, None)
        self._members[root] = members
        for apart in self._apart.pop(other, ()):
            self._apart[apart].discard(other)
            self._apart[apart].add(root)
            self._apart[root].add(apart)
        return True

    def labels(self) -> list[int]:
        """For each name the one that stands for its cluster."""
        return [self.find(name) for name in range(len(self._parent))]


def rivals_of(
    link: Link, candidates: Iterable[Link], clusters: Clusters, are_one: Callable[[Link, int], bool], margin: float
) -> list[Link]:
    """The other candidates for `link.left` that are as good within the margin and cannot be one with the link.

    A name with rivals means one of several: "Robert Downey", where there are a Jr. and a Sr. Of many rivals the first
    `MOST_CANDIDATES` are enough.
    """
    rank, least = _RANKS[link.shared], link.score - margin
    own = {clusters.find(link.left), clusters.find(link.right)}
    rivals = (
        other
        for other in candidates
        if ((place := _RANKS[other.shared]) > rank or (place == rank and other.score > least))
        and clusters.find(other.right) not in own
        and not are_one(link, other.right)
    )
    return list(islice(rivals, MOST_CANDIDATES))


class OpenLinks:
    """Links that rivals leave open: each once, `MOST_CANDIDATES` of one name."""

    def __init__(self) -> None:
        """None yet."""
        self._of: defaultdict[int, dict[int, Link]] = defaultdict(dict)

    def add(self, link: Link, rivals: Iterable[Link]) -> None:
        """Notes a link and its rivals, all of one name."""
        known = self._of[link.left]
        for one in (link, *rivals):
            if len(known) < MOST_CANDIDATES:
                known.setdefault(one.right, one)

    def __iter__(self) -> Iterator[Link]:
        """The links, name by name."""
        for known in self._of.values():
            yield from known.values()
