"""Payments as rows: kept, emptied, recorded, and no half of a payment."""

from datetime import date

import pytest
from sqlalchemy import func, insert, select
from sqlalchemy.exc import IntegrityError

from tests.storage.support import NOW, WHO, draft
from vusta_desk.domain.payments import NO_PAYMENT, Payment
from vusta_desk.storage.access import DataFile
from vusta_desk.storage.ceremonies import insert_ceremony
from vusta_desk.storage.payments import known_sources, names_of, payments_of, save_payments
from vusta_desk.storage.tables import changes, payments

PAID = Payment(500_000, "khăn", "Quỹ", date(2026, 11, 20), 5_560_000, "tại nhà")


@pytest.fixture
def made(filled: DataFile) -> int:
    with filled.operation("ceremony_create", WHO, NOW) as writer:
        return insert_ceremony(writer.connection, draft(1, 2))


def save(file: DataFile, number: int, wanted: dict[str, Payment]) -> int:
    with file.operation("payments_change", WHO, NOW) as writer:
        save_payments(writer.connection, number, wanted)
        return writer.operation_id


def test_every_fact_comes_back_and_nothing_is_not_kept(filled: DataFile, made: int) -> None:
    keys = [entry.key for entry in draft(1, 2).entries]
    save(filled, made, {keys[0]: PAID, keys[1]: Payment(source="Hội")})
    with filled.read() as connection:
        assert payments_of(connection, made) == {keys[0]: PAID, keys[1]: Payment(source="Hội")}
        assert known_sources(connection) == ("Hội", "Quỹ")
        assert set(names_of(connection, made)) == set(keys)
    number = save(filled, made, {keys[0]: NO_PAYMENT, keys[1]: Payment(source="Quỹ")})
    with filled.read() as connection:
        assert payments_of(connection, made) == {keys[1]: Payment(source="Quỹ")}
        recorded = select(changes.c.action).where(changes.c.operation == number)
        assert sorted(connection.scalars(recorded)) == ["delete", "update"]


@pytest.mark.parametrize("half", [{"paid_on": "2026-11-20"}, {"paid": 5}])
def test_a_day_without_a_sum_or_a_sum_without_a_day_is_none(
    filled: DataFile, made: int, half: dict[str, object]
) -> None:
    row = {"ceremony_id": made, "member": draft(1).entries[0].key, "source": "", "note": ""}
    with pytest.raises(IntegrityError), filled.operation("payments_change", WHO, NOW) as writer:
        writer.connection.execute(insert(payments).values(row | {"extra_what": ""} | half))
    with filled.read() as connection:
        assert connection.scalar(select(func.count()).select_from(payments)) == 0
