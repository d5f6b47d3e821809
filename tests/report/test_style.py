"""The colours of the page can be told apart: computed from the style sheet itself, in each theme and on paper."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

CSS = (files("factcheck.report") / "templates" / "report.css").read_text(encoding="utf-8")

THEMES = dict(zip(("light", "dark", "print"), re.findall(r":root \{(.*?)\}", CSS, re.DOTALL), strict=True))
READ = [(text, ground) for text in ("ink", "soft", "link", "grave") for ground in ("paper", "sheet")] + [
    ("ink", "mark")
]
SEEN = [("under", "paper"), ("under", "sheet"), ("link", "paper"), ("grave", "paper"), ("ink", "paper")]


def colours(theme: str) -> dict[str, str]:
    """The colours of a theme; what it does not set is that of the light one."""
    return {
        name: value
        for one in ("light", theme)
        for name, value in re.findall(r"--([a-z]+): (#[0-9a-f]{3,6})\b", THEMES[one])
    }


def luminance(colour: str) -> float:
    """Source: WCAG 2.2, relative luminance."""
    digits = colour.lstrip("#")
    pairs = [one * 2 for one in digits] if len(digits) == 3 else [digits[at : at + 2] for at in (0, 2, 4)]
    shares = [int(pair, 16) / 255 for pair in pairs]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Source: WCAG 2.2, contrast ratio: 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_itself() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#fff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("text", "ground"), READ, ids=" on ".join)
def test_words_can_be_read(theme: str, text: str, ground: str) -> None:
    known = colours(theme)
    assert contrast(known[text], known[ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("line", "ground"), SEEN, ids=" on ".join)
def test_lines_can_be_seen(theme: str, line: str, ground: str) -> None:
    known = colours(theme)
    assert contrast(known[line], known[ground]) >= 3


def test_the_dark_theme_sets_every_colour() -> None:
    assert "@media (prefers-color-scheme: dark)" in CSS
    assert set(re.findall(r"--[a-z]+", THEMES["dark"])) == set(re.findall(r"--[a-z]+", THEMES["light"]))


def test_no_colour_stands_anywhere_else() -> None:
    rest = re.sub(r":root \{.*?\}", "", CSS, flags=re.DOTALL)
    assert not re.findall(
        r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(|\b(?:red|green|blue|gray|grey|white(?!-)|black)\b", rest
    )


def test_whoever_uses_the_keyboard_sees_where_they_are() -> None:
    assert re.search(r"a:focus-visible[^{]*\{ outline: 3px solid var\(--link\)", CSS)
    assert not re.search(r"outline:\s*(?:0|none)", CSS)


def test_nothing_is_loaded_by_it() -> None:
    assert not re.search(r"url\(|@import|expression\(", CSS)
    assert "</" not in CSS
