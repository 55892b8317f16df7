"""The running program on the sample, as a screen reader tells it: every place, the main dialogs."""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.accessibility import Node, Reader, screen_reader
from vusta_desk.app import wiring
from vusta_desk.gui.shell.places import ON_RAIL

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="AT-SPI and Xvfb are Linux's"),
]
WORDS = wiring.catalogue("vi")
SEEN_BY = {  # what stands in a place once it has been read
    "home": ("table", "Files to look up"),
    "members": ("table", "Members"),
    "badges": ("table", "Members with this outcome"),
    "ceremonies": ("push button", "New ceremony…"),
    "papers": ("push button", "Go to the ceremonies"),
    "rules": ("table", "Rules"),
    "history": ("table", "History"),
    "system": ("list", "Pages"),
}
PARTS = {"table cell", "list item", "tree item", "menu item", "table column header", "label"}
LISTS = {"table", "tree", "tree table", "list"}
WHOLES = {"spin button", "combo box"}  # the line in them bears no name of its own
VALUE_AS_NAME = {"combo box"}  # Qt; its label says what it is about: see tests/gui/test_keyboard.py


def say(msgid: str) -> str:
    return WORDS.gettext(msgid).replace("&", "")


def shown(node: Node, parent: Node | None = None) -> Iterator[tuple[Node, Node | None]]:
    """What is on the screen, each with what it is in; parts of hidden pages still say they are."""
    if "showing" in node.states or node.role == "application":
        yield node, parent
        for child in node.children:
            yield from shown(child, node)


def lacks(window: Node) -> list[str]:
    """What a person without eyes would miss in this window."""
    said, names = [], Counter[tuple[str, str]]()
    for node, parent in shown(window):
        inside = parent is not None and parent.role in WHOLES
        if node.role in LISTS and not node.name:
            said.append(f"{node.role} without a name at {node.place}")
        if node.role == "table column header" and not node.name:
            said.append(f"a heading without a name in {parent and parent.name!r}")
        if "focusable" not in node.states or node.role in PARTS or inside:
            continue
        if not node.name.strip():
            said.append(f"{node.role} without a name at {node.place}")
        if node.role in ("unknown", "panel", "client"):
            said.append(f"{node.name!r} is told as {node.role}")
        if node.role not in VALUE_AS_NAME:
            names[node.role, node.name] += 1  # both are told
    twice = [told for told, count in names.items() if count > 1]
    return [*said, *(f"more than one {role} is called {name!r}" for role, name in twice)]


@pytest.fixture
def reader() -> Iterator[Reader]:
    with screen_reader([sys.executable, "-m", "vusta_desk", "demo"], size=(1920, 1080)) as reading:
        reading.wait("table", say("Files to look up"))
        yield reading


def look(reader: Reader, where: str, found: dict[str, list[str]]) -> None:
    """Looks at the window in front: the dialog of that name, or the only window there is."""
    tree = reader.tree()
    (window,) = tree.all("dialog", say(where)) or tree.children
    if said := lacks(window):
        found[where] = said


def look_at_dialog(
    reader: Reader, opener: str, title: str, found: dict[str, list[str]], leave: str = "Close"
) -> None:
    reader.press("push button", say(opener))
    reader.wait("dialog", say(title))
    look(reader, title, found)
    if leave:
        reader.press("push button", say(leave))


def test_every_place_and_dialog_is_told(reader: Reader) -> None:
    found: dict[str, list[str]] = {}
    for place in ON_RAIL:
        reader.press("check box", say(place.title))
        role, name = SEEN_BY[place.id]
        reader.wait(role, say(name))
        look(reader, place.id, found)

    reader.press("check box", say("Members"))
    look_at_dialog(reader, "Add a member", "New member", found)

    reader.press("check box", say("Badges"))
    opener = "Create a ceremony from this round"
    look_at_dialog(reader, opener, "New ceremony", found, "Make the ceremony")
    reader.wait("table", say("Roster in calling order"))
    look(reader, "a ceremony", found)
    cancel = WORDS.pgettext("Qt", "Cancel")
    look_at_dialog(reader, "Change the heading…", "Heading of the ceremony", found, cancel)
    look_at_dialog(reader, "Put in…", "Put a member in", found, cancel)
    look_at_dialog(reader, "Leave out…", "Leave out", found, cancel)
    look_at_dialog(reader, "Close the ceremony…", "Close the ceremony", found, cancel)

    reader.press("push button", say("Papers"))
    reader.wait("list", say("Pages"))
    look(reader, "papers", found)
    look_at_dialog(reader, "Print…", "Print", found, cancel)
    assert not found


def test_the_way_to_a_new_file_is_told(tmp_path: Path) -> None:
    found: dict[str, list[str]] = {}
    home = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    with screen_reader([sys.executable, "-m", "vusta_desk"], home) as reader:
        reader.wait("push button", say("Empty"))
        look(reader, "doors", found)
        reader.press("push button", say("Empty"))
        reader.wait("text", say("Data file"))
        look(reader, "place", found)
        reader.press("push button", say("Next"))
        for name in ("Name of the committee", "Superior body", "Symbol in document numbers"):
            reader.write("text", say(name), "Mẫu")
        look(reader, "office", found)
        reader.press("push button", say("Next"))
        reader.wait("text", say("List: full name"))
        look(reader, "signatories", found)
        reader.press("push button", say("Next"))
        reader.wait("password text", say("New password"))
        look(reader, "password", found)
    assert not found


def node(role: str, name: str = "", *children: Node, states: str = "showing focusable") -> Node:
    return Node(role, name, "", "", frozenset(states.split()), (), (0, 0, 1, 1), children)


def test_what_is_lacking_is_found() -> None:
    assert not lacks(node("frame", "", node("push button", "Lưu"), states="showing"))
    line = node("text")
    assert not lacks(node("frame", "", node("spin button", "Năm", line), states="showing"))
    hidden = node("panel", "", node("push button"), states="visible")
    window = node(
        "frame",
        "",
        hidden,
        line,
        node("panel", "Hồ sơ"),
        node("push button", "Lưu"),
        node("push button", "Lưu"),
        node("table", "", node("table column header", "", states="showing")),
        states="showing",
    )
    assert len(lacks(window)) == 6
