"""``python -m scoring.commands`` is ``cards``."""

from scoring.commands import main

main()
