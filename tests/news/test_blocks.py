"""Every block of an article on its page: escaped, cleaned, with what makes it readable for everybody."""

import re
from datetime import date

import pytest
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model

from news.models import Attachment
from tests.core import files

from .conftest import show

pytestmark = pytest.mark.django_db
EVIL = "<script>alert('x')</script>"
FIGURE = {"label": "Dịch vụ công trực tuyến", "value": "193", "unit": "dịch vụ", "as_of": date(2019, 8, 22),
          "scope": "toàn thành phố", "base": "năm 2017", "base_value": "", "source_name": "Văn phòng UBND",
          "source_url": "https://nguon.example/a", "components": [
              {"label": "Toàn trình", "value": "101"}, {"label": "Một phần", "value": "83"}]}  # fmt: skip


def file(name, content=b"a,b\n1,2\n", title="Bảng số liệu"):
    """A file of the library."""
    return get_document_model().objects.create(
        title=title, file=ContentFile(content, name=name), file_size=len(content)
    )


def photo(image, **words):
    """The value of a photo."""
    return {"image": image, "alt": "Quầy", "is_decorative": False, "caption": "Quầy số 3", "credit": "Hồng Mai"} | words


def test_text_keeps_headings_and_links_and_loses_what_could_act(page):
    shown = page(("text", f'<h2 onclick="x()">Giờ</h2><p>A <a href="javascript:x()">b</a>{EVIL}<iframe></iframe></p>'))
    prose = shown.find(class_="prose")
    assert prose.h2.text == "Giờ"
    assert not prose.find(["script", "iframe"])
    assert "onclick" not in str(prose)
    assert "javascript:" not in str(prose)


def test_a_quotation_names_who_said_it_and_is_escaped(page):
    shown = page(("quote", {"text": EVIL, "who": EVIL})).find(class_="quotation")
    assert EVIL in shown.blockquote.text
    assert EVIL in shown.figcaption.text
    assert not shown.find("script")


def test_a_picture_has_sizes_description_caption_and_photographer(page, image):
    shown = page(("photo", photo(image, caption=EVIL))).find(class_="picture")
    assert shown.source["type"] == "image/webp"
    assert re.fullmatch(r"\S+ 480w, \S+ 960w, \S+ 1600w", shown.source["srcset"])
    assert (shown.img["width"], shown.img["height"]) == ("960", "586")
    assert (shown.img["alt"], shown.img["loading"]) == ("Quầy", "lazy")
    assert EVIL in shown.figcaption.text
    assert "Hồng Mai" in shown.find(class_="credit").text


def test_a_decoration_is_silent(page, image):
    assert page(("photo", photo(image, is_decorative=True))).find(class_="picture").img["alt"] == ""


def test_the_photo_of_the_article_comes_first_and_at_once(page, image):
    shown = page(photo=image, photo_alt="Quầy", photo_caption="Quầy số 3", photo_credit="Hồng Mai")
    picture = shown.find("figure", class_="picture")
    assert picture.img["fetchpriority"] == "high"
    assert not picture.img.has_attr("loading")
    assert "Hồng Mai" in picture.figcaption.text


def test_a_gallery_shows_every_picture(page, image):
    shown = page(("gallery", {"photos": [photo(image), photo(image, alt="Cửa")]})).find(class_="gallery")
    assert [picture["alt"] for picture in shown.find_all("img")] == ["Quầy", "Cửa"]


def test_a_table_has_caption_and_scopes(page):
    columns = [{"type": "text", "heading": "Xã"}, {"type": "number", "heading": EVIL}]
    shown = page(("table", {"caption": "Hồ sơ", "columns": columns, "rows": [{"values": ["Sậy", "1.962"]}]})).table
    assert shown.caption.text == "Hồ sơ"
    assert [head["scope"] for head in shown.find_all("th")] == ["col", "col", "row"]
    assert EVIL in shown.thead.text
    assert shown.find(class_="number").text == "1.962"


def test_a_figure_stands_with_unit_date_scope_source_and_its_problems(page):
    shown = page(("figure", FIGURE)).find(class_="figure-block")
    for words in ("193", "dịch vụ", "22/08/2019", "toàn thành phố", "Văn phòng UBND", "năm 2017", "101", "83"):
        assert words in shown.text
    assert shown.find("a")["href"] == "https://nguon.example/a"
    notices = [notice.text for notice in shown.find_all(class_="notice")]
    assert len(notices) == 2
    assert "184" in notices[0]
    assert "năm 2017" in notices[1]


def test_a_figure_without_a_date_says_so(page):
    assert len(page(("figure", FIGURE | {"as_of": None})).find(class_="figure-block").find_all(class_="notice")) == 3


def test_a_file_says_its_type_and_size(page):
    shown = page(("attachment", {"document": file("bang.csv", b"a" * 2048), "title": ""})).find(class_="prose")
    assert "Bảng số liệu" in shown.a.text
    assert "CSV, 2,0 KB" in shown.find(class_="file").text.replace("\xa0", " ")


def test_attachments_below_the_text_have_their_own_titles(page):
    shown = page(attachments=[Attachment(document=file("bang.csv"), title=EVIL)])
    section = shown.find("section", attrs={"aria-labelledby": "attachments-heading"})
    assert EVIL in section.a.text


@pytest.mark.parametrize(("name", "content", "tag"), [("a.mp4", files.MP4, "video"), ("a.mp3", files.MP3, "audio")])
def test_a_recording_waits_to_be_played_and_stands_in_words_too(page, name, content, tag):
    value = {"document": file(name, content), "title": "Phóng sự", "transcript": f"Lời đọc {EVIL}"}
    shown = page(("video", value)).find(class_="recording")
    assert shown.find(tag).has_attr("controls")
    assert shown.find(tag)["preload"] == "none"
    assert not shown.find(tag).has_attr("autoplay")
    assert EVIL in shown.details.text
    assert shown.find(class_="file")


def test_a_contact_is_that_of_the_record_today(client, publish, agency):
    article = publish(body=[("contact", agency)])
    agency.phone, agency.email = "0299 3800 111", "moi@vuonchim.gov.vn"
    agency.save()
    shown = show(client, article).find(class_="contact")
    assert shown.find(href="tel:02993800111")
    assert shown.find(href="mailto:moi@vuonchim.gov.vn")
    assert "0299 3800 999" not in shown.text
    assert shown.find(href=agency.get_absolute_url())


def test_a_block_whose_picture_file_or_agency_is_gone_breaks_nothing(client, publish, image, agency):
    body = [("photo", photo(image)), ("gallery", {"photos": [photo(image)] * 2}), ("contact", agency),
            ("attachment", {"document": file("a.csv"), "title": "Tệp"}), ("text", "<p>Vẫn còn</p>")]  # fmt: skip
    article = publish(body=body)
    image.delete()
    agency.delete()
    get_document_model().objects.all().delete()
    assert "Vẫn còn" in show(client, article).text
