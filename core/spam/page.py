"""The lint of a rendered page: its words, what it hides, and where its links lead."""

import re
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Comment, NavigableString

from .finding import BLOCK, WARN, Finding
from .lexicon import DATA, TERMS
from .scan import findings

_BLOCKS = {"p", "div", "li", "td", "th", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "br", "section", "article", "title",
           "header", "footer", "nav", "main", "ul", "ol", "dl", "dt", "dd", "blockquote", "option"}  # fmt: skip
_NO_TEXT = {"script", "style"}
_SPOKEN = ("alt", "title", "aria-label", "placeholder")
_HIDING = re.compile(
    r"display:none|visibility:hidden|opacity:0(?![.\d])|font-size:0*(?:\.\d+)?(?:[01](?:px|pt)|0(?![.\d]))"
    r"|text-indent:-\d{3,}|(?:left|top|right|margin-left|margin-top):-\d{3,}|(?:max-)?(?:height|width):0(?:px)?(?![.\d%])"
    r"|clip:rect\(0|clip-path:inset\((?:50|100)%|transform:scale\(0\)|color:transparent"
)
_COLOUR = re.compile(r"(?:^|;)(color|background(?:-color)?):([^;]+)")
_WHITE = {"white", "#fff", "#ffffff", "rgb(255,255,255)"}
_HOST_PARTS = re.compile("|".join(DATA["host"]["parts"]))
_BRANDS = {letters for letters, terms in TERMS.items() if any(term.role == "brand" for term in terms)}
_HOST_SHAPE = re.compile(DATA["host"]["pattern"])
# Pages of the portal name a few hosts; planted link farms name dozens.
_MANY_HOSTS, _TOO_MANY_HOSTS = 12, 25


def html_findings(html):
    """The findings in a page's words (seen, hidden and spoken), in what it hides and in its links."""
    soup = BeautifulSoup(html, "html.parser")
    found = findings(_text(soup))
    found += [finding for element in _hidden(soup) for finding in _hidden_findings(element)]
    return [*found, *_link_findings(soup)]


def outside_links(soup, own_host=""):
    """Yield (host, address) of each link to another host than ours."""
    for link in soup.find_all(["a", "area", "iframe", "form"]):
        address = (link.get("href") or link.get("src") or link.get("action") or "").strip()
        host = _host(address)
        if host and host != own_host:
            yield host, address


def _host(address):
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""


def _text(node):
    """The words of an element, blocks on lines of their own, with what is read aloud and described."""
    parts = []
    for child in node.descendants:
        if isinstance(child, NavigableString):
            if not isinstance(child, Comment) and child.parent.name not in _NO_TEXT:
                parts.append(str(child))
        else:
            parts += ["\n" if child.name in _BLOCKS else "", *_spoken(child)]
    return "".join(parts)


def _spoken(element):
    spoken = [element[name] for name in _SPOKEN if element.get(name)]
    if element.name == "meta" and element.get("content"):
        spoken.append(element["content"])
    return [f"\n{text}\n" for text in spoken]


def _hidden(soup):
    """The outermost elements that readers cannot see."""
    hidden = [element for element in soup.find_all(True) if _is_hidden(element)]
    inside = {id(child) for element in hidden for child in element.find_all(True)}
    return [element for element in hidden if id(element) not in inside]


def _is_hidden(element):
    if element.has_attr("hidden") or element.name == "font" and element.get("size") == "0":
        return True
    style = re.sub(r"\s|!important", "", element.get("style", "").lower())
    colours = dict(_COLOUR.findall(style))
    colour = colours.pop("color", None)
    return bool(_HIDING.search(style)) or (colour is not None and (colour in _WHITE or colour in colours.values()))


def _hidden_findings(element):
    """Hidden links to other hosts, or hidden words that the lint knows; what a script shows later is neither."""
    text = _text(element)
    links = [host for host, _address in outside_links(element) if not _is_ours(host)]
    if links or findings(text):
        excerpt = " ".join([*links[:3], *text.split()])[:120]
        yield Finding("hidden", "page", excerpt, 0, BLOCK)


def _link_findings(soup):
    hosts = {host: None for host, _address in outside_links(soup) if not _is_ours(host)}
    for host in hosts:
        if level := _host_level(host):
            yield Finding("host", "gambling", host, 0, level)
    if len(hosts) > _MANY_HOSTS:
        level = BLOCK if len(hosts) > _TOO_MANY_HOSTS else WARN
        yield Finding("links", "page", ", ".join(list(hosts)[:5]), 0, level)


def _host_level(host):
    if _HOST_PARTS.search(host.replace("-", "")) or _BRANDS.intersection(re.split(r"[.-]", host)):
        return BLOCK
    return WARN if _HOST_SHAPE.search(host) else None


def _is_ours(host):
    return any(host.endswith(part) or host == part.lstrip(".") for part in DATA["host"]["ours"])
