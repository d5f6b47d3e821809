"""Whether a command may use the network, and what is said while it is waited for."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

from factcheck.core.wording import visible
from factcheck.errors import FetchError

if TYPE_CHECKING:
    from factcheck.core.original import Original
    from factcheck.ingest.network.web import Web

__all__ = ["OFFLINE", "asking", "fetching", "is_offline", "offline_option"]

Command = TypeVar("Command", bound=Callable[..., Any])

OFFLINE = "FACTCHECK_OFFLINE"


def is_offline() -> bool:
    """Does the environment say that the network is to be left alone?"""
    return os.environ.get(OFFLINE, "").strip().lower() not in {"", "0", "no", "false", "off"}


def _offline(_: click.Context, __: click.Parameter, said: bool) -> str | None:
    if said:
        return "Leave --offline out"
    return f"Unset {OFFLINE}" if is_offline() else None


def offline_option(command: Command) -> Command:
    """``--offline``, given to the command as ``offline``: how the network would be let in again; None where it may be used."""
    told = f"Fetch nothing; so does ${OFFLINE}=1."
    return click.option("--offline", is_flag=True, callback=_offline, help=told)(command)


@contextmanager
def fetching(
    offline: str | None, on_host: Callable[[str, float], None] | None = None
) -> Iterator[Callable[[str], Original]]:
    """What fetches addresses while the block runs, or refuses to. What was done otherwise than a host asks is told at the end."""
    if offline is not None:
        yield lambda address: _refused(address, offline)
        return
    with _web(on_host) as web:
        yield web.fetch


@contextmanager
def asking(
    on_host: Callable[[str, float], None] | None = None,
) -> Iterator[Callable[[str, str | None, str | None], Original | None]]:
    """What asks while the block runs whether an address gives what it gave, by its ETag and the date of its last change."""
    with _web(on_host) as web:
        yield lambda address, etag, modified: web.fetch_changed(address, etag=etag, last_modified=modified)


@contextmanager
def _web(on_host: Callable[[str, float], None] | None) -> Iterator[Web]:
    from factcheck import api

    web = api.open_web(on_host)
    try:
        yield web
    finally:
        for note in web.notes:
            click.echo(f"factcheck: {visible(note)}", err=True)


def _refused(address: str, offline: str) -> Original:
    mend = f"{offline}, or save the page to a file and name that."
    raise FetchError("addresses are not fetched now", where=address, mend=mend)
