"""The demo's pictures: flat and calm scenes in the look's colours, drawn for this project, 1600 by 1000 each."""

from .records import FOLDER

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


def picture_file(scene):
    """The path of a scene's picture; KeyError for a scene that there is not."""
    if scene not in TITLES:
        raise KeyError(scene)
    return FOLDER / "pictures" / f"{scene.replace('_', '-')}.webp"
