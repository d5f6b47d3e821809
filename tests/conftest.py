"""What all tests share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from forking import forking
from hypothesis import settings
from serving import Server, StillClock, serving

from factcheck import api
from factcheck.core.copy import Fetched
from factcheck.ingest.network.fetch import FetchLimits, fetch_address
from factcheck.ingest.network.turns import OnHost
from factcheck.ingest.network.web import Web

# A machine that is busy with other tests says nothing about the code.
settings.register_profile("factcheck", deadline=None)
settings.load_profile("factcheck")


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """No test leaves the machine, nor does a program that one starts: addresses given as evidence are not fetched."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FACTCHECK_OFFLINE", "1")
        yield


@pytest.fixture(scope="session")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger that holds something of everything; tests only read it, or copy it."""
    from rich_ledger import rich_ledger

    return rich_ledger(tmp_path_factory.mktemp("rich"))


HEAD_START = timedelta(minutes=10)
"""So long may a call pretend to wait: a page is never got later than the machine's clock says when the next call asks for it."""


@pytest.fixture(autouse=True, scope="session")
def compiled_once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[None]:
    """The programs that tests start share what they compile, new in every run, where the machine forbids to keep it beside the source."""
    here = tmp_path_factory.getbasetemp()
    with pytest.MonkeyPatch.context() as patch:
        if os.environ.get("PYTHONDONTWRITEBYTECODE"):
            patch.delenv("PYTHONDONTWRITEBYTECODE")
            patch.setenv("PYTHONPYCACHEPREFIX", str((here if worker_id == "master" else here.parent) / "compiled"))
        yield


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server on loopback, the one address that is fetched in a test."""
    with serving() as server:
        limits = FetchLimits(loopback_port=server.port)

        def fetch(address: str, *, now: datetime) -> Fetched:
            return fetch_address(address, now=now, limits=limits)

        def open_web(on_host: OnHost | None = None) -> Web:
            return Web(limits=limits, clock=StillClock(datetime.now(UTC) - HEAD_START), on_host=on_host)

        monkeypatch.setattr(api, "fetch_address", fetch)
        monkeypatch.setattr(api, "open_web", open_web)
        monkeypatch.delenv("FACTCHECK_OFFLINE")
        yield server


@pytest.fixture(scope="session")
def program(no_network: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The program ``factcheck``, which starts at once."""
    del no_network
    with forking(tmp_path_factory.mktemp("program")) as place:
        yield place
