"""Options of evidence: what a decision rests on, what is a primary source, and whether copies are made."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, TypeVar

import click

from factcheck.cli.network import OFFLINE, is_offline
from factcheck.core.copy import Copies
from factcheck.core.decision import Evidence
from factcheck.core.vocabulary import EvidenceKind, EvidenceRole

__all__ = ["copied", "copies_option", "evidence_options", "rests_on"]

Command = TypeVar("Command", bound=Callable[..., Any])

_ROLES = {"evidence": None, "primary": EvidenceRole.PRIMARY, "repeater": EvidenceRole.REPEATER}


def _copies(_: click.Context, __: click.Parameter, none: bool) -> Copies:
    if none:
        return Copies.NONE
    return Copies.FILES if is_offline() else Copies.ALL


def copies_option(command: Command) -> Command:
    """``--no-copy``, given to the command as ``copies``: of what evidence copies are made."""
    told = f"Keep no copy of files and addresses, and fetch nothing; with ${OFFLINE} only addresses are left alone."
    return click.option("--no-copy", "copies", is_flag=True, callback=_copies, help=told)(command)


def evidence_options(command: Command) -> Command:
    """``--evidence``, ``--primary``, ``--repeater`` and ``--no-copy``, for ``rests_on`` and ``copied``."""
    told = {
        "repeater": "Evidence that repeats what another said.",
        "primary": "Evidence that is the primary source: where the figure comes from.",
        "evidence": "What it rests on: an address, a file, a claim (C40) or words; @ where in it. May be given again.",
    }
    command = copies_option(command)
    for name, words in told.items():
        command = click.option(f"--{name}", metavar="WHAT[@WHERE]", multiple=True, help=words)(command)
    return command


def rests_on(said: Mapping[str, object]) -> tuple[Evidence, ...]:
    """The evidence that the options name; nothing is copied or fetched yet."""
    from factcheck.workflow.evidence import read_evidence

    found = []
    for name, role in _ROLES.items():
        given = said[name]
        found += [read_evidence(str(one), role) for one in (given if isinstance(given, tuple) else ())]
    return tuple(found)


def copied(rests: tuple[Evidence, ...], said: Mapping[str, object]) -> tuple[Evidence, ...]:
    """The evidence with the copies that are to be kept; why one cannot be made is told on stderr, in a sentence."""
    from factcheck.core.verdict import missed_words
    from factcheck.core.wording import visible
    from factcheck.workflow.evidence import with_copy

    copies = said["copies"] if isinstance(said["copies"], Copies) else Copies.NONE
    found = []
    for one in rests:
        if copies is Copies.ALL and one.kind is EvidenceKind.ADDRESS and sys.stderr.isatty():
            click.echo(visible(f"Fetching {one.text} ..."), err=True)
        found.append(with_copy(one, copies, now=datetime.now(UTC)))
        missed = missed_words(found[-1])
        if missed is not None:
            click.echo(visible(missed), err=True)
    return tuple(found)
