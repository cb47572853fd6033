"""Markup to visible text: what a reader would see, with paragraphs as lines."""

import html
import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

LONGEST_MARKUP = 512_000
"""Chars of markup that are read; publishers' longest bodies are a tenth of it."""

_SILENT = frozenset(("script", "style", "template", "noscript", "head", "title", "iframe", "object", "svg", "math"))
_BLOCKS = frozenset(
    (
        "address", "article", "aside", "audio", "blockquote", "br", "caption", "dd", "div", "dl", "dt", "fieldset",
        "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main",
        "nav", "ol", "option", "p", "pre", "section", "select", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
        "ul", "video",
    )
)  # fmt: skip
_ATTRIBUTES = r"(?:\s(?:\"[^\"<]{0,2000}\"|'[^'<]{0,2000}'|[^<>\"'])*+)?/?>"
_FORMATTING = re.compile(
    r"</?(?:a|abbr|acronym|b|big|cite|code|em|font|i|ins|mark|nobr|s|small|span|strike|strong|sub|sup|tt|u)"
    + _ATTRIBUTES,
    re.IGNORECASE,
)
"""Tags that change no text. A parser must open them again in every paragraph in which they were left open, which costs
the square of their number (HTML, "reconstruct the active formatting elements")."""
_PLAIN_BLOCKS = re.compile(
    r"</?(?:p|br|div|ul|ol|li|h[1-6]|section|blockquote|figure|figcaption)" + _ATTRIBUTES, re.IGNORECASE
)
_PICTURE = re.compile(r"<img" + _ATTRIBUTES, re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def visible_text(markup: str) -> str:
    """Give the text a browser would show: entities decoded once, words never torn or glued, lines for blocks."""
    markup = markup[:LONGEST_MARKUP]
    if "<" not in markup:
        return tidy(html.unescape(markup))
    markup = _FORMATTING.sub("", _CONTROL.sub(" ", markup))
    # Most of what feeds hold is paragraphs and pictures; of those no tree is needed.
    flat = _PLAIN_BLOCKS.sub("\n", _PICTURE.sub("", markup.replace("\r", " ").replace("\n", " ")))
    if "<" not in flat:
        return tidy(html.unescape(flat))
    body = LexborHTMLParser(markup).body
    parts: list[str] = []
    if body is not None:
        _walk(body, parts)
    return tidy("".join(parts))


def tidy(text: str) -> str:
    """Give text without control characters, with single blanks and single line ends."""
    lines = (" ".join(line.split()) for line in _CONTROL.sub("", text.replace("\r", "\n")).split("\n"))
    return "\n".join(line for line in lines if line)


def one_line(text: str) -> str:
    """Give text on one line, as titles are."""
    return " ".join(tidy(text).split())


def _walk(root: LexborNode, parts: list[str]) -> None:
    """Collect text in document order without recursion: feeds nest tags as deep as they like."""
    stack: list[tuple[LexborNode, bool]] = [(root, False)]
    while stack:
        node, is_leaving = stack.pop()
        tag = node.tag
        if tag == "-text":
            parts.append((node.text_content or "").replace("\n", " "))
            continue
        is_block = tag in _BLOCKS
        if is_leaving or is_block:
            parts.append("\n" if is_block else "")
        if is_leaving or tag in _SILENT or (tag or "").startswith(("-", "!")):
            continue
        stack.append((node, True))
        children = list(node.iter(include_text=True))
        stack.extend((child, False) for child in reversed(children))
