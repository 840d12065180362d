"""What the names of cases and of their lines say, in the manner of the national records."""

import pytest

from catalogue.dossier.names import LineKind, bare, kind_of, line_kind
from catalogue.models import CaseKind

EVERYONE = [
    "", "Giấy tờ phải nộp", "* Giấy tờ phải nộp:", "- Giấy tờ phải xuất trình", "Giấy tờ nộp",
    "Các giấy tờ phải nộp (bản chính) gồm:",
    "Giấy tờ xuất trình", "Giấy tờ phải xuất trình khi nộp hồ sơ", "Thành phần hồ sơ:", "a) Thành phần hồ sơ",
    "1) Thành phần hồ sơ, bao gồm:",
    "Thành phần hồ sơ phải xuất trình", "Thành phần hồ sơ xuất trình", "Hồ sơ gồm:", "Hồ sơ bao gồm", "Bao gồm",
    "2. Hồ sơ đăng ký", "1) Hồ sơ đăng ký bao gồm:",
    "Các tài liệu sau đây", "Mẫu đơn, tờ khai", "01 bộ hồ sơ", "Một (01) bộ", "Số lượng hồ sơ: 01 bộ", "Cả hai bên",
    "A. Phần hồ sơ hành chính",
    "B. Phần hồ sơ kỹ thuật:", "Hồ sơ của người nhận nuôi:", "Giấy tờ của người mất",
    "Nhóm 1 gồm các văn bản, tài liệu sau", "Đơn đề nghị", "Bản khai cá nhân, cụ thể:",
    "Người yêu cầu chứng thực phải xuất trình:", "Theo quy định tại Điều 9 Luật Vườn chim, cụ thể:",
    "Hồ sơ tổ chức, cá nhân nộp đến Sở Vườn tược",
    "THÀNH PHẦN HỒ SƠ", "Giấy tờ pha\u0309i nộp", "Nộp đăng ký ban đầu:",
]  # fmt: skip
CONDITION = [
    "Trẻ bị bỏ rơi", "Trường hợp ủy quyền", "* Trường hợp mất thẻ:", "(1) Trường hợp 1: đi một mình",
    "TRƯỜNG HỢP MẤT THẺ", "Đối với tổ chức", "2. Đối với cá nhân:",
    "1.10. Đối với người nuôi chim hiếm", "(iv) Đối với chim nhập khẩu", "a.2) Đối với vườn công cộng",
    "Trong trường hợp thẻ hết hạn", "Nếu có người đi cùng",
    "Tổ chức", "- Cá nhân:", "Cấp lại thẻ", "a2. Cấp sửa đổi thẻ", "Hồ sơ đề nghị gia hạn thẻ gồm:",
    "Hồ sơ trực tuyến", "Nộp trực tuyến", "Xuất cảnh", "Kho chim giống",
    "Khách là hộ gia đình", "Hoàn thiện sau họp Hội đồng:", "Giấy tờ phải nộp đối với tàu biển",
    "Thành phần hồ sơ đối với trường hợp gia hạn", "Hồ sơ nộp lần đầu gồm:",
    "Ngoài các giấy tờ nêu trên, nộp thêm:", "Giấy tờ chứng minh là người có công gồm:", "Khi nộp trực tiếp",
    "rường hợp nộp trực tuyến", "Đổi tên vườn",
    "+++ Tổ hợp tác", "Thành phần hồ sơ gia hạn thẻ, gồm:", "Hồ sơ quyết toán theo quý:",
]  # fmt: skip
NOTES = ["* Lưu ý:", "*Lưu ý", "Lưu ý :", "- Lưu ý về hồ sơ: xem mặt sau", "Ghi chú:", "* Ghi chú", "Chú ý", "LƯU Ý"]
OFFICE = [
    "Hồ sơ Sở Vườn tược trình Ủy ban nhân dân tỉnh, gồm:", "c) Hồ sơ UBND cấp xã trình Hội đồng nhân dân",
    "Thành phần hồ sơ của UBND cấp xã gồm",
    "(ii) Hồ sơ Uỷ ban nhân dân tỉnh lấy ý kiến các bộ", "Phiếu được in trong quá trình tiếp nhận hồ sơ",
]  # fmt: skip
CASES = [
    *((name, CaseKind.EVERYONE) for name in EVERYONE),
    *((name, CaseKind.CONDITION) for name in CONDITION),
    *((name, CaseKind.NOTE) for name in NOTES),
    *((name, CaseKind.OFFICE) for name in OFFICE),
]


@pytest.mark.parametrize(("name", "kind"), CASES)
def test_the_name_of_a_case_tells_its_kind(name, kind):
    assert kind_of(name) == kind


@pytest.mark.parametrize(
    ("name", "subject", "kind"),
    [
        ("Cấp thẻ thăm vườn:", "Thủ tục cấp thẻ thăm vườn", CaseKind.EVERYONE),
        ("* Hồ sơ cấp thẻ thăm vườn gồm:", "Cấp thẻ thăm vườn", CaseKind.EVERYONE),
        ("Hồ sơ đề nghị cấp thẻ thăm vườn", "Cấp thẻ thăm vườn", CaseKind.EVERYONE),
        ("Cấp lại thẻ thăm vườn", "Cấp thẻ thăm vườn", CaseKind.CONDITION),
        ("Cấp thẻ thăm vườn (đối với tổ chức)", "Cấp thẻ thăm vườn", CaseKind.CONDITION),
        ("Cấp thẻ thăm vườn", "Cấp, cấp lại thẻ thăm vườn", CaseKind.CONDITION),
    ],
)
def test_a_case_that_is_named_like_its_procedure_is_for_everyone(name, subject, kind):
    assert kind_of(name, subject) == kind


