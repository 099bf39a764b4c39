"""What became of a published card, read into values."""

from __future__ import annotations

from pathlib import Path

from scoring.model.corrections import Correction, Corrections, Moved, Withdrawal
from scoring.read.files import Reader
from scoring.read.schemas import CorrectionsFile
from scoring.read.schemas.corrections import CorrectionItem
from scoring.read.validate import origin_at

FILE = "corrections.yaml"


def read_corrections(reader: Reader, folder: Path, country: str) -> Corrections | None:
    """The corrections in an edition's folder; None where there is no such file."""
    path = folder / FILE
    read = reader.read(path, CorrectionsFile) if reader.present(path) else None
    if read is None:
        return None
    file, node = read
    gone = file.withdrawn
    return Corrections(
        country=country,
        edition=folder.name,
        corrections=tuple(
            Correction(
                on=item.on.first,
                wrong=item.wrong,
                because=item.because,
                items=tuple(item.items),
                moved=_moved(item),
                origin=origin_at(node, "corrections", number),
            )
            for number, item in enumerate(file.corrections)
        ),
        withdrawn=Withdrawal(gone.on.first, gone.because, origin_at(node, "withdrawn")) if gone else None,
        origin=node.origin,
    )


def _moved(item: CorrectionItem) -> tuple[Moved, ...]:
    return tuple(Moved(one.what, one.of or "", tuple(one.was), tuple(one.now)) for one in item.moved)
