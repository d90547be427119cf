"""The displays that several tests copy to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from displays import Environ, need, wayland_display, x_display


@pytest.fixture(scope="session")
def x() -> Iterator[Environ]:
    """A virtual X display."""
    need("Xvfb", "xclip", "xsel")
    with x_display() as environ:
        yield environ


@pytest.fixture(scope="session")
def wayland() -> Iterator[Environ]:
    """A Wayland compositor without a screen."""
    need("sway", "wl-copy")
    with wayland_display() as environ:
        yield environ
