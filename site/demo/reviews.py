"""The demo's reviews: one remark and one answered instruction on plan 218/KH-UBND."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.utils import timezone

from plans.models import PlanVersion, Review
from plans.review.writing import add_entry, add_review

_SLUG = "218-kh-ubnd-dich-vu-cong-2026-2027"
_REMARK = "Chỉ tiêu trả kết quả qua bưu chính viết rõ, người dân dễ hiểu. Đề nghị các kế hoạch sau viết theo cách này."
_INSTRUCTION = (
    "Sở Khoa học và Công nghệ báo cáo vì sao thủ tục nộp được qua mạng còn chậm, "
    "nêu tên từng cơ quan còn vướng và ngày xong."
)
_ANSWER = (
    "Ba thủ tục còn vướng vì chưa nối được cơ sở dữ liệu đất đai. Sở đã thống nhất với Sở Nông nghiệp và Môi trường "
    "nối thử trong tháng này, xong trước ngày báo cáo quý."
)


def load_reviews():
    """Say it once, if the plan is there and nobody has reviewed it."""
    version = PlanVersion.objects.filter(plan__slug=_SLUG).first()
    if version is None or Review.objects.filter(version__plan=version.plan_id).exists():
        return
    users = get_user_model().objects
    leader, editor = users.get(username="lanhdao"), users.get(username="bientap")
    add_review(version, leader, kind=Review.Kind.REMARK, text=_REMARK)
    target = version.plan.targets.exclude(agency=None).select_related("agency").first()
    instruction = add_review(
        version,
        leader,
        kind=Review.Kind.INSTRUCTION,
        text=_INSTRUCTION,
        to_agency=target.agency if target else version.plan.agency,
        due_on=timezone.localdate() + timedelta(days=14),
    )
    add_entry(instruction, 1, kind="answer", text=_ANSWER, author=editor)
