"""The rows of a list of any length, of which only the pages that are looked at are read."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from typing import overload

from vusta_desk.usecases.browse_members import MemberRow

PAGE = 200
_KEPT = 40  # pages; the others are read again when they come into sight
_ASKED = 3  # pages waited for at most: who scrolls fast sees the last ones first
WAITING = MemberRow(0, "", {}, "", True, None)
"""What stands in a row until its page has been read, and where a member is gone meanwhile."""

Ask = Callable[[tuple[int, ...], Callable[[tuple[MemberRow, ...]], None]], None]


class PagedRows(Sequence[MemberRow]):
    """Members by their row numbers.

    `ask` reads rows and hands them on, at once or later; `arrived` is then told which places can be
    read now, unless they could at once.
    """

    def __init__(
        self,
        ids: Sequence[int],
        ask: Ask,
        arrived: Callable[[int, int], None],
        first_rows: Iterable[MemberRow] = (),
    ) -> None:
        self.ids = tuple(ids)
        self._ask, self._arrived = ask, arrived
        self._pages: OrderedDict[int, tuple[MemberRow, ...]] = OrderedDict()
        self._wanted: list[int] = []
        self._asked: int | None = None  # the page on its way
        self._is_starting = False
        self._keep_first({row.id: row for row in first_rows})

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, place: int) -> MemberRow: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[MemberRow]: ...

    def __getitem__(self, place: int | slice) -> MemberRow | Sequence[MemberRow]:
        """The row at a place, or `WAITING` while its page is being read."""
        if isinstance(place, slice):
            return [self[at] for at in range(*place.indices(len(self)))]
        if not -len(self) <= place < len(self):
            raise IndexError(place)
        number, at = divmod(place % len(self), PAGE)
        if number not in self._pages:
            self._want(number)
        page = self._pages.get(number)
        if page is None:
            return WAITING
        self._pages.move_to_end(number)
        return page[at]

    def _keep_first(self, rows: dict[int, MemberRow]) -> None:
        for number in range(-(-len(self.ids) // PAGE)):
            ids = self._ids_of(number)
            if ids[0] in rows and ids[-1] in rows:
                self._pages[number] = tuple(rows.get(each, WAITING) for each in ids)

    def _ids_of(self, page: int) -> tuple[int, ...]:
        return self.ids[page * PAGE : (page + 1) * PAGE]

    def _want(self, page: int) -> None:
        if page == self._asked or page in self._wanted:
            return
        self._wanted = [*self._wanted, page][-_ASKED:]
        if self._asked is None:
            self._start()

    def _start(self) -> None:
        page = self._asked = self._wanted.pop()
        self._is_starting = True
        self._ask(self._ids_of(page), lambda rows: self._take(page, rows))
        self._is_starting = False

    def _take(self, page: int, rows: tuple[MemberRow, ...]) -> None:
        found = {row.id: row for row in rows}
        ids = self._ids_of(page)
        self._pages[page] = tuple(found.get(each, WAITING) for each in ids)
        while len(self._pages) > _KEPT:
            self._pages.popitem(last=False)
        self._asked = None
        if not self._is_starting:
            self._arrived(page * PAGE, page * PAGE + len(ids) - 1)
            if self._wanted:
                self._start()
