"""Texts of Windows with a byte a letter: as Western Windows shows them, and the Vietnamese one."""

from vusta_desk.domain.unicode_forms import composed


def _shown(code_page: str) -> dict[int, str]:
    """The character of each byte; a byte without one keeps its number."""
    text = bytes(range(256)).decode(code_page, "surrogateescape")
    return {code: chr(code) if "\udc80" <= c <= "\udcff" else c for code, c in enumerate(text)}


_WESTERN = _shown("cp1252")
_VIETNAMESE = {ord(_WESTERN[code]): meant for code, meant in _shown("cp1258").items()}

BEYOND_LATIN_1 = "".join(c for c in _WESTERN.values() if c > "\xff")
"""What Western Windows shows of the codes 80 to 9F: quotes, dashes, Œ, š …"""


def as_western(data: bytes) -> str:
    """Bytes as Western Windows shows them: nothing is lost, whatever they mean."""
    return data.decode("latin-1").translate(_WESTERN)


def decode(text: str) -> str:
    """A text of code page 1258, which Western Windows shows wrongly; marks join their letters."""
    return composed(text.translate(_VIETNAMESE))
