"""A command that is told to stop: nothing of it is left behind, and its exit code says what stopped it."""

from __future__ import annotations

import signal
from types import FrameType
from typing import NoReturn

import click

SAID = {signal.SIGINT: "interrupted", signal.SIGTERM: "told to end", signal.SIGHUP: "its terminal was closed"}


class Stopped(BaseException):
    """Raised wherever the program is at that moment."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = signal.Signals(number)


def listen() -> None:
    """Have signals stop the program in an orderly way; those that somebody had ignored stay ignored."""
    for number in SAID:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _stop)


def clear_up(stopped: Stopped) -> int:
    """End children, remove what is unfinished, say so; gives the exit code, as shells reckon it."""
    import sys
    from multiprocessing import active_children

    for number in SAID:
        signal.signal(number, signal.SIG_IGN)
    for child in active_children():
        child.kill()
        child.join()
    if claims := sys.modules.get("scoring.publish.claims"):
        claims.give_back()
    click.echo(f"cards: {SAID[stopped.number]}; every file is whole, as it was or as it is to be", err=True)
    return 128 + stopped.number


def _stop(number: int, _: FrameType | None) -> NoReturn:
    raise Stopped(number)
