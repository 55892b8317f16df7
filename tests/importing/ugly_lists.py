"""Writes members as a list in an ugly shape, and knows what of it can be read back for certain."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from tests.importing.ugly_dates import DATES, DOUBTFUL_STYLES, PLAIN_STYLES, Value, spelled, written
from vusta_desk.domain.member import Branch, Member, Sex

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "ordinal": ("TT", "STT", "Số\nTT"),
    "name": ("Họ và tên", "HỌ VÀ TÊN", "Họ và tên *", "Họ, tên đảng viên", "Họ và tên\n(in hoa)"),
    "name_given": ("Tên", "TÊN"),
    "sex": ("Giới tính", "Nam/Nữ", "GIỚI TÍNH"),
    "birth_date": ("Ngày sinh", "Ngày, tháng,\nnăm sinh", "NĂM SINH", "Sinh ngày"),
    "home": ("Quê quán", "Nguyên quán", "Quê quán (xã, tỉnh)"),
    "admission_decision_date": ("Ngày QĐ kết nạp", "Ngày quyết định kết nạp"),
    "admission_date": ("Ngày vào Đảng", "NGÀY KẾT NẠP", "Ngày, tháng, năm vào Đảng"),
    "official_date": ("Ngày chính thức", "Chính thức", "Ngày chuyển Đảng chính thức"),
    "card_number": ("Số thẻ", "Số thẻ đảng viên", "SỐ TĐV"),
    "personal_id": ("CCCD", "Số định danh cá nhân", "Số CCCD"),
    "badges": ("HHĐ đã nhận", "Huy hiệu Đảng"),
    "note": ("Ghi chú", "GHI CHÚ"),
    "branch": ("Chi bộ", "Tên chi bộ", "Đang sinh hoạt tại chi bộ"),
    "other": ("Điện thoại", "Trình độ", "Dân tộc"),
}
_SPLIT = ("Họ đệm", "Họ và tên đệm", "HỌ, ĐỆM")
GROUPS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "Ngày, tháng, năm sinh": (("birth_date_male", "Nam"), ("birth_date_female", "Nữ")),
    "Ngày vào Đảng": (
        ("admission_decision_date", "Quyết định"),
        ("admission_date", "Dự bị"),
        ("official_date", "Chính thức"),
    ),
}


@dataclass(frozen=True)
class Column:
    """A column: the field it tells, its headings, how it is spelled."""

    field: str
    heading: str
    above: str = ""
    style: str = "slash"
    letters: str = "unicode"


@dataclass(frozen=True)
class Ugly:
    """The shape of one list."""

    kind: str
    columns: tuple[Column, ...]
    grouped: bool
    titles: int
    numbered: bool
    two_rows: bool
    paged: bool
    closed: bool
    blanks: bool
    capitals: bool
    lost_zeros: bool
    branch_style: str
    letters: str
    names: str
    cover: bool

    @property
    def fields(self) -> frozenset[str]:
        """What the list tells of its people."""
        told = {column.field for column in self.columns}
        if "birth_date_male" in told:
            told |= {"birth_date", "sex"}
        return frozenset(told)

    @property
    def doubtful(self) -> frozenset[str]:
        """The fields of dates that are not written beyond doubt."""
        both = {"birth_date_male": "birth_date", "birth_date_female": "birth_date"}
        return frozenset(
            both.get(column.field, column.field)
            for column in self.columns
            if column.style in DOUBTFUL_STYLES
        )


@st.composite
def shapes(draw: st.DrawFn, styles: Sequence[str] = PLAIN_STYLES) -> Ugly:
    """Any shape; the dates of each column in one of the styles."""
    kind = draw(st.sampled_from(("xlsx", "xlsx", "ods", "csv", "xls")))
    letters = draw(st.sampled_from(_LETTERS[kind]))
    grouped = draw(st.booleans())
    two_rows = draw(st.booleans())
    number = draw(st.sampled_from(("card_number", "personal_id")))  # so that no row is a bare name
    rest = {"sex", "birth_date", "home", *DATES, "card_number", "personal_id", "badges"} - {number}
    told = draw(st.lists(st.sampled_from(sorted(rest)), min_size=1, max_size=8, unique=True))
    told.append(number)
    told += draw(st.lists(st.sampled_from(["ordinal", "note", "other"]), unique=True))
    told += () if grouped else ("branch",)
    blocks: list[tuple[str, ...]] = [(name,) for name in ("name", *told)]
    if two_rows:
        blocks = _grouped(blocks, draw)
    names = draw(st.sampled_from(("whole", "whole", "split", "beside")))
    if names != "whole":
        blocks = [("name", "name_given") if block == ("name",) else block for block in blocks]
    columns: list[Column] = []
    for block in draw(st.permutations(blocks)):
        for name in block:
            columns.append(_column(draw, name, block, styles, letters, names))
    ordinal = next((c for c in columns if c.field == "ordinal"), None)
    if ordinal is not None and grouped:  # the names of branches stand before those of people
        columns = [ordinal, *(c for c in columns if c is not ordinal)]
    return Ugly(
        kind,
        tuple(columns),
        grouped,
        titles=draw(st.integers(0, 4)),
        numbered=draw(st.booleans()),
        two_rows=two_rows,
        paged=draw(st.booleans()),
        closed=draw(st.booleans()),
        blanks=draw(st.booleans()),
        capitals=draw(st.booleans()),
        lost_zeros=draw(st.booleans()),
        branch_style=draw(st.sampled_from(_GROUPED if grouped else _IN_A_COLUMN)),
        letters=letters,
        names=names,
        cover=draw(st.booleans()),
    )


_GROUPED = ("plain", "roman", "counted", "capitals", "lone")
_IN_A_COLUMN = ("plain", "plain", "once", "ditto")
_LETTERS = {
    "xlsx": ("unicode", "unicode", "decomposed", "tcvn3", "vni", "tcvn3 font", "vni font", "mixed"),
    "ods": ("unicode", "decomposed", "tcvn3", "vni"),
    "xls": ("unicode", "tcvn3", "vni"),
    "csv": ("unicode", "marked", "utf-16", "decomposed", "tcvn3", "vni", "cp1258"),
}


def _grouped(blocks: list[tuple[str, ...]], draw: st.DrawFn) -> list[tuple[str, ...]]:
    """The blocks with those that stand under one heading put together."""
    names = [name for (name,) in blocks]
    joining = tuple(name for name in DATES[1:] if name in names)
    if len(joining) > 1 and draw(st.booleans()):
        names = [name for name in names if name not in joining]
        blocks = [*((name,) for name in names), joining]
    if {"sex", "birth_date"} <= set(names) and draw(st.booleans()):
        both = ("birth_date_male", "birth_date_female")
        blocks = [b for b in blocks if b not in (("sex",), ("birth_date",))] + [both]
    return blocks


def _column(
    draw: st.DrawFn,
    name: str,
    block: tuple[str, ...],
    styles: Sequence[str],
    letters: str,
    names: str,
) -> Column:
    if letters == "mixed":
        letters = draw(st.sampled_from(("unicode", "tcvn3 font", "vni font", "decomposed")))
    above, heading = "", ""
    if len(block) > 1:
        for group, parts in GROUPS.items():
            if name in dict(parts):
                above, heading = group, dict(parts)[name]
    heading = heading or draw(
        st.sampled_from(_SPLIT if names == "split" and name == "name" else HEADINGS[name])
    )
    if name == "name_given" and names == "beside":
        heading = ""
    is_date = name in DATES or name.startswith("birth_date")
    return Column(name, heading, above, draw(st.sampled_from(styles)) if is_date else "", letters)


def branch_name(branch: Branch, ugly: Ugly) -> str:
    """What the list calls a branch."""
    is_lone = ugly.grouped and ugly.branch_style == "lone"
    return branch.name.removeprefix("Chi bộ ") if is_lone else branch.name


def rows_of(branches: Sequence[Branch], members: Sequence[Member], ugly: Ugly) -> list[list[Value]]:
    """The list row by row."""
    width = len(ugly.columns)
    rows: list[list[Value]] = [["DANH SÁCH ĐẢNG VIÊN"] for _ in range(ugly.titles)]
    header = _header(ugly)
    rows += header
    if ugly.numbered and width > 2:
        rows.append(list(range(1, width + 1)))
    styles = {column.field: _style(column, members, ugly.kind) for column in ugly.columns}
    place = next(n for n, column in enumerate(ugly.columns) if column.field in ("ordinal", "name"))
    for count, branch in enumerate(branches, 1):
        people = [member for member in members if member.branch == branch.key]
        if ugly.grouped:
            rows.append([*[None] * place, _branch_row(branch, count, len(people), ugly)])
        for nth, member in enumerate(people):
            row = [_cell(column, member, branch, ugly, styles) for column in ugly.columns]
            rows.append(row if nth == 0 else _below(row, ugly))
        if ugly.blanks:
            rows.append([])
        if ugly.paged and count < len(branches):
            rows += header
    if ugly.closed:
        total = f"Tổng số: {len(members)} đảng viên"
        rows += [[*[None] * place, total], [], ["TM. CHI ỦY"]]
    return rows


def _below(row: list[Value], ugly: Ugly) -> list[Value]:
    """The row of somebody else of the same branch."""
    again = {"once": None, "ditto": '"'}
    if ugly.grouped or ugly.branch_style not in again:
        return row
    said = again[ugly.branch_style]
    return [
        said if c.field == "branch" else cell for c, cell in zip(ugly.columns, row, strict=True)
    ]


def is_fair(branches: Sequence[Branch], members: Sequence[Member], ugly: Ugly) -> bool:
    """Whether people could tell what the shape leaves unsaid: given names, branches named once."""
    given = Counter(member.name.split()[-1] for member in members)
    varied = given.most_common(1)[0][1] * 2 <= len(members)
    alone = sum(" " not in member.name for member in members)  # nothing stands before the given
    if ugly.names == "beside" and (not varied or "Nam" in given or alone * 3 > len(members)):
        return False
    once = not ugly.grouped and ugly.branch_style == "once"
    return not once or len(members) >= 2 * len(branches)


def _header(ugly: Ugly) -> list[list[Value]]:
    if not ugly.two_rows:
        return [[column.heading or None for column in ugly.columns]]
    above: list[Value] = []
    below: list[Value] = []
    for before, column in zip([None, *ugly.columns], ugly.columns, strict=False):
        is_first = before is None or not column.above or before.above != column.above
        above.append((column.above or column.heading or None) if is_first else None)
        below.append(column.heading if column.above else None)
    return [above, below]


def _branch_row(branch: Branch, count: int, people: int, ugly: Ugly) -> str:
    if ugly.branch_style == "roman":
        return f"{('I', 'II', 'III')[count - 1]}. {branch.name}"
    if ugly.branch_style == "counted":
        return f"{branch.name} ({people} đảng viên)"
    if ugly.branch_style == "capitals":
        return branch.name.upper()
    if ugly.branch_style == "lone":
        return branch_name(branch, ugly)
    return branch.name


def _cell(
    column: Column, member: Member, branch: Branch, ugly: Ugly, styles: Mapping[str, str]
) -> Value:
    name = column.field
    if name.startswith("birth_date_"):
        wanted = Sex.MALE if name.endswith("_male") else Sex.FEMALE
        return written(member.birth_date, styles[name], member) if member.sex is wanted else None
    if name in DATES:
        return written(getattr(member, name), styles[name], member)
    return _TELLERS[name](member, branch, ugly)


def _name(member: Member, _: Branch, ugly: Ugly) -> str | None:
    name = member.name.upper() if ugly.capitals else member.name
    if ugly.names != "whole":
        return " ".join(name.split()[:-1]) or None
    return f" {name.replace(' ', '  ')} " if ugly.blanks else name


def _given(member: Member, _: Branch, ugly: Ugly) -> str:
    given = member.name.split()[-1]
    return given.upper() if ugly.capitals else given


def _digits(digits: str | None, fewest: int, ugly: Ugly) -> Value:
    """A number, which loses its zeros where Excel takes it for one."""
    if digits is None or not ugly.lost_zeros or ugly.kind == "csv":
        return digits
    return int(digits) if len(str(int(digits))) >= fewest else f"'{digits}"


def _badges(member: Member, _: Branch, ugly: Ugly) -> str | None:
    told = (
        f"{badge.level} ({spelled(badge.date, '/')})" if badge.date else str(badge.level)
        for badge in member.badges
    )
    return ", ".join(told) or None


_SEXES = {Sex.MALE: "Nam", Sex.FEMALE: "Nữ", None: None}
_TELLERS: Mapping[str, Callable[[Member, Branch, Ugly], Value]] = {
    "ordinal": lambda member, _, __: int(member.key[1:]),
    "name": _name,
    "name_given": _given,
    "sex": lambda member, _, __: _SEXES[member.sex],
    "home": lambda member, _, __: member.home,
    "card_number": lambda m, _, ugly: _digits(
        m.card_number, 9 if len(m.card_number or "") > 8 else 1, ugly
    ),
    "personal_id": lambda m, _, ugly: _digits(m.personal_id, 10, ugly),
    "badges": _badges,
    "note": lambda member, _, __: "Miễn công tác và SHĐ" if member.standings else None,
    "branch": lambda _, branch, __: branch.name,
    "other": lambda member, _, __: "Kinh" if member.sex else None,
}


def _style(column: Column, members: Sequence[Member], kind: str) -> str:
    """The style of a column, or a plain one where nothing in the column could give it away."""
    if column.style not in ("swapped", "american"):
        return column.style
    if column.style == "swapped" and kind not in ("xlsx", "ods"):
        return "slash"  # the others are written here without real days
    field_name = "birth_date" if column.field.startswith("birth_date") else column.field
    sexes = {"birth_date_male": Sex.MALE, "birth_date_female": Sex.FEMALE}
    wanted = sexes.get(column.field)
    days = [
        getattr(member, field_name) for member in members if wanted is None or member.sex is wanted
    ]
    tells = any(day is not None and day.is_full and day.day > 12 for day in days)
    return column.style if tells else "slash"
