"""Why something came out as it did: a code and what its sentence needs."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from vusta_desk.domain.findings import Detail


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason behind an outcome or an amount; `vusta_desk.i18n` turns it into a sentence."""

    code: str
    details: Mapping[str, Detail] = field(default_factory=dict)
