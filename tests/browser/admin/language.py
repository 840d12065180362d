"""Finding what is not Vietnamese on a screen: words that no Vietnamese syllable can be, and dates of other lands."""

import re
from unicodedata import normalize

# Everything that a reader or a screen reader may meet: closed menus, dialogues and lists too.
_SPOKEN = """() => {
  const words = [document.title];
  // What says that it is English; never drawn: a button of the date picker that is switched off, a counter before it
  // has counted.
  const silent = "script, style, noscript, svg, code, [lang=en], .xdsoft_save_selected, " +
    "[data-side-panel-toggle-counter]";
  const attributes = ["aria-label", "aria-roledescription", "aria-description", "title", "placeholder", "alt",
    "data-w-tooltip-content-value", "data-tippy-content", "data-placeholder", "label"];
  const read = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode())
      if (!walker.currentNode.parentElement?.closest(silent)) words.push(walker.currentNode.data);
    for (const element of root.querySelectorAll("*")) {
      const typed = element.matches("input[type=text], input:not([type])") && /\\d/.test(element.value);
      if (element.matches("script, style, noscript, svg *")) continue;
      words.push(...attributes.map((name) => element.getAttribute(name)));
      if (typed || element.matches("input:is([type=submit], [type=button], [type=reset])")) words.push(element.value);
      if (element.shadowRoot) read(element.shadowRoot);
      if (element.content) read(element.content);
    }
  };
  read(document.body);
  return words.filter(Boolean).map((line) => line.replace(/\\s+/g, " ").trim());
}"""

# A syllable without marks: stops (c, ch, p, t) always bear a tone mark, so that "tac" or "edit" is none.
_SYLLABLE = re.compile(
    r"(ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnprstvx])?"
    r"(oai|oay|oao|oeo|uya|uyu|ia|ua|uy|oa|oe|ai|ao|au|ay|eo|iu|oi|ui|[aeiouy])(ng|nh|m|n)?"
)
# Vietnamese by its letters, English by its sense; "on", "to" and "an" are left to their neighbours.
_ENGLISH = {"the", "this", "then", "them", "can", "go", "he", "me", "my", "no", "you", "hi", "run", "man", "men"}
# Names, abbreviations and what the office says as it is.
_KNOWN = frozenset(
    re.split(
        r"\s+",
        """wagtail email html json csv xlsx excel pdf url uri http https zip docx doc odt ods rtf txt mp mb kb gb byte
        px jpg jpeg png gif svg webp avif avifs ico heic id ip api vneid zalo facebook google youtube video ocop qr utf
        unicode nfc hanoi ho chi minh asia utc gmt rss atom web website internet wifi sms otp logo sql vnpt viettel
        ctrl alt shift esc english macro telex aa vnah bmvnah thg word term variant kind note
        phongvien bientap truongban coquan lanhdao quantri""",
    )
)
# Labels that Wagtail 8.0 makes of names in its own code, where no catalogue reaches them; administrators meet them.
_OUT_OF_REACH = re.compile(
    r"(Page|Role|Include descendants|Content types|Port|Root page|Site name|Sắp xếp theo “Port” (tăng|giảm) dần\.)\*?"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# Addresses, file names, user names, codes: not spoken.
_CODE = re.compile(r"\w+…|\S*[/@_\\]\S*|\S*\w[.:=-]\w\S*|\{[^}]*\}|%\(\w+\)\w|<[^>]*>|#\w+|\b[A-Z]{2,5}\b|\b\w*\d\w*\b")
_FOREIGN_DATE = re.compile(
    r"\b\d{4}-\d{1,2}-\d{1,2}\b|\b\d{1,2}/\d{1,2}/\d{2}\b(?!\d)|\b[AaPp]\.?[Mm]\.|\b\d{1,2}:\d\d ?[AaPp][Mm]\b"
    r"|\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d"
    r"|[Tt]háng (một|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười|mười một|mười hai) (năm )?\d{4}"
)


def is_foreign(word):
    """Whether a word cannot be Vietnamese."""
    plain = word.casefold()
    if not plain.isascii() or plain in _KNOWN or len(plain) < 2:
        return False
    return plain in _ENGLISH or not _SYLLABLE.fullmatch(plain)


def foreign_words(line):
    """The words of a line that cannot be Vietnamese."""
    return [word for word in _WORD.findall(_CODE.sub(" ", line)) if is_foreign(word)]


def not_vietnamese(page):
    """The lines of a screen, shown, folded away or read aloud, with a foreign word or a foreign date."""
    lines = {normalize("NFC", line) for line in page.evaluate(_SPOKEN)}
    wrong = (line for line in lines if foreign_words(line) or _FOREIGN_DATE.search(line))
    return sorted(line[:160] for line in wrong if not _OUT_OF_REACH.fullmatch(line))
