"""A new password is judged by length and variety, and said to be weak in words."""

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.starting import start_with
from tests.helpers.window import show, type_text
from vusta_desk.gui.widgets.new_password import NewPassword
from vusta_desk.gui.widgets.password_strength import Strength, judge


@pytest.mark.parametrize(
    ("password", "strength", "part"),
    [
        ("", Strength.TOO_SHORT, ""),
        ("Ab1$xyz", Strength.TOO_SHORT, ""),
        ("matkhau1", Strength.WEAK, "matkhau"),
        ("Mật Khẩu 1", Strength.WEAK, "matkhau"),
        ("P@rty-qwertyuiop", Strength.WEAK, "qwertyuiop"),
        ("ĐUM-2026", Strength.WEAK, "dum"),
        ("poiuytre", Strength.WEAK, "poiuytre"),
        ("aaaabbbb", Strength.WEAK, ""),
        ("1945197519", Strength.WEAK, ""),
        ("sông hồng", Strength.FAIR, ""),
        ("Sông-Hồng-54", Strength.STRONG, ""),
        ("bốn từ dễ nhớ lắm", Strength.STRONG, ""),
        ("đồi chè xanh ngát hanoi", Strength.FAIR, "hanoi"),
    ],
)
def test_strength(password: str, strength: Strength, part: str) -> None:
    found = judge(password, ("ĐUM", "Đảng ủy Mẫu"))
    assert (found.strength, found.part) == (strength, part)


def test_the_words_follow_what_is_typed(qtbot: QtBot) -> None:
    start = start_with()
    lines = show(qtbot, NewPassword(start.icons, start.words))
    first, second = lines.first.editor, lines.second.editor
    type_text(first, "mậtkhẩu")
    assert lines.strength.text() == "Too short: at least 8 characters."
    assert not lines.check()
    assert lines.first.problem == "Too short: at least 8 characters."
    type_text(first, "12")
    assert lines.strength.text().startswith("Weak: it would soon be guessed. It holds “matkhau”")
    assert lines.first.problem == ""
    type_text(second, "mậtkhẩu1")
    assert not lines.check()
    assert lines.second.problem == "The two are not the same."
    type_text(second, "2")
    assert lines.check()
    assert lines.value() == "mậtkhẩu12"


def test_letters_are_hidden_until_asked_for(qtbot: QtBot) -> None:
    start = start_with()
    lines = show(qtbot, NewPassword(start.icons, start.words))
    type_text(lines.first.editor, "tám chữ cái")
    line = lines._lines()[0]
    assert line.displayText() != "tám chữ cái"
    lines.shown.setChecked(True)
    assert line.displayText() == "tám chữ cái"
