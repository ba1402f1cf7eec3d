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
    "numerator": "Được tính", "denominator": "Mẫu số", "rest": "Còn lại của mẫu số", "excluded": "Không được tính",
    "population": "Tất cả của kỳ",
}  # fmt: skip
SETTLING = {
    "received_online": "Hồ sơ tiếp nhận trực tuyến", "received_otherwise": "Hồ sơ tiếp nhận trực tiếp, bưu chính",
    "carried_over": "Hồ sơ kỳ trước chuyển sang", "early": "Hồ sơ trước hạn", "on_time": "Hồ sơ đúng hạn", "late": "Hồ sơ quá hạn",
    "open_in_time": "Hồ sơ đang giải quyết, trong hạn", "open_waiting": "Hồ sơ đang chờ người nộp",
    "open_late": "Hồ sơ đang giải quyết, quá hạn",
}  # fmt: skip
THIRDS = {
    "shortest": "Một phần ba xong nhanh nhất", "middle": "Một phần ba ở giữa", "longest": "Một phần ba chờ lâu nhất",
}  # fmt: skip
UNKNOWN = "Không rõ"
NOBODY = "Chưa giao ai"
