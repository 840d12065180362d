"""The fields that plans are about, and the first rule by which targets are judged."""

from datetime import date

_THEMES = "Nghị định 43/2011/NĐ-CP, Điều 10 khoản 1 điểm đ"
# slug, name, the law that wants such plans published
_FIELDS = (
    ("uu-dai-dau-tu", "Thu hút, ưu đãi đầu tư", _THEMES),
    ("quy-hoach-xay-dung-do-thi-dat", "Quy hoạch xây dựng, đô thị, đất đai", _THEMES),
    ("tai-nguyen", "Khai thác tài nguyên thiên nhiên", _THEMES),
    ("chat-thai-o-nhiem", "Thu gom, xử lý chất thải, ô nhiễm", _THEMES),
    ("chuyen-doi-so", "Chính quyền điện tử, chuyển đổi số", ""),
    ("cai-cach-hanh-chinh", "Cải cách hành chính", ""),
    ("kinh-te", "Phát triển kinh tế", ""),
    ("van-hoa-xa-hoi", "Văn hóa, xã hội, y tế, giáo dục", ""),
)
_RULE = {
    "version": "1",
    "on_track_from": 90,
    "at_risk_from": 60,
    "stale_months": 7,
    "report_days": 15,
    "source": "Quy tắc đánh giá do cổng công bố; thay đổi bằng phiên bản mới, không sửa phiên bản cũ.",
}


def create(apps, schema_editor):
    """Write them down; from then on they belong to the editors."""
    field = apps.get_model("plans", "PlanField").objects
    for position, (slug, name, source) in enumerate(_FIELDS, 1):
        field.create(slug=slug, name=name, source=source, position=position)
    apps.get_model("plans", "StatusRule").objects.create(**_RULE, effective_from=date(2011, 1, 1))
