"""The pages that every outward demand is checked on."""

PROCEDURE = "/thu-tuc/1.001193/"
MANY_CASES = "/thu-tuc/1.004222/"
AGENCY = "/co-quan/so-tu-phap-tinh-phuong-nam/"
SHEET = "/thu-tuc/1.001193/dang-ky-khai-sinh/chuan-bi/"
CENTRE = "/noi-tiep-nhan/trung-tam-phuc-vu-hanh-chinh-cong-tinh-phuong-nam/"
DUE = "/thu-tuc/1.001612/dang-ky-thanh-lap-ho-kinh-doanh/ngay-hen/"
PLAN = "/ke-hoach/218-kh-ubnd-dich-vu-cong-2026-2027/"
BOARD = "/ke-hoach/bang-tong-hop/"
RESULTS = "/thu-tuc/?q=khai+sinh"
ARTICLE = "/tin-tuc/nhin-lai-can-tho-193-dich-vu-cong-truc-tuyen/"
ALERT = "/tin-tuc/ubnd-xa-cu-lao-man/khan-nuoc-len-nhanh-o-cu-lao-man/"
PAGES = {
    "home": "/",
    "list": "/thu-tuc/",
    "results": RESULTS,
    "nothing": "/thu-tuc/?q=zzzz",
    "search": "/tim-kiem/?q=m%E1%BA%A5t+cccd",
    "respelt": "/tim-kiem/?q=giaays+pheps+xaay",
    "procedure": PROCEDURE,
    "events": "/su-kien/",
    "event": "/su-kien/co-con-nho/",
    "case": "/su-kien/co-con-nho/?truong-hop=sinh-trong-nuoc",
    "tracking": "/tra-cuu-ho-so/",
    "history": "/thu-tuc/1.001193/dang-ky-khai-sinh/lich-su/",
    "due": DUE,
    "supplemented": f"{DUE}?ngay=29/12/2026&gio=15h20&bo-sung=30/12/2026",
    "no-day": "/thu-tuc/1.001193/dang-ky-khai-sinh/ngay-hen/?ngay=31/02/2026",
    "cases": MANY_CASES,
    "sheet": SHEET,
    "my-sheet": f"{SHEET}?cach=truc-tiep&ngay=31/02/2027&so=3&xa=90001&lap=2026-01-01",
    "desks": "/noi-tiep-nhan/?xa=90001",
    "desk": CENTRE,
    "open-on": f"{CENTRE}?ngay=24/12/2027",
    "agencies": "/co-quan/",
    "agency": AGENCY,
    "news": "/tin-tuc/",
    "article": ARTICLE,
    "alert": ALERT,
    "plans": "/ke-hoach/",
    "plan": PLAN,
    "target": "/ke-hoach/chi-tieu/26/",
    "measured": "/ke-hoach/chi-tieu/22/",
    "counted": "/ke-hoach/chi-tieu/22/thu-tuc/",
    "board": BOARD,
    "late": "/ke-hoach/chi-tieu/?tinh-trang=late",
    "act": "/van-ban/61-2018-nd-cp/",
    "information": "/gioi-thieu/",
    "channels": "/kenh-chinh-thuc/",
    "links": "/lien-ket/",
    "poll": "/tham-do/ban-thuong-tim-thu-tuc-bang-cach-nao/",
    "map": "/so-do/",
    "communes": "/noi-o/",
    "commune": "/noi-o/?xa=90007",
    "parted": "/noi-o/?ten=giong+dua",
}
# Pages whose first view may bring a photo.
PHOTOS = (ARTICLE, ALERT)
