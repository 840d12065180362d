"""What the machinery of legacy portals left between the words of an article."""

import re

# Whole paragraphs, as SharePoint and its likes print them for editors or around an article.
_WORDS = (
    "Quản lý Quyền", "Lịch sử Phiên bản", "Bỏ qua Lệnh Ruy-băng", "Bỏ qua nội dung chính", "Chia sẻ bài viết",
    "Chia sẻ", "TAGS", "Tags:?", "In trang", "Bản in", "In bài viết", "Gửi email", "Gửi bình luận", "Quay lại",
    "Trở về", "Về đầu trang", "Xem thêm", "Tin liên quan", "Các tin khác", "Tin khác", "Bài viết liên quan",
    "Tiêu đề", "Hình ảnh", "Hình ảnh mô tả", "Tóm tắt", "Nội dung", "Link thay thế nội dung", "Ngày xuất bản",
    "Tin nổi bật", "Tác giả", "Phân loại", "Loại bài viết", "Trạng thái", "Trạng thái Phê duyệt", "Lịch sử",
    "Đính kèm", "Số lượt người đọc", "Loại Nội dung:.{0,60}", "Phiên bản:.{0,20}",
    "Đã tạo vào thời điểm.{0,20}bởi.{0,60}", "Được sửa lúc.{0,20}bởi.{0,60}", r"Lượt (?:người )?xem:?\s*[\d.]*",
    r"Số lần (?:đọc|xem):?\s*[\d.]*", "Cỡ chữ:?.{0,12}", "img", "A[-+]", "Print", "Email", "Facebook", "Zalo",
)  # fmt: skip
_LEFTOVERS = re.compile(rf"(?:(?:{'|'.join(_WORDS)})[\s|,;·»]*)+", re.IGNORECASE)
_LONGEST = 160


def is_leftover(text):
    """Whether the paragraph says nothing but what a machine put there; single signs are no paragraph either."""
    text = text.strip(" |·»-–")
    return not text or (len(text) <= _LONGEST and bool(_LEFTOVERS.fullmatch(text)))
