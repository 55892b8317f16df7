"""What must work on this machine: words, rules, lists, a page with its fonts, data, printing."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from vusta_desk.app import paths, wiring
from vusta_desk.domain.findings import Refused
from vusta_desk.domain.member import Committee
from vusta_desk.gui.printing import printer_names
from vusta_desk.i18n.catalogue import LANGUAGES, N_
from vusta_desk.usecases.pages import page_image
from vusta_desk.usecases.papers import sample_certificate
from vusta_desk.usecases.rule_cases import Proof, prove


def self_test() -> Iterator[tuple[str, str | None]]:
    """Each thing's name (a msgid) and what is wrong with it, None where it works."""
    parts: tuple[tuple[str, Callable[[], object]], ...] = (
        (N_("Words"), _words),
        (N_("Rules"), wiring.rulebook),
        (N_("What lists are known by"), _lists),
        (N_("Data file"), _data_file),
        (N_("Fonts and one page"), _page),
        (N_("Printing"), printer_names),
    )
    for name, part in parts:
        yield name, _problem(part)


def rule_proof() -> Proof:
    """Whether the rules that have come along give what the examples beside them say."""
    return prove(wiring.rulebook(), paths.resources_folder() / "rules" / "cases")


def _problem(part: Callable[[], object]) -> str | None:
    try:
        part()
    except Refused as refused:
        return refused.code
    except Exception as error:  # whatever it is, it is the answer of this test
        return f"{type(error).__name__}: {error}"
    return None


def _words() -> None:
    for language in LANGUAGES:
        wiring.catalogue(language)


def _lists() -> None:
    """The words by which lists coming in are known have come along with the program."""
    from vusta_desk.importing.columns import header_names, profiles
    from vusta_desk.importing.rows import branch_names

    header_names.shipped_names()
    profiles.profiles()
    branch_names.kind_words()


def _data_file() -> None:
    """A file is made, closed with its backup, and opened again by its password."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "thu-máy.vusta"
        committee = Committee("Đảng ủy", "Đảng bộ", "ĐU")
        with wiring.new_file(path, "mật khẩu thử", committee, "vi"):
            pass
        with wiring.opened(path, "mật khẩu thử"):
            pass


def _page() -> None:
    """One certificate becomes a PDF and then a picture, as it is printed."""
    picture = page_image(sample_certificate(paths.resources_folder()), dpi=300)
    if picture.width <= picture.height:
        raise ValueError(f"the page is {picture.width} × {picture.height}")
