"""A built program brings along everything a checkout has."""

from pathlib import Path

from tests.helpers.checkout import ROOT, committed_files
from vusta_desk.app.paths import bundle_files, resources_folder
from vusta_desk.importing.shipped import FOLDER


def bundled() -> set[Path]:
    return {Path(source).relative_to(ROOT) for source, _ in bundle_files()}


def test_every_resource_is_bundled():
    resources = {path for path in committed_files() if path.parts[0] == "resources"}
    assert resources
    assert resources <= bundled()


def test_what_lists_are_known_by_is_read_where_it_is_bundled():
    assert resources_folder() / "lists" == FOLDER
    assert {path.suffix for path in FOLDER.iterdir()} == {".toml"}


def test_every_catalogue_is_bundled():
    catalogues = {path.with_suffix(".mo") for path in committed_files() if path.suffix == ".po"}
    assert catalogues
    assert catalogues <= bundled()


def test_bundled_files_keep_their_place():
    for source, folder in bundle_files():
        assert ROOT / folder == Path(source).parent


def test_the_build_takes_the_same_list():
    assert "datas=bundle_files()" in (ROOT / "build.spec").read_text("utf-8")


def test_the_program_can_recolour_every_icon_but_its_own():
    icons = {
        path.stem: path.read_text("utf-8") for path in (ROOT / "resources/icons").glob("*.svg")
    }
    assert 'stroke="currentColor"' not in icons.pop("app")
    assert icons
    assert [name for name, svg in icons.items() if svg.count('stroke="currentColor"') != 1] == []
    assert [name for name, svg in icons.items() if "#" in svg] == []
