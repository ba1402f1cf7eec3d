"""The words of the files. A file goes from office to office: it speaks Vietnamese, whoever asked for it. Pure."""

AXES = {
    "unit": "Đơn vị giải quyết", "desk": "Nơi tiếp nhận", "field": "Lĩnh vực", "procedure": "Thủ tục", "officer": "Cán bộ",
    "channel": "Cách nộp",
}  # fmt: skip
CHANNELS = {"counter": "Trực tiếp tại quầy", "online": "Trực tuyến", "post": "Bưu chính công ích"}
OUTCOMES = {
    "": "đang giải quyết", "granted": "có kết quả", "rejected": "không giải quyết", "withdrawn": "rút", "lapsed": "dừng",
    "refused": "không tiếp nhận",
}  # fmt: skip
SPEEDS = {"": "", "early": "trước hạn", "on_time": "đúng hạn", "late": "quá hạn"}
PARTS = {
    "numerator": "Hồ sơ được tính", "denominator": "Hồ sơ làm mẫu số", "rest": "Hồ sơ còn lại của mẫu số",
    "excluded": "Hồ sơ không được tính", "population": "Mọi hồ sơ của kỳ",
}  # fmt: skip
SETTLING = {
    "received_online": "Hồ sơ tiếp nhận trực tuyến", "received_otherwise": "Hồ sơ tiếp nhận trực tiếp, bưu chính",
    "carried_over": "Hồ sơ kỳ trước chuyển sang", "early": "Hồ sơ trước hạn", "on_time": "Hồ sơ đúng hạn", "late": "Hồ sơ quá hạn",
    "open_in_time": "Hồ sơ đang giải quyết, trong hạn", "open_waiting": "Hồ sơ đang chờ người nộp",
    "open_late": "Hồ sơ đang giải quyết, quá hạn",
}  # fmt: skip
UNKNOWN = "Không rõ"
NOBODY = "Chưa giao ai"
EXPLAINED = {"none": "chưa giải trình", "waiting": "chờ xem xét", "returned": "bị trả lại", "accepted": "được chấp nhận"}
