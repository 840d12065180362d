"""People of the newsroom at their screens: what one fills in, presses and reads there."""

import re
from contextlib import contextmanager

from .server import PASSWORD


class Person:
    """Somebody signed in, in a browser of their own."""

    def __init__(self, page, username):
        self.page = page
        page.goto("/quan-tri/login/")
        page.fill("[name=username]", username)
        page.fill("[name=password]", PASSWORD)
        with page.expect_navigation():
            page.click("[type=submit]")

    def new_article(self, section="Tin tức"):
        """Open the form of a new article in a section."""
        self.page.goto("/quan-tri/pages/")
        if not self.page.title().startswith(f"Cây trang: {section}"):
            self.page.goto(f"/quan-tri/pages/search/?q={section}")
            self.page.get_by_role("link", name=section, exact=True).first.click()
        parent = re.search(r"/pages/(\d+)/", self.page.url)[1]
        self.page.goto(f"/quan-tri/pages/{parent}/add_subpage/")
        self.page.get_by_role("link", name="Bài viết", exact=True).click()

    def open(self, article):
        """Open the editor of an article by its number."""
        return self.page.goto(f"/quan-tri/pages/{article}/edit/")

    @contextmanager
    def dialogue(self, opener):
        """Press what opens a dialogue, work in it, and see it closed."""
        self.page.click(opener)
        modal = self.page.locator(".modal-dialog")
        modal.wait_for()
        yield modal
        modal.wait_for(state="detached")

    def choose(self, field, words):
        """Choose a row by its words in the chooser of a field."""
        with self.dialogue(f"#{field}-chooser [data-chooser-action-choose] >> visible=true") as modal:
            modal.get_by_role("link", name=words).first.click()

    def choose_photo(self):
        """Choose the first picture of the library as the article's photo."""
        with self.dialogue("#id_photo-chooser [data-chooser-action-choose] >> visible=true") as modal:
            modal.locator(".image-choice").first.click()

    def relate(self, code):
        """Add the procedure of a code to those that the article is about."""
        self.page.click("#id_related_documents-ADD")
        with self.dialogue(
            "#id_related_documents-0-document-chooser [data-chooser-action-choose] >> visible=true"
        ) as modal:
            modal.locator("[name=q]").fill(code)
            modal.get_by_text("Có 1 kết quả").wait_for()
            modal.locator("tbody a").first.click()

    def add_block(self, name):
        """Insert a block of a kind at the end of the text."""
        self.page.locator("[data-contentpath=body] .c-sf-add-button >> visible=true").last.click()
        self.page.get_by_role("option", name=name, exact=True).click()

    def write_text(self, words):
        """Type into the first rich text, in place of what stands there."""
        text = self.page.locator("[data-contentpath=body] .public-DraftEditor-content").first
        text.click()
        self.page.keyboard.press("Control+End")
        for _letter in text.inner_text():
            self.page.keyboard.press("Backspace")
        self.page.keyboard.type(words)
        # What is typed reaches the form a moment later.
        self.page.wait_for_function(
            "words => document.querySelector('[name=body-0-value]').value.includes(words)", arg=words
        )

    def fill(self, prefix, **fields):
        """Fill in fields whose names begin alike."""
        for name, words in fields.items():
            self.page.fill(f"#{prefix}{name}", words)

    def schedule(self, hour):
        """Set the hour at which the article goes public, and save."""
        if not self.page.locator("[data-side-panel=status]").is_visible():
            self.page.click("[data-side-panel-toggle=status]")
        self.page.get_by_role("button", name="Đặt lịch").click()
        self.page.fill("#id_go_live_at", hour)
        with self.page.expect_navigation():
            self.page.locator("#schedule-publishing-dialog .action-save").press("Enter")

    def save(self):
        """Press "save the draft"."""
        with self.page.expect_navigation():
            self.page.locator(".footer .action-save").click()
        return self.article()

    def article(self):
        """The number of the article on the screen."""
        found = re.search(r"/pages/(\d+)/edit/", self.page.url)
        return int(found[1]) if found else None

    def actions(self):
        """What the buttons at the foot offer, in words."""
        self._unfold()
        return [words.strip() for words in self.page.locator(".footer nav button").all_inner_texts() if words.strip()]

    def press(self, name):
        """Press one of the actions and wait for the next page."""
        self._unfold()
        with self.page.expect_navigation():
            self._button(name).click()

    def decide(self, name, words):
        """Press an action that asks for words, and give them."""
        self._unfold()
        self._button(name).click()
        modal = self.page.locator(".modal-dialog")
        modal.locator("textarea").fill(words)
        with self.page.expect_navigation():
            modal.locator("[type=submit]").click()

    def _button(self, name):
        return self.page.locator(".footer nav").get_by_role("button", name=name, exact=True)

    def _unfold(self):
        closed = self.page.locator(".footer nav .w-dropdown__toggle[aria-expanded=false]")
        if closed.count():
            closed.click()

    def messages(self):
        """What the admin says above the page."""
        return " ".join(self.page.locator(".messages").all_inner_texts())

    def error_at(self, field):
        """What stands in red at a field."""
        return " ".join(self.page.locator(f"[data-contentpath={field}] .w-field__errors").all_inner_texts()).strip()
