"""cards build --cluster: where documents are made on other machines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scoring.commands.common import usage

if TYPE_CHECKING:
    from scoring.publish.kept import Kept
    from scoring.publish.kinds import Order
    from scoring.publish.products import Elsewhere, Ends, Product


def on_cluster(order: Order, workspace: Path, address: str) -> Elsewhere:
    """What makes documents on a cluster; where its library is missing, the end of the program."""
    from importlib.util import find_spec

    from scoring.publish.cluster.parcel import parcel_of

    if find_spec("distributed") is None:
        usage(
            "--cluster needs dask.distributed, which is not installed",
            "pip install 'progress-cards[cluster]'",
        )
    parcel = parcel_of(order, workspace)

    def elsewhere(products: Mapping[int, Product], kept: Kept) -> Ends:
        from scoring.publish.cluster.client import Cluster  # not before the last fork: it brings threads

        return Cluster(address, parcel, _refused)(products, kept)

    return elsewhere


def _refused(address: str, reasons: Sequence[str]) -> None:
    from scoring.problems import plain

    click.echo(f"cards: the worker {plain(address)} is not used", err=True)
    for line in reasons:
        click.echo(f"    {plain(line)}", err=True)
