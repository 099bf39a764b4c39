"""Examples of each command, shown at the end of its help and run by a test, so that none is out of date."""

from __future__ import annotations

from collections.abc import Mapping

import click

EXAMPLES: Mapping[str, tuple[str, ...]] = {
    "": ("cards check", "cards explain USA 1.3", "cards build USA"),
    "check": ("cards check", "cards check countries/USA", "cards check --upcoming 12m"),
    "preview": ("cards preview USA", "cards preview USA --edition 2010-01 --lang fr"),
    "build": (
        "cards build USA",
        "cards build USA --lang fr --kind summary",
        "cards build --framework all --edition all",
    ),
    "format": ("cards format", "cards format countries/USA", "cards format --check"),
    "schema": ("cards schema", "cards schema evidence"),
    "new": ("cards new country BRA --edition 2010-01", "cards new language pt-BR"),
    "new country": (
        "cards new country BRA",
        "cards new country BRA --edition 2010-01 --name Brazil --region Americas",
    ),
    "new edition": ("cards new edition USA 2012-06", "cards new edition USA 2012-06 --from 2011-03"),
    "new framework": ("cards new framework my-2027", "cards new framework ecpat-2027 --from ecpat-2010"),
    "new language": ("cards new language pt-BR", "cards new language de"),
    "sources": ("cards sources list", "cards sources import library.json --country USA --kind ngo"),
    "sources import": (
        "cards sources import library.json --country USA --kind ngo --dry-run",
        "cards sources import library.bib --about all --kind ngo --kind report=un",
    ),
    "sources list": ("cards sources list", "cards sources list --country USA --kind government"),
    "sources export": (
        "cards sources export --country USA",
        "cards sources export tip-2009 untc --format bibtex",
    ),
    "translations": (
        "cards translations",
        "cards translations fr --missing",
        "cards translations fr --update --country USA",
    ),
    "publish": ("cards publish 2010-01", "cards publish 2010-01 --lang fr"),
    "reply": (
        "cards reply request USA --answer-by 2026-12-31 --answer-to 'the campaign office'",
        "cards reply record USA --asked 2026-11-02 --to 'the Ministry of Justice'",
    ),
    "reply request": (
        "cards reply request USA --answer-by 2026-12-31 --answer-to 'the campaign office'",
        "cards reply request USA --answer-by 2026-12-31 --answer-to 'the campaign office' --format xlsx",
    ),
    "reply record": (
        "cards reply record USA --asked 2026-11-02 --to 'the Ministry of Justice' --how 'by letter' "
        "--answer-by 2026-12-31",
        "cards reply record USA --no-answer 2027-01-04",
    ),
    "review": (
        "cards review",
        "cards review USA --as reviewer-2 --role 'a lawyer of the secretariat' --only 1.3",
        "cards review USA --as reviewer-2 --export usa.xlsx",
    ),
    "verify": (
        "cards verify output/ecpat-2010/2010-01/en/USA-summary.pdf",
        "cards verify output/releases/2010-01",
    ),
    "score": ("cards score", "cards score --edition 2010-01 --format csv"),
    "explain": ("cards explain USA", "cards explain USA 1.3", "cards explain finding.stale"),
    "path": ("cards path USA", "cards path USA --to notable-efforts", "cards path USA --grade 3.2=yellow"),
    "what-if": ("cards what-if USA --calls all", "cards what-if USA --set 3.2=green --set 1.4=yellow"),
    "robustness": ("cards robustness", "cards robustness USA --draws 500 --seed 7"),
    "compare": (
        "cards compare USA 2010-01 2011-03",
        "cards compare USA 2010-01 2011-03 --format json",
    ),
    "diff": ("cards diff main", "cards diff v1.0 main", "cards diff ../before ../after"),
    "agreement": (
        "cards agreement published tip-2009 --edition 2010-01",
        "cards agreement tip-2009 tip-2010",
    ),
    "facts": ("cards facts --topic online", "cards facts --as-of 2010-01-31 --format csv"),
}
"""By the command's words behind ``cards``, those of groups too."""


def show_examples(command: click.Command, path: str = "") -> None:
    """Put the examples of a command, and of those below it, at the end of its help."""
    if isinstance(command, click.Group):
        for name, below in command.commands.items():
            show_examples(below, f"{path} {name}".strip())
    if lines := EXAMPLES.get(path):
        command.epilog = "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)
