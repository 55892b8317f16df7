"""The pages of help that come with the program, in the language of the user."""

from dataclasses import dataclass

from vusta_desk.usecases.services import Services


@dataclass(frozen=True, slots=True)
class HelpPage:
    """A page: the name other pages link to, its title, and its text in Markdown with the title."""

    name: str
    title: str
    text: str


def pages(services: Services) -> tuple[HelpPage, ...]:
    """All pages in their order, which is that of their names."""
    folder = services.resources / "help" / services.words.language
    return tuple(_page(path.name, path.read_text("utf-8")) for path in sorted(folder.glob("*.md")))


def _page(name: str, text: str) -> HelpPage:
    return HelpPage(name, text.partition("\n")[0].removeprefix("# "), text)
