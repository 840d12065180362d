"""The categories of articles and within how many working days the law wants each published."""

from datetime import date

_OLD_LAW = "Nghị định 43/2011/NĐ-CP, Điều 17"
_NEW_LAW = "Nghị định 224/2026/NĐ-CP, Điều 9 khoản 3: ngay khi có thông tin"
_NEW_LAW_FROM = date(2026, 7, 1)
# slug, name, working days until 30/6/2026, months until somebody looks again
_CATEGORIES = (
    ("tin-tuc", "Tin tức, sự kiện", 2, None),
    ("chi-dao-dieu-hanh", "Chỉ đạo, điều hành", 2, 12),
    ("pho-bien-phap-luat", "Tuyên truyền, hướng dẫn pháp luật", 15, 6),
    ("khen-thuong-xu-phat", "Khen thưởng, xử phạt", 10, None),
    ("thong-bao", "Thông báo", 2, 3),
)


def create(apps, schema_editor):
    """Write them down; from then on they belong to the editors."""
    category = apps.get_model("news", "Category").objects
    rule = apps.get_model("news", "DeadlineRule").objects
    for position, (slug, name, days, months) in enumerate(_CATEGORIES, 1):
        made = category.create(slug=slug, name=name, position=position, review_months=months)
        rule.create(
            category=made, working_days=days, source=_OLD_LAW,
            effective_from=date(2011, 8, 1), effective_to=date(2026, 6, 30),
        )  # fmt: skip
        rule.create(category=made, working_days=0, source=_NEW_LAW, effective_from=_NEW_LAW_FROM)