@pytest.mark.parametrize(
    ("name", "text"),
    [("1.3.2. Hồ sơ", "Hồ sơ"), ("(iv) Đối với", "Đối với"), ("a.2)  Nộp", "Nộp"), ("+++ - * Nộp", "Nộp"),
     ("Đơn", "Đơn"), ("đ) Đơn", "Đơn"), ("A - Nộp", "A - Nộp"), ("  \n", ""), ("12", "12")],
)  # fmt: skip
def test_numbers_and_bullets_are_left_out(name, text):
    assert bare(name) == text


PAPERS = [
    "Tờ khai theo mẫu", "- Đơn đề nghị", "Bản sao thẻ (nếu có)", "Tờ trình của công ty", "Dự thảo điều lệ",
    "Dự thảo nghị quyết của đại hội cổ đông",
    "Biên bản họp của cộng đồng", "Bản sao tờ trình của Sở Vườn tược",
    "Tờ trình đề nghị tặng bằng khen của Bộ Vườn tược", "Quyết định của cơ quan có thẩm quyền",
    "Giấy hẹn nhận thẻ", "Báo cáo thẩm định của doanh nghiệp kiểm toán", "Ảnh chân dung",
]  # fmt: skip
MADE = [
    "Tờ trình của Sở Vườn tược", "- Tờ trình của Ủy ban nhân dân cấp tỉnh;", "Báo cáo thẩm định của Sở Vườn tược",
    "+ Báo cáo thẩm định vườn chim của cơ quan thẩm định",
    "Dự thảo Quyết định công nhận vườn", "Dự thảo Tờ trình của UBND cấp xã",
    "Giấy tiếp nhận hồ sơ và hẹn trả kết quả", "Phiếu kiểm soát quá trình giải quyết hồ sơ",
    "Biên bản kiểm tra vườn do Sở Vườn tược lập", "Biên bản kiểm tra do Đoàn kiểm tra của tỉnh lập",
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "is_counted", "kind"),
    [
        *((name, True, LineKind.PAPER) for name in PAPERS),
        *((name, True, LineKind.OFFICE) for name in MADE),
        ("Tờ khai hải quan: 02 bản chính", False, LineKind.PAPER),
        ("Bản sao giấy phép", False, LineKind.PAPER),
        ("Đơn đề nghị, gồm:", False, LineKind.PAPER),
        ("Lưu ý: mang bản gốc", True, LineKind.NOTE),
        ("* Ghi chú: xem bảng", False, LineKind.NOTE),
        ("Ví dụ: thẻ của bạn", True, LineKind.NOTE),
        ("Số lượng hồ sơ: 02 bộ", True, LineKind.NOTE),
        ("(Bản gốc được trả lại ngay)", False, LineKind.NOTE),
        ("Cơ quan tiếp nhận tự tra cứu thông tin", False, LineKind.NOTE),
        ("Trường hợp mất thẻ thì không phải nộp ảnh", False, LineKind.NOTE),
        ("- Giấy tờ phải nộp:", False, LineKind.HEADING),
        ("Hồ sơ bao gồm", False, LineKind.HEADING),
        ("Trường hợp mất thẻ: đơn trình báo", True, LineKind.BY_CASE),
        ("Đối với tổ chức: giấy giới thiệu", True, LineKind.BY_CASE),
        ("Trường hợp mất thẻ thì phải có đơn trình báo", True, LineKind.BY_CASE),
        ("* Ngoài giấy tờ nêu trên, tùy trường hợp phải nộp giấy tờ sau đây:", True, LineKind.HEADING),
        ("2.1. Đối với người nuôi chim hiếm, hồ sơ gồm:", True, LineKind.HEADING),
        ("++ Đối với vườn công cộng:", True, LineKind.HEADING),
        ("+ Đối với chim tái nhập thì nộp bổ sung vận đơn (nếu có):", True, LineKind.BY_CASE),
        ("4. Trường hợp mất thẻ: - Tờ khai - Hồ sơ liên quan, gồm:", True, LineKind.BY_CASE),
        ("Mẫu nhãn lồng chim:", True, LineKind.PAPER),
        ("Giá trị sử dụng của giấy tờ nước ngoài là sáu tháng", True, LineKind.NOTE),
        ("(3) Thông tin giấy phép được khai thác trên cơ sở dữ liệu quốc gia", True, LineKind.NOTE),
        ("Thông tin về khách và chim mà khách mua", True, LineKind.PAPER),
        ("Trường hợp dữ liệu đã có thì không phải nộp", True, LineKind.NOTE),
        ("Trường hợp dữ liệu đã có thì không phải nộp ảnh nhưng nộp đơn", True, LineKind.BY_CASE),
        ("Phiếu thăm vườn in trong quá trình thu nhận hồ sơ để khách ký", True, LineKind.OFFICE),
        ("Phiếu in trong quá trình tiếp nhận hồ sơ. Trường hợp chưa có thẻ thì còn có đơn", True, LineKind.NOTE),
    ],
)  # fmt: skip
def test_the_name_and_the_copies_of_a_line_tell_what_it_is(name, is_counted, kind):
    assert line_kind(name, is_counted) == kind
