"""Asking for a page as a reader, as a reader who comes from a search engine, and as a search engine."""

import time
from dataclasses import dataclass

import requests

_BROWSER = (
    "Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36"
)
_BOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
READER = {"User-Agent": _BROWSER}
# Whom hijacked sites treat apart: the search engine itself, and whoever comes from it.
DISGUISES = [{"User-Agent": _BOT}, {"User-Agent": _BROWSER, "Referer": "https://www.google.com/"}]
_TIMEOUT = 20


@dataclass(frozen=True)
class Answer:
    """What came back and after how many milliseconds; `error` in place of everything else when nothing did."""

    status: int = 0
    location: str = ""
    html: str = ""
    error: str = ""
    ms: int = 0


class Fetcher:
    """Asks at most `rate` times a second; redirects are answers, not followed."""

    def __init__(self, rate):
        self._pause = 1 / rate
        self._next = 0.0
        self._session = requests.Session()

    def get(self, address, headers):
        """The Answer of an address."""
        time.sleep(max(0, self._next - time.monotonic()))
        asked = time.monotonic()
        self._next = asked + self._pause
        try:
            answer = self._session.get(address, headers=headers, timeout=_TIMEOUT, allow_redirects=False)
        except requests.RequestException as error:
            return Answer(error=f"{type(error).__name__}: {error}")
        ms = round(1000 * (time.monotonic() - asked))
        # A cookie of one guise must not show in the next.
        self._session.cookies.clear()
        answer.encoding = "utf-8"
        location, html = answer.headers.get("Location", ""), answer.text.replace("\x00", "")
        return Answer(answer.status_code, location, html, ms=ms)
