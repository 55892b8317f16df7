"""Templates as they are shipped, and the option that rewrites golden documents."""

import pytest

from tests.documents.papers import RESOURCES
from vusta_desk.documents.certificates import load_certificate_template
from vusta_desk.documents.measuring_sheet import MeasuringTemplate, load_measuring_template
from vusta_desk.documents.protocol_template import ProtocolTemplate, load_protocol_template
from vusta_desk.documents.recovery_sheet import load_recovery_template
from vusta_desk.documents.roster_list import RosterTemplate, load_roster_template
from vusta_desk.documents.template_file import Template


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite tests/data/golden; review by eye"
    )


@pytest.fixture
def update_golden(pytestconfig: pytest.Config) -> bool:
    return bool(pytestconfig.getoption("--update-golden", default=False))


@pytest.fixture(scope="session")
def certificate() -> Template:
    template, findings = load_certificate_template(RESOURCES / "templates" / "giay-chung-nhan")
    assert findings == ()
    return template


@pytest.fixture(scope="session")
def roster() -> RosterTemplate:
    template, findings = load_roster_template(RESOURCES / "templates" / "danh-sach-huy-hieu")
    assert findings == ()
    return template


@pytest.fixture(scope="session")
def recovery() -> Template:
    template, findings = load_recovery_template(RESOURCES / "templates" / "phieu-khoi-phuc")
    assert findings == ()
    return template


@pytest.fixture(scope="session")
def minutes() -> ProtocolTemplate:
    template, findings = load_protocol_template(RESOURCES / "templates" / "doi-chieu")
    assert findings == ()
    return template


@pytest.fixture(scope="session")
def measuring() -> MeasuringTemplate:
    template, findings = load_measuring_template(RESOURCES / "templates" / "to-do-may-in")
    assert findings == ()
    return template
