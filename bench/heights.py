"""How high and how wide procedures are on a phone: python bench/heights.py http://127.0.0.1:8000 [--longest 60].

Asks the running portal for every procedure of its site map, takes those of the most bytes and lays them out at 360 px:
folded as they come for the height, with every fold open and at the largest text for the width.
"""

import argparse
import re
from urllib.parse import urljoin

import requests
from playwright.sync_api import sync_playwright

_WIDTH = 360
_OPEN = "() => { for (const fold of document.querySelectorAll('details')) fold.open = true; }"
_LARGEST = "() => { document.documentElement.dataset.textSize = 'largest'; }"
_SIZE = "() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]"


def main():
    """Print the highest pages and those that push sideways."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("portal")
    parser.add_argument("--longest", type=int, default=60)
    parser.add_argument("--browser", help="path of Chromium where playwright has none of its own")
    given = parser.parse_args()
    session = requests.Session()
    sizes = {address: len(session.get(address).content) for address in _procedures(session, given.portal)}
    longest = sorted(sizes, key=sizes.get, reverse=True)[: given.longest]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=given.browser, args=["--no-sandbox"])
        measured = [_measure(browser, address) for address in longest]
    heights = sorted(((folded, address) for address, folded, _widths in measured), reverse=True)
    wide = [address for address, _folded, widths in measured if max(widths) > _WIDTH]
    print(f"{len(sizes):,} procedures, the {len(longest)} of the most bytes: highest page {heights[0][0]:,} px")
    for height, address in heights[:5]:
        print(f"{height:>8,} px  {address}")
    print(f"{len(wide)} push sideways with all open, at the normal or the largest text", *wide[:10], sep="\n  ")


def _procedures(session, portal):
    """The addresses of all procedures, from the portal's own site map, whatever number of files it has."""
    waiting = [urljoin(portal, "/sitemap.xml")]
    while waiting:
        found = session.get(waiting.pop()).text
        addresses = [_at(portal, address) for address in re.findall(r"<loc>(.*?)</loc>", found)]
        if "<sitemapindex" in found:
            waiting += addresses
        else:
            yield from (address for address in addresses if re.search(r"/thu-tuc/[^/]+/[^/]+/$", address))


def _at(portal, address):
    """The same address at the portal that is asked, whatever name it gives itself."""
    return urljoin(portal, re.sub(r"^https?://[^/]+", "", address))


def _measure(browser, address):
    """(address, height as it comes, widths with all open at both texts)."""
    page = browser.new_page(viewport={"width": _WIDTH, "height": 740})
    page.goto(address, wait_until="load")
    folded = page.evaluate(_SIZE)[1]
    widths = []
    for change in (_OPEN, _LARGEST):
        page.evaluate(change)
        widths.append(page.evaluate(_SIZE)[0])
    page.close()
    return address, folded, widths


if __name__ == "__main__":
    main()
