"""The pages that every outward demand is checked on."""

PROCEDURE = "/thu-tuc/1.001193/"
MANY_CASES = "/thu-tuc/1.004222/"
AGENCY = "/co-quan/so-tu-phap-tinh-phuong-nam/"
RESULTS = "/thu-tuc/?q=khai+sinh"
PAGES = {
    "home": "/",
    "list": "/thu-tuc/",
    "results": RESULTS,
    "nothing": "/thu-tuc/?q=zzzz",
    "search": "/tim-kiem/?q=m%E1%BA%A5t+cccd",
    "respelt": "/tim-kiem/?q=giaays+pheps+xaay",
    "procedure": PROCEDURE,
    "cases": MANY_CASES,
    "agencies": "/co-quan/",
    "agency": AGENCY,
    "information": "/gioi-thieu/",
    "map": "/so-do/",
}
