"""Records of the sample entered twice: pairs for the place of duplicates."""

from dataclasses import replace

from vusta_desk.domain.member import Badge, Member
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.storage import members
from vusta_desk.usecases.edit_member import open_member
from vusta_desk.usecases.services import Services

# By the key of the first: the second, in capitals with its year of birth only; the very same card;
# the same facts without numbers.
PAIRS = (("M0016", "M9001"), ("M0020", "M9002"), ("M0030", "M9003"))
HOME = "xã Tân Bình, tỉnh Nghệ An"
DECISION = "7-QĐ/ĐU"
OTHER_NAME = "Lê Thị Khác"


def enter_twice(services: Services) -> None:
    """Enters three members of the sample a second time."""
    for (key, new), make in zip(PAIRS, (_poorer, _numbered, _without_numbers), strict=True):
        twin = replace(make(open_member(services, key).member), key=new)
        with services.operation("add_member", subject=new, member=twin.name) as writer:
            members.insert_members(writer.connection, [twin])


def _poorer(member: Member) -> Member:
    assert member.birth_date is not None
    return replace(
        member,
        name=member.name.upper(),
        birth_date=PartialDate(member.birth_date.year),
        card_number=None,
        home=HOME,
        badges=(member.badges[0], Badge(45, PartialDate(2021, 2, 3), decision=DECISION)),
    )


def _numbered(member: Member) -> Member:
    return replace(member, name=OTHER_NAME, personal_id=None, birth_date=None)


def _without_numbers(member: Member) -> Member:
    return replace(member, card_number=None, card_number_old=None, personal_id=None)
