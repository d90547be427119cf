"""Displays that a desktop's tools can reach, refuse or hang on, each started for real."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

NOBODY = 65534
Environ = Mapping[str, str]


def need(*tools: str) -> None:
    """Skip a test whose tools are not installed, unless this is the gate, which installs them."""
    missing = [tool for tool in tools if not shutil.which(tool)]
    if missing and not os.environ.get("CI"):
        pytest.skip(f"{', '.join(missing)} not installed here")


def only(folder: Path, *tools: str) -> str:
    """A PATH that holds these tools and no others."""
    folder.mkdir()
    for tool in tools:
        (folder / tool).symlink_to(shutil.which(tool) or f"/no/{tool}")
    return str(folder)


@contextmanager
def x_display() -> Iterator[Environ]:
    """A virtual X display of our own."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "320x200x8"], pass_fds=[write], stderr=subprocess.DEVNULL
    )
    os.close(write)
    with open(read, encoding="ascii") as numbers:
        number = numbers.readline().strip()
    try:
        yield {"DISPLAY": f":{number}"}
    finally:
        server.terminate()
        server.wait()


@contextmanager
def wayland_display() -> Iterator[Environ]:
    """A sway without outputs of our own; as nobody where we are root, which it refuses to be."""
    with tempfile.TemporaryDirectory() as folder:
        environ = {"XDG_RUNTIME_DIR": folder, "HOME": folder, "WLR_BACKENDS": "headless", "WLR_RENDERER": "pixman"}
        command = ["sway", "-c", "/dev/null"]
        if os.geteuid() == 0:
            os.chown(folder, NOBODY, NOBODY)
            command = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", *command]
        server = subprocess.Popen(
            command, env=os.environ | environ | {"WLR_LIBINPUT_NO_DEVICES": "1"},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            end = time.monotonic() + 10
            while not (names := [name for name in os.listdir(folder) if name.startswith("wayland-")]):
                assert server.poll() is None, "sway ended"
                assert time.monotonic() < end, "sway opened no socket"
                time.sleep(0.02)
            yield {"XDG_RUNTIME_DIR": folder, "WAYLAND_DISPLAY": min(names)}
        finally:
            server.terminate()
            server.wait()


@contextmanager
def hung_x_display() -> Iterator[Environ]:
    """An X display that accepts every client and never says a word."""
    with socket.socket() as listener:
        yield {"DISPLAY": f"127.0.0.1:{_listen(listener)}"}


def _listen(listener: socket.socket) -> int:
    """The number of a display that nobody has."""
    for number in range(50, 100):
        with suppress(OSError):
            listener.bind(("127.0.0.1", 6000 + number))
            listener.listen()
            return number
    raise AssertionError("no port is free")


@contextmanager
def hung_wayland_display() -> Iterator[Environ]:
    """A Wayland socket that accepts every client and never says a word."""
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as listener:
        listener.bind(f"{folder}/wayland-7")
        listener.listen()
        yield {"XDG_RUNTIME_DIR": folder, "WAYLAND_DISPLAY": "wayland-7"}
