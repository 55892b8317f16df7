"""Which part of the members the tree has chosen."""

from dataclasses import dataclass, replace

from vusta_desk.domain.member import BranchKind
from vusta_desk.usecases.browse_members import Query


@dataclass(frozen=True, slots=True)
class Scope:
    """Everyone, a kind of branch, one branch, those without a branch, or those taken out."""

    branch: str | None = None
    kind: BranchKind | None = None
    no_kind: bool = False
    no_branch: bool = False
    taken_out: bool = False

    def narrow(self, query: Query) -> Query:
        """The same question, asked of this part only."""
        return replace(
            query,
            branch=self.branch,
            kind=self.kind,
            no_kind=self.no_kind,
            no_branch=self.no_branch,
            taken_out=self.taken_out,
        )


EVERYONE = Scope()
TAKEN_OUT = Scope(taken_out=True)
