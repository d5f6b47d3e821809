"""Choices out of a registry that is imported when somebody chooses: listing commands and completing has to be quick."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any

import click

__all__ = ["Registered"]


class Registered(click.Choice[str]):
    """A choice of the names that a function gives, which is called when they are first needed."""

    def __init__(self, names: Callable[[], Iterable[str]]) -> None:  # click's own sets the choices
        self.case_sensitive = True
        self._names = names

    @cached_property
    def choices(self) -> tuple[str, ...]:  # type: ignore[override]
        """The names, in the registry's order."""
        return tuple(self._names())

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name, checked; while somebody types, any is taken as it is."""
        return str(value) if ctx is not None and ctx.resilient_parsing else super().convert(value, param, ctx)
