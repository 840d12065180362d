"""By which ways of filing alone something holds, as the names of the national records say it; doubt means by all."""

import pytest

from catalogue.dossier.ways import ways_of
from catalogue.models.parts import Method

DIRECT, ONLINE, POSTAL = Method.DIRECT, Method.ONLINE, Method.POSTAL


@pytest.mark.parametrize(
    ("name", "methods"),
    [
        ("Nộp trực tiếp", {DIRECT}),
        ("* Trường hợp đăng ký trên môi trường điện tử:", {ONLINE}),
        ("a.1) Trường hợp thực hiện bằng hình thức trực tiếp hoặc bưu chính", {DIRECT, POSTAL}),
        ("Trường hợp hồ sơ không được gửi trên môi trường điện tử:", {DIRECT, POSTAL}),
        ("Khi nộp hồ sơ trực tiếp cần xuất trình các giấy tờ sau để đối chiếu", {DIRECT}),
        ("Trường hợp nộp hồ sơ trực tuyến thì hộ chiếu phải gửi qua dịch vụ bưu chính", {ONLINE}),
    ],
)
def test_a_name_that_says_only_how_one_files_is_of_that_way(name, methods):
    assert (ways_of(name).methods, ways_of(name).is_whole) == (methods, True)


@pytest.mark.parametrize(
    ("name", "methods"),
    [
        (
            "- Tờ khai (nếu lựa chọn nộp hồ sơ theo hình thức trực tiếp hoặc gửi qua hệ thống bưu chính);",
            {DIRECT, POSTAL},
        ),
        ("Phiếu này là biểu mẫu điện tử, công dân kê khai đối với trường hợp nộp hồ sơ trực tuyến", {ONLINE}),
        ("Hồ sơ phải nộp đối với tàu chuyển cảng đến (trực tiếp)", {DIRECT}),
        ("Thông tin có sẵn thì không phải tải lên (theo hình thức trực tuyến)", {ONLINE}),
        ("Khi nộp hồ sơ trực tuyến phải kê khai đối với trường hợp cấp thẻ cho trẻ em", {ONLINE}),
    ],
)
def test_a_name_may_be_of_a_way_and_of_something_more(name, methods):
    assert (ways_of(name).methods, ways_of(name).is_whole) == (methods, False)


@pytest.mark.parametrize(
    "name",
    [
        "", "Đối với tổ chức", "Tờ khai", "Văn bản của cơ quan quản lý trực tiếp",
        "Ảnh chân dung hoặc bản điện tử ảnh (trong trường hợp nộp hồ sơ trực tuyến)",
        "02 ảnh đối với trường hợp nộp hồ sơ trực tiếp, 01 tệp ảnh đối với trường hợp nộp hồ sơ trực tuyến",
        "Ảnh (không áp dụng đối với trường hợp đã đăng tải ảnh khi thực hiện thủ tục trên môi trường điện tử)",
        "Giấy đăng ký được thay thế bằng dữ liệu điện tử khi thực hiện dịch vụ công trực tuyến",
        "Trường hợp nhà tài trợ trực tiếp quản lý", "Người bị thiệt hại trực tiếp yêu cầu bồi thường",
        "Nộp trực tiếp, trực tuyến, qua dịch vụ bưu chính",
        "Tờ khai (nếu nộp hồ sơ theo hình thức trực tuyến hoặc gửi hồ sơ qua hệ thống bưu chính)",
        "Trường hợp ủy quyền cho đơn vị cung cấp dịch vụ bưu chính công ích thực hiện thủ tục đăng ký",
    ],
)  # fmt: skip
def test_what_is_not_plain_holds_by_every_way(name):
    assert ways_of(name).methods == frozenset()


def test_who_has_not_decided_is_told_all_and_post_is_paper_like_at_the_desk():
    of_desk, online = ways_of("Nộp trực tiếp"), ways_of("Nộp trực tuyến")
    assert [of_desk.leaves_out(way) for way in ("", DIRECT, POSTAL, ONLINE)] == [False, False, False, True]
    assert [online.leaves_out(way) for way in ("", DIRECT, POSTAL, ONLINE)] == [False, True, True, False]
