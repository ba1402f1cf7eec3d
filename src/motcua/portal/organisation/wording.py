from motcua.people.rules.organisations import MemberRole

ROLES = {
    MemberRole.MANAGER: "Quản lý: mời người khác, nộp và xem hồ sơ", MemberRole.FILER: "Nộp hồ sơ: nộp, bổ sung và xem hồ sơ",
    MemberRole.VIEWER: "Chỉ xem hồ sơ",
}  # fmt: skip
