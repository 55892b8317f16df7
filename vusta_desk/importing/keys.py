"""Branches of a list, found by name; those that are new get keys of their own."""

from collections.abc import Iterable
from dataclasses import replace

from vusta_desk.domain.keys import fresh_keys
from vusta_desk.domain.member import Branch
from vusta_desk.domain.names import folded


class BranchBook:
    """The branches known so far, found by their names without marks and case."""

    def __init__(self, known: Iterable[Branch], taken: Iterable[str] = ()) -> None:
        self.new: list[Branch] = []
        self._asked: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._keys: dict[str, str] = {}
        for branch in known:
            self._names.setdefault(folded(branch.name), branch.key)
            self._keys[branch.key] = folded(branch.name)
        self._fresh = fresh_keys("B", 2, (*self._keys, *taken))

    def key_of_name(self, name: str) -> str:
        """The key of the branch of that name; a new one where the name is new."""
        if name not in self._asked:
            key = self._names.get(folded(name))
            if key is None:
                key = self._names[folded(name)] = next(self._fresh)
                self.new.append(Branch(key, name))
            self._asked[name] = key
        return self._asked[name]

    def key_of_branch(self, branch: Branch) -> str:
        """The key here of a branch of another registry, which keeps its own where it is free."""
        name = folded(branch.name)
        if self._keys.get(branch.key) == name:
            return branch.key
        if name in self._names:
            return self._names[name]
        if branch.key in self._keys:
            branch = replace(branch, key=next(self._fresh))
        self.new.append(branch)
        return branch.key
