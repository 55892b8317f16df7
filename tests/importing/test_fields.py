"""The fields are those of a member, and each has its words."""

from dataclasses import fields

from vusta_desk.domain.fields import FIELDS, LIST_FIELDS
from vusta_desk.domain.member import Member
from vusta_desk.i18n.field_words import FIELD_WORDS


def test_fields_are_the_attributes_of_a_member():
    attributes = {attribute.name for attribute in fields(Member)}
    assert {field.id for field in FIELDS} == attributes - {"key", "as_written"}


def test_each_id_stands_once():
    ids = [field.id for field in (*FIELDS, *LIST_FIELDS)]
    assert len(ids) == len(set(ids))


def test_every_field_has_its_words():
    assert set(FIELD_WORDS) == {field.id for field in (*FIELDS, *LIST_FIELDS)}
