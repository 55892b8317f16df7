"""The program works without the modules it is built without; tried with the program itself."""

import subprocess
import sys

import pytest

from tests.helpers.checkout import ROOT
from windows.excluded import EXCLUDED, covers

WITHOUT = """
import sys
sys.path.insert(0, {root!r})
from windows.excluded import covers

class Without:
    def find_spec(self, name, path=None, target=None):
        if covers(name):
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

for name in [name for name in sys.modules if covers(name)]:
    del sys.modules[name]
sys.meta_path.insert(0, Without())
sys.argv[0] = "vusta-desk"
from vusta_desk.__main__ import main
sys.exit(main())
"""


@pytest.mark.slow
def test_the_program_proves_itself_without_them() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT.format(root=str(ROOT)), "self-test"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_package_stands_for_everything_in_it() -> None:
    assert covers("http")
    assert covers("http.client")
    assert covers("xml.dom.minidom")
    assert not covers("xml.etree.ElementTree")
    assert not covers("https")


def test_every_module_has_a_reason_and_stands_once() -> None:
    assert all(len(reason) > 20 for reason in EXCLUDED.values())
    doubled = [name for name in EXCLUDED if "." in name and covers(name.rpartition(".")[0])]
    assert not doubled


def test_the_build_leaves_them_out() -> None:
    assert "excludes=list(EXCLUDED)" in (ROOT / "build.spec").read_text("utf-8")
