"""With which side a list is compared: the branch that is named, and the one it seems to be of."""

from pathlib import Path

import pytest

from tests.helpers.people import branch, registry
from tests.importing.support import OFFICE_LIST, SAMPLES
from tests.usecases.conftest import add
from vusta_desk.domain.findings import Refused
from vusta_desk.domain.reconciliation import CENTRAL
from vusta_desk.usecases import import_members, reconcile
from vusta_desk.usecases.services import Services

CENTRAL_LIST = SAMPLES / "DS_DANGVIEN.xlsx"
BRANCH_LIST = SAMPLES / "chi-bo-gui-len.csv"


def test_a_branch_is_named_by_whole_words_with_their_marks(empty: Services) -> None:
    names = ("Viện Khoa học", "Hội Hóa học", "Hội Hoa học trò", "Hội Lâm vườn", "Hội Làm vườn")
    branches = (branch(f"B{place:02d}", name) for place, name in enumerate(names, 1))
    add(empty, registry(branches=tuple(branches)))

    def named(text: str) -> str:
        return reconcile.branch_named(empty, text)

    assert (named("Hóa học"), named("hóa học"), named("khoa")) == ("B02", "B02", "B01")
    assert (named("hội làm vườn"), named("Lâm vườn"), named("B03")) == ("B05", "B04", "B03")
    with pytest.raises(Refused, match="branch_not_one") as refused:
        named("lam v")
    assert refused.value.details["names"] == names[3:]


def test_whose_list_it_seems_to_be(empty: Services) -> None:
    import_members.apply(empty, import_members.preview(empty, OFFICE_LIST))
    key = reconcile.branch_named(empty, "hoi hoa hoc viet nam")
    other = next(each.key for each in empty.registry().branches if each.key != key)

    def compared(path: Path, source: str) -> reconcile.Compared:
        return reconcile.compare(empty, path, source)

    assert reconcile.likelier_source(compared(BRANCH_LIST, key)) is None
    assert reconcile.likelier_source(compared(BRANCH_LIST, other)) == (key, 11)
    assert reconcile.likelier_source(compared(BRANCH_LIST, CENTRAL)) == (key, 11)
    assert reconcile.likelier_source(compared(CENTRAL_LIST, CENTRAL)) is None
