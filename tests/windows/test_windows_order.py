"""The order of the Windows build: what stops it leaves nothing that could be handed out."""

from pathlib import Path
from typing import cast

import pytest

from windows import __main__ as order
from windows import program
from windows.errors import BuildStopped
from windows.wine import Windows


def test_a_build_that_stops_leaves_nothing_of_an_earlier_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(order, "DIST", tmp_path)
    handed_out = {name: tmp_path / name for name in ("INSTALLER", "PORTABLE", "SBOM", "FILE_LIST")}
    for name, place in handed_out.items():
        place.write_text("of an earlier build", "utf-8")
        monkeypatch.setattr(order, name, place)

    def stop() -> None:
        raise BuildStopped("the package is not the pinned one")

    monkeypatch.setattr(program, "make_python", stop)
    with pytest.raises(BuildStopped):
        order.build(cast(Windows, None))
    assert list(tmp_path.iterdir()) == []
