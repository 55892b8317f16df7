"""What every test runs under: no network, no printer, a user folder of its own, repeatable data."""

import os
import socket
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# A busy machine must not fail a test, so nothing here depends on the time it takes.
settings.register_profile(
    "repeatable",
    deadline=None,
    derandomize=True,
    max_examples=50,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "soak", settings.get_profile("repeatable"), derandomize=False, max_examples=5_000
)
settings.register_profile("quick", settings.get_profile("repeatable"), max_examples=20)
settings.load_profile("repeatable")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The machine's own printers stay out of it; `virtual_printer` answers here while a test has it run.
os.environ["CUPS_SERVER"] = f"{tempfile.gettempdir()}/printers-of-{os.getpid()}"


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Connecting to any other machine fails the test."""
    connect = socket.socket.connect

    def connect_here(self: socket.socket, address: Any) -> None:
        if isinstance(address, tuple) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            pytest.fail(f"a test reached for the network: {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect_here)


@pytest.fixture(autouse=True)
def user_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program's own folder during this test; also for programs the test starts."""
    folder = tmp_path_factory.mktemp("user")
    monkeypatch.setenv("VUSTA_DESK_HOME", str(folder))
    monkeypatch.delenv("VUSTA_DESK_PASSWORD", raising=False)
    return folder
