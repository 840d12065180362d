"""The demo's pictures, drawn when they are loaded: `draw(scene)` is a JPEG of 1600 by 1000.

Flat and calm, in the look's colours; the same bytes every time, so that a second load finds the first one's pictures.
"""

from io import BytesIO

from .drawing.canvas import Canvas
from .drawing.land import LAND
from .drawing.things import THINGS
from .drawing.town import TOWN

SCENES = LAND | TOWN | THINGS
TITLES = {
    "award": "Khen thưởng",
    "bar_chart": "Biểu đồ cột",
    "bridge_dusk": "Cầu qua sông lúc chiều tối",
    "citizen_phone": "Người dân dùng điện thoại",
    "clinic": "Trạm y tế",
    "ferry": "Đò ngang",
    "flood": "Nước lũ",
    "id_card": "Thẻ căn cước",
    "laptop_document": "Hồ sơ trên máy tính",
    "mangrove": "Rừng ngập mặn",
    "market": "Phiên chợ",
    "meeting_room": "Phòng họp",
    "one_stop_desk": "Quầy một cửa",
    "phone_warning": "Cảnh báo trên điện thoại",
    "post_parcel": "Bưu phẩm",
    "province_hall": "Trụ sở tỉnh",
    "rice_field": "Ruộng lúa",
    "river_delta": "Vùng sông nước",
    "road_works": "Công trường sửa đường",
    "school": "Trường học",
}


def draw(scene):
    """The picture of a scene as the bytes of a JPEG; KeyError for a scene that nobody draws."""
    canvas = Canvas()
    SCENES[scene](canvas)
    stream = BytesIO()
    canvas.reduced().save(stream, "JPEG", quality=88, optimize=True)
    return stream.getvalue()
