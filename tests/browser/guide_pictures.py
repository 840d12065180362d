"""The pictures of the editors' guide, taken by `make screenshots` from the demo as its editors see it."""

from .admin.writing import add_blocks, at_rest, draft, new_article, submit

SIZE = {"width": 1120, "height": 575}
BESIDE_MENU = {"x": 200, "y": 0, "width": 920, "height": 575}


def dashboard(signed_in):
    """What waits for the head of the newsroom."""
    page = signed_in("truongban")
    page.goto("/quan-tri/")
    return page


def blocks(signed_in):
    """The list of blocks under the plus sign."""
    page = new_article(signed_in("phongvien"))
    add = page.locator("button.c-sf-add-button[aria-expanded]:visible").last
    add.evaluate("button => button.scrollIntoView({block: 'start'})")
    page.mouse.wheel(0, -160)
    add.click()
    return page


def saved(signed_in, title="Mở thêm điểm tiếp nhận hồ sơ ở chợ Bến Lụa"):
    """A draft with the line that says what is missing."""
    page = new_article(signed_in("phongvien"))
    draft(page, title)
    return page


def submission(signed_in):
    """The menu beside the button that saves."""
    page = saved(signed_in, "Xe buýt tuyến mới đi qua ba xã")
    page.locator("footer .w-dropdown__toggle").first.click()
    return page


def approval(signed_in):
    """What the head may decide at the foot of an article."""
    page = new_article(signed_in("phongvien"))
    address = draft(page, "Đổi giờ tiếp dân ngày thứ Năm tuần này")
    submit(page)
    editor, head = signed_in("bientap"), signed_in("truongban")
    editor.goto(address)
    editor.locator("footer .w-dropdown__toggle").first.click()
    with editor.expect_navigation():
        editor.locator("footer [data-workflow-action-name=approve]").first.click()
    head.goto(address)
    head.locator("footer .w-dropdown__toggle").first.click()
    return head


def figure(signed_in):
    """The block of a figure."""
    page = new_article(signed_in("phongvien"))
    add_blocks(page)
    at_rest(page)
    page.locator("[data-contentpath=as_of]").first.evaluate("field => field.scrollIntoView({block: 'center'})")
    return page


PICTURES = {
    "dashboard": dashboard, "blocks": blocks, "draft": saved, "submit": submission, "approve": approval,
    "figure": figure,
}  # fmt: skip
