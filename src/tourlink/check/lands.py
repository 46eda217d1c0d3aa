"""Which provinces lie at the sea, and which at a border on land."""

# The 25 provinces of the map before July 2025 with a border on land.
BORDER_PROVINCES = frozenset(
    {
        "an-giang",
        "binh-phuoc",
        "cao-bang",
        "dak-lak",
        "dak-nong",
        "dien-bien",
        "dong-thap",
        "gia-lai",
        "ha-giang",
        "ha-tinh",
        "hue",
        "kien-giang",
        "kon-tum",
        "lai-chau",
        "lang-son",
        "lao-cai",
        "long-an",
        "nghe-an",
        "quang-binh",
        "quang-nam",
        "quang-ninh",
        "quang-tri",
        "son-la",
        "tay-ninh",
        "thanh-hoa",
    }
)

# The 28 with a coast.
COAST_PROVINCES = frozenset(
    {
        "ba-ria-vung-tau",
        "bac-lieu",
        "ben-tre",
        "binh-dinh",
        "binh-thuan",
        "ca-mau",
        "da-nang",
        "ha-tinh",
        "hai-phong",
        "ho-chi-minh",
        "hue",
        "khanh-hoa",
        "kien-giang",
        "nam-dinh",
        "nghe-an",
        "ninh-binh",
        "ninh-thuan",
        "phu-yen",
        "quang-binh",
        "quang-nam",
        "quang-ngai",
        "quang-ninh",
        "quang-tri",
        "soc-trang",
        "thai-binh",
        "thanh-hoa",
        "tien-giang",
        "tra-vinh",
    }
)
