"""A logo is shown to everybody and comes from somebody else: it is a drawing, and nothing besides."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from scoring.check.logo import logo_fault

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'
ENTITY = '<!DOCTYPE svg [<!ENTITY a "hostile7">]>' + HEAD + "<title>&a;</title></svg>"
HARMFUL = {
    "script": f"{HEAD}<script>hostile7()</script></svg>",
    "handler": f'{HEAD}<path d="M0 0h9" onclick="hostile7()"/></svg>',
    "foreign": f"{HEAD}<foreignObject><p>hostile7</p></foreignObject></svg>",
    "style element": f"{HEAD}<style>@import url(http://hostile7)</style></svg>",
    "picture": f'{HEAD}<image href="file:///hostile7.png"/></svg>',
    "use": f'{HEAD}<use xlink:href="http://hostile7/a.svg#b"/></svg>',
    "link": f'{HEAD}<a href="javascript:hostile7()"><path d="M0 0h9"/></a></svg>',
    "animation": f'{HEAD}<set attributeName="href" to="javascript:hostile7()"/></svg>',
    "address": f'{HEAD}<path fill="url(http://hostile7/a)" d="M0 0h9"/></svg>',
    "address after a blank": f'{HEAD}<path fill="url( http://hostile7/a)" d="M0 0h9"/></svg>',
    "escaped address": f'{HEAD}<path style="fill:u\\72l(http://hostile7/a)" d="M0 0h9"/></svg>',
    "style sheet": f'<?xml-stylesheet type="text/css" href="http://hostile7"?>{HEAD}</svg>',
    "entity": ENTITY,
    "data": f'{HEAD}<path fill="url(data:image/svg+xml,hostile7)" d="M0 0h9"/></svg>',
}


def fault(tmp_path: Path, content: bytes, name: str = "logo.svg") -> tuple[str, str] | None:
    (tmp_path / name).write_bytes(content)
    return logo_fault(tmp_path / name)


@pytest.mark.parametrize("name", HARMFUL)
def test_a_logo_that_does_more_than_show_itself_is_refused(name: str, tmp_path: Path) -> None:
    assert fault(tmp_path, HARMFUL[name].encode())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32", "utf-7"])
def test_no_other_encoding_hides_it(encoding: str, tmp_path: Path) -> None:
    head = f'<?xml version="1.0" encoding="{encoding}"?>'
    assert fault(tmp_path, (head + ENTITY).encode(encoding))


def test_the_parser_itself_would_expand_it() -> None:
    content = ('<?xml version="1.0" encoding="utf-16"?>' + ENTITY).encode("utf-16")
    assert b"<!DOCTYPE" not in content
    assert "hostile7" in ElementTree.tostring(ElementTree.fromstring(content), "unicode")


def test_a_drawing_is_a_logo(tmp_path: Path) -> None:
    drawing = f'<?xml version="1.0" encoding="UTF-8"?>\n{HEAD}<path fill="url(#a)" d="M0 0h9v9z"/></svg>'
    assert fault(tmp_path, drawing.encode()) is None


def test_a_picture_of_endless_size_is_refused(tmp_path: Path) -> None:
    size = (10**5).to_bytes(4, "big")
    assert fault(tmp_path, b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + size + size, "logo.png")
