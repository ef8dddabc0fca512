"""Numbers put together in groups, two at a time (union–find)."""

from collections import defaultdict


class Groups:
    """The numbers from 0 to ``size``, each alone at first; a group is known by its least number."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def root(self, number: int) -> int:
        """Return the least number of the group that ``number`` is in."""
        parent = self._parent
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    def join(self, one: int, two: int) -> None:
        """Make the groups of two numbers one."""
        first, second = sorted((self.root(one), self.root(two)))
        self._parent[second] = first

    def all(self) -> list[list[int]]:
        """Return the groups by their least numbers, each in order."""
        found: dict[int, list[int]] = defaultdict(list)
        for number in range(len(self._parent)):
            found[self.root(number)].append(number)
        return list(found.values())
