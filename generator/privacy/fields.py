"""Names of fields that no record has, since what they would hold is nobody's business.

Basic and sensitive personal data as Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15 and NĐ 356/2025/NĐ-CP
list them. Ethnicity and party membership exist as counts only, in the composition of events.
"""

from __future__ import annotations

from generator.model.text import slug

_NAMES = """
birth birthday birthdate birth-date birth-day birth-year date-of-birth dob born
ngay-sinh nam-sinh sinh-ngay ngay-thang-nam-sinh
id-number identity identity-number id-card citizen-id national-id passport cccd cmnd cmt
can-cuoc can-cuoc-cong-dan so-can-cuoc so-cccd so-cmnd so-dinh-danh so-dinh-danh-ca-nhan
chung-minh-nhan-dan ho-chieu
phone phone-number mobile tel telephone zalo dien-thoai so-dien-thoai sdt dt
email e-mail thu-dien-tu
address home-address home residence dia-chi dia-chi-nha noi-o cho-o thuong-tru noi-thuong-tru
ho-khau que-quan hometown
ethnicity ethnic ethnic-group dan-toc religion ton-giao
party-member party-membership dang-vien ngay-vao-dang
bank-account tai-khoan so-tai-khoan
"""
_PRIVATE = frozenset(_NAMES.split())


def is_private_field(name: str) -> bool:
    """Whether a field, key or column of this name would hold personal data: "Ngày sinh", "dob"."""
    return slug(name) in _PRIVATE
