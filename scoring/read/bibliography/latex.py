"""The LaTeX of bibliographies to plain text: accents, signs, and formatting that is taken off.

Nothing is run, and nothing is guessed: a command that is not in these tables is an error.
"""

from __future__ import annotations

import re
import unicodedata

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331",
}  # fmt: skip
_SIGNS = {
    "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å",
    "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ",
    "ng": "ŋ", "NG": "Ŋ", "textendash": "–", "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’",
    "textquotedblleft": "“", "textquotedblright": "”", "quotedblbase": "„", "quotesinglbase": "‚",
    "textquotedbl": '"', "textquotesingle": "'", "guillemotleft": "«", "guillemotright": "»",
    "guillemetleft": "«", "guillemetright": "»", "glqq": "„", "grqq": "“", "flqq": "«", "frqq": "»",
    "ldots": "…", "dots": "…", "textellipsis": "…", "S": "§", "textsection": "§", "P": "¶", "copyright": "©",
    "textcopyright": "©", "textregistered": "®", "texttrademark": "™", "pounds": "£", "textsterling": "£",
    "texteuro": "€", "euro": "€", "textyen": "¥", "textdegree": "°", "textbackslash": "\\",
    "textasciitilde": "~", "textasciicircum": "^", "textunderscore": "_", "textbar": "|", "textless": "<",
    "textgreater": ">", "textbraceleft": "{", "textbraceright": "}", "textdollar": "$", "textexclamdown": "¡",
    "textquestiondown": "¿", "textordfeminine": "ª", "textordmasculine": "º", "textbullet": "•",
    "textperiodcentered": "·", "textnumero": "№", "textasteriskcentered": "*", "slash": "/", "space": " ",
    "quad": " ", "nobreakspace": " ", "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}",
    " ": " ", "\n": " ", ",": " ", "/": "", "-": "", "!": "", ";": " ", ":": " ", "@": "",
}  # fmt: skip
_WRAPPERS = frozenset(
    """
    emph textit textbf textsc textrm texttt textsf textsl textup textmd textnormal textsuperscript
    textsubscript mkbibemph mkbibbold mkbibitalic mbox url nolinkurl path
    """.split()
)
_SWITCHES = frozenset("em it bf sc rm tt sf sl itshape bfseries scshape upshape normalfont relax".split())
_TOKEN = re.compile(
    r"\\([A-Za-z]+)\*?[ \t\n]*|\\(.|\n)|\$([^$\\{}]{1,40})\$|([{}])|---?|``|''|[^\\{}$`'-]+|.", re.DOTALL
)
_LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”"}
_MAX_STACKED = 4


class LatexError(ValueError):
    """The text holds LaTeX that has no plain form here; said in words for a person."""


def plain(text: str, verbatim: bool = False) -> str:
    """The text without LaTeX; ``verbatim`` for addresses, in which ~ and -- mean themselves."""
    out: list[str] = []
    index = 0
    while index < len(text):
        piece, index = _piece(text, index, verbatim)
        out.append(piece)
    return unicodedata.normalize("NFC", "".join(out))


def _piece(text: str, index: int, verbatim: bool, stacked: int = 0) -> tuple[str, int]:
    found = _TOKEN.match(text, index)
    assert found, "the last alternative takes any character"
    token, end = found.group(), found.end()
    word, sign, math, brace = found.groups()
    if brace:
        return "", end
    if math is not None and not verbatim:
        return math, end
    if word is not None or sign is not None:
        return _command(text, word or sign, end, verbatim, stacked)
    if token == "\\":
        raise LatexError("a backslash stands at the end")
    if token == "$" and not verbatim:
        raise LatexError("a formula between $ signs")
    if verbatim:
        return token, end
    return _LIGATURES.get(token, token.replace("~", " ")), end


def _command(text: str, name: str, end: int, verbatim: bool, stacked: int) -> tuple[str, int]:
    if name in _ACCENTS:
        letter, after = _argument(text, end, verbatim, stacked)
        if not letter.strip():  # \~{} and the like: the sign itself
            return ({"~": "~", "^": "^"}.get(name, ""), after)
        letter = unicodedata.normalize("NFC", letter)
        base = {"ı": "i", "ȷ": "j"}.get(letter[0], letter[0])
        return base + _ACCENTS[name] + letter[1:], after
    if name in _SIGNS:
        return _SIGNS[name], end
    if name in _SWITCHES or name in _WRAPPERS:
        return "", end
    raise LatexError(f"the command \\{name[:30]}")


def _argument(text: str, index: int, verbatim: bool, stacked: int) -> tuple[str, int]:
    """What an accent stands on: a letter, a command, or a group of few characters."""
    if stacked == _MAX_STACKED:
        raise LatexError("accents upon accents")
    while text[index : index + 1] in {" ", "\n", "\t"}:
        index += 1
    if text[index : index + 1] != "{":
        if index >= len(text) or text[index] == "}":
            raise LatexError("an accent without its letter")
        if text[index] == "\\":
            return _piece(text, index, verbatim, stacked + 1)
        return text[index], index + 1
    out: list[str] = []
    index += 1
    while index < len(text) and text[index] != "}":
        if text[index] == "{":
            raise LatexError("an accent upon a group of groups")
        piece, index = _piece(text, index, verbatim, stacked + 1)
        out.append(piece)
    return "".join(out), index + 1
