"""The words that the benchmark's records are put together from: common ones, no person's data.

Lists of names are given as text, most frequent first where that matters.
"""

from __future__ import annotations


def _blanks(text: str) -> tuple[str, ...]:
    return tuple(text.split())


#: Family names with their share in a hundred, about as frequent as in Vietnam.
FAMILIES = {
    "Nguyễn": 35, "Trần": 11, "Lê": 10, "Phạm": 7, "Hoàng": 3, "Huỳnh": 3, "Phan": 4, "Vũ": 2.5,
    "Võ": 2, "Đặng": 2.2, "Bùi": 2, "Đỗ": 1.5, "Hồ": 1.4, "Ngô": 1.4, "Dương": 1.1, "Lý": 1,
    "Đinh": 0.9, "Đoàn": 0.8, "Đào": 0.8, "Trịnh": 0.7, "Mai": 0.7, "Trương": 0.9, "Lâm": 0.7,
    "Hà": 0.6, "Cao": 0.5, "Phùng": 0.4, "Tạ": 0.3, "Châu": 0.3, "Thái": 0.3, "Lương": 0.5,
    "Nông": 0.3, "Lò": 0.3, "Giàng": 0.2, "Vàng": 0.2, "Hoà": 0.05, "Thạch": 0.2, "Quách": 0.2,
    "Tô": 0.3, "Kiều": 0.2, "Triệu": 0.3, "Khúc": 0.05, "Âu": 0.05, "Ông": 0.03, "Úc": 0.02,
}  # fmt: skip

MEN_MIDDLE = _blanks(
    "Văn Văn Văn Văn Văn Đức Minh Hữu Quốc Xuân Thanh Ngọc Công Đình Hoàng Quang Thành Duy "
    "Tuấn Anh Trọng Bá Viết Sỹ Gia Hồng Trung Mạnh Chí Tấn Phước Khắc Đăng Nhật Việt Huy Thế "
    "Ngọc Bảo Tiến Phú Vĩnh Hùng Thúc Hoài Đại Khánh Như Kim"
)
WOMEN_MIDDLE = _blanks(
    "Thị Thị Thị Thị Thị Thị Thị Ngọc Thu Kim Thanh Minh Hồng Phương Mỹ Bích Thùy Xuân Diệu "
    "Lan Hoài Quỳnh Tuyết Bảo Như Khánh Mai Diễm Cẩm Ánh Hải Yến Trúc Tường Thúy Hòa Hương "
    "Nhã Gia Lệ"
)
MEN_GIVEN = _blanks(
    "Hùng Dũng Tuấn Sơn Nam Long Minh Thành Đức Hải Cường Tùng Thắng Hiếu Trung Quang Bình "
    "Hòa Phúc An Anh Khánh Tâm Toàn Tài Lộc Thịnh Phong Vinh Huy Hoàng Kiên Đạt Duy Khoa Khôi "
    "Lâm Linh Mạnh Nghĩa Nhân Nhật Phát Phú Phước Quân Quý Quốc Sang Tân Tấn Tạo Thái Thiện "
    "Thông Thuận Tiến Tín Tính Toản Trí Trường Tú Tuân Tường Văn Việt Vũ Vương Xuân Ân Ấn "
    "Bách Bảo Bắc Bằng Biên Các Cần Chí Chiến Chinh Chương Công Cừ Danh Dân Diện Doanh Du Dư "
    "Dương Đại Đàn Đảng Đăng Đệ Điền Điệp Định Đoàn Độ Đông Đồng Đúc Đường Giang Giáp Hà Hanh "
    "Hậu Hiền Hiển Hiệp Hoài Hoan Hoạt Hội Hợp Huân Hưng Hường Hữu Kha Khải Khang Khiêm Khuê "
    "Khương Kỳ Lai Lãm Lạc Lân Lập Liêm Lĩnh Luân Luận Lực Lương Lưu Mẫn Mậu Mùi Mười Năm "
    "Ngân Ngọc Nguyên Nhã Nhàn Ninh Oai Phan Phấn Phi Phụng Phương Quyết Quyền Sáng Sáu Sinh "
    "Soạn Sỹ Tá Tám Tần Tẩn Thạch Thanh Thân Thật Thế Thi Thọ Thơ Thủ Thức Thực Thượng Tịnh "
    "Toại Toán Tơ Trác Tráng Triết Triều Trình Trọng Trụ Trực Tuệ Túc Ty Uy Ước Vị Viên Vĩnh "
    "Vọng Vượng Xướng Yên Ý"
)
WOMEN_GIVEN = _blanks(
    "Hương Hoa Lan Hằng Thảo Linh Hà Nga Thủy Thu Mai Trang Hạnh Hồng Huệ Liên Phương Yến "
    "Nhung Anh Dung Ngọc Tuyết Loan Oanh Tâm Thanh Vân Xuân Bích Châu Chi Cúc Diễm Diệp Diệu "
    "Duyên Đào Giang Hân Hậu Hiền Hiếu Hoài Hoàn Hòa Hông Huyền Hường Khánh Khuê Kiều Lài Lam "
    "Lành Lệ Lê Len Lí Liễu Lý Luyến Lụa Lương Ly Mận Mẫn Mến Minh My Mỹ Na Năm Ngà Ngân "
    "Nghĩa Nguyên Nguyệt Nhàn Nhân Nhi Nhị Như Nương Phấn Phi Phúc Phụng Phượng Quế Quyên "
    "Quỳnh Quý Sang Sáu Sen Soan Sương Tám Thái Thắm Thi Thơ Thơm Thục Thuận Thư Thương Thùy "
    "Thúy Thụy Thoa Thỏa Tiên Tình Toàn Trâm Trân Trinh Trúc Tú Tươi Tuyền Tư Út Uyên Vi Viên "
    "Vinh Vui Vy Xoan Xuyến Ái An Ân Ánh Ba Bảy Bưởi Cẩm Chín Chúc Dậu Dịu Đoan Định Đông Gấm "
    "Hải Hảo Hiên Hoan Hoè Hợi Khoe Khỏe Kim"
)

UNIT_KINDS = ("Xã", "Xã", "Xã", "Phường")
OLD_UNIT_KINDS = ("Xã", "Xã", "Thị trấn", "Huyện", "Phường")
PLACE_FIRST = _blanks(
    "Mỹ Tân Bình Phú Long Hòa Thạnh Đông Vĩnh Hưng Lộc Thượng Yên Nà Bản Đức Thủy Khánh Hải "
    "Nam Tây Quảng Trung Xuân Liên Cẩm Đại Hiệp Thái Thuận Kim Ngọc Phước Giao Suối Đồng"
)
PLACE_SECOND = _blanks(
    "Lạc Thạnh An Phú Lợi Hưng Thành Ninh Trạch Sơn Hậu Lập Nghĩa Châu Giang Khê Hà Lâm Điền "
    "Tiến Cường Thọ Nhơn Quới Trì Bình Xá Lũng Hòa Thắng Mậu Lĩnh Thủy Quý Vân Định"
)
PROVINCES = (
    "Tỉnh Sông Hậu", "Tỉnh Trường An", "Tỉnh Bắc Đồng", "Tỉnh Thủy Nguyên", "Tỉnh Hòa Lộc",
    "Thành phố Đông Hải", "Tỉnh Tây Sơn Thượng", "Tỉnh Lạng Giang",
)  # fmt: skip

FORMS = (
    "Giấy khen", "Giấy khen", "Giấy khen", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
    "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", "Lao động tiên tiến",
    "Tập thể Lao động xuất sắc", "Chiến sĩ thi đua cơ sở", "Chiến sĩ thi đua cấp tỉnh",
    "Gia đình văn hóa tiêu biểu", "Cờ thi đua của Chính phủ", "Huân chương Lao động hạng Ba",
    "Kỷ niệm chương",
)  # fmt: skip
FIELDS = (
    "Nông nghiệp", "Giáo dục và đào tạo", "Y tế", "An ninh, trật tự", "Cải cách hành chính",
    "Văn hóa, thể thao", "Quốc phòng", "Môi trường", "Chuyển đổi số", "Giảm nghèo",
    "Khuyến học, khuyến tài", "Giao thông vận tải", "Khoa học và công nghệ",
)  # fmt: skip
SYMBOLS = (
    "QĐ-UBND", "QĐ-UBND", "QĐ-UBND", "QĐ-UBND", "KH-UBND", "QĐ-CTUBND", "QĐ-HĐTĐKT", "QĐ-TTg",
    "QĐ-BGDĐT", "BC-MTTQ", "QĐ-SNV",
)  # fmt: skip

HEROES = (
    "Kim Đồng", "Nguyễn Du", "Lê Quý Đôn", "Trần Phú", "Võ Thị Sáu", "Lý Thường Kiệt", "Chu Văn An",
    "Hòa Bình", "Sao Mai", "Hoa Sen", "Hướng Dương", "Nguyễn Trãi", "Quang Trung", "Bông Sen",
)  # fmt: skip
COLLECTIVES = (
    "Trường Tiểu học {hero}", "Trường Mầm non {hero}", "Trường Trung học cơ sở {hero}",
    "Trường Trung học phổ thông {hero}", "Ban Công tác Mặt trận thôn {place}",
    "Ban Công tác Mặt trận ấp {place}", "Chi hội Phụ nữ ấp {place}", "Chi đoàn thôn {place}",
    "Hợp tác xã Nông nghiệp {place}", "Tổ Tự quản đường biên bản {place}",
    "Trạm Y tế xã {place}", "Công an xã {place}", "Ban Chỉ huy Quân sự xã {place}",
    "Hội Cựu chiến binh xã {place}", "Hội Nông dân xã {place}", "Tổ dân phố số {number} {place}",
    "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã {place}", "Đội Văn nghệ thôn {place}",
    "Câu lạc bộ Khuyến học dòng họ {family} thôn {place}", "Doanh nghiệp tư nhân {place}",
    "Công ty trách nhiệm hữu hạn Một thành viên {place}", "Hội Chữ thập đỏ xã {place}",
)  # fmt: skip
HOUSEHOLDS = ("Hộ ông {man}", "Hộ bà {woman}", "Gia đình ông {man}", "Gia đình bà {woman}")

MOTTOS = (
    "Toàn dân đoàn kết xây dựng đời sống văn hóa", "Cả nước chung sức xây dựng nông thôn mới",
    "Cả nước chung tay vì người nghèo, không để ai bị bỏ lại phía sau",
    "Cán bộ, công chức, viên chức thi đua thực hiện văn hóa công sở",
    "Đẩy mạnh học tập suốt đời, xây dựng xã hội học tập", "Dân vận khéo",
    "Đổi mới, sáng tạo trong dạy và học", "Toàn dân bảo vệ an ninh Tổ quốc",
    "Nông dân thi đua sản xuất, kinh doanh giỏi, đoàn kết giúp nhau làm giàu",
    "Phụ nữ tích cực học tập, lao động sáng tạo, xây dựng gia đình hạnh phúc",
    "Tuổi trẻ xung kích, tình nguyện vì cuộc sống cộng đồng", "Xanh, sạch, đẹp, an toàn",
    "Người tốt, việc tốt", "Thi đua quyết thắng", "Thi đua yêu nước vì khỏe đẹp quê hương",
    "Xóa nhà tạm, nhà dột nát", "Phát triển kết cấu hạ tầng đồng bộ, hiện đại",
    "Bình dân học vụ số", "Tiết kiệm, chống lãng phí", "Sạch làng, tốt ruộng",
)  # fmt: skip
OCCASIONS = (
    "chào mừng Đại hội đại biểu Đảng bộ các cấp",
    "kỷ niệm {round} năm Ngày truyền thống thi đua yêu nước",
    "kỷ niệm {round} năm Ngày sinh Chủ tịch Hồ Chí Minh",
    "lập thành tích chào mừng các ngày lễ lớn của đất nước",
    "thực hiện thắng lợi nhiệm vụ phát triển kinh tế - xã hội",
    "gắn với học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
    "hoàn thành các tiêu chí xây dựng xã đạt chuẩn nông thôn mới nâng cao",
)
DECISION_HEADS = (
    "Khen thưởng cá nhân",
    "Tặng {form} cho tập thể, cá nhân",
    "Về việc tặng {form} cho {number} tập thể, {more} cá nhân",
    "Về việc khen thưởng các tập thể, cá nhân",
    "Quyết định tặng {form} cho các tập thể, hộ gia đình và cá nhân",
    "Quyết định công nhận danh hiệu thi đua và tặng {form} cho {more} cá nhân",
    "Về việc tặng thưởng {form}",
    "Quyết định khen thưởng thành tích thường xuyên cho {number} tập thể",
)
DECISION_REASONS = (
    "có thành tích xuất sắc trong phong trào thi đua “{motto}”",
    "đã có thành tích tiêu biểu trong thực hiện phong trào “{motto}”",
    "có nhiều đóng góp trong cuộc vận động “{motto}”",
    "đạt thành tích xuất sắc trong công tác {field}",
    "hoàn thành tốt nhiệm vụ công tác {field}",
    "trong phong trào “{motto}”",
)
DECISION_ENDS = (
    "năm {year}",
    "năm {year} trên địa bàn {unit}",
    "giai đoạn {since}–{year}",
    "giai đoạn {since} - {year} trên địa bàn {unit}, {province}",
    "5 năm ({since}–{year}), {occasion}",
    "năm học {since}-{year} của {unit}",
)
CAMPAIGN_HEADS = (
    "Phong trào thi đua “{motto}”",
    "Phát động phong trào thi đua “{motto}”",
    "Phong trào thi đua đặc biệt “{motto}”",
    "Đợt thi đua cao điểm “{motto}”",
    "Cuộc vận động “{motto}”",
)
CAMPAIGN_ENDS = (
    "giai đoạn {since}–{year}",
    "{occasion}",
    "{occasion} giai đoạn {since}–{year}",
    "năm {year} trên địa bàn {unit}, {province}",
    "{occasion} năm {year} trong cán bộ, công chức và nhân dân {unit}",
    "gắn với phong trào “{other}” {occasion} giai đoạn {since} - {year}",
)

#: What bodies are made of, the most frequent first (they are drawn by rank).
_BODY = (
    "thi đua|thành tích|xuất sắc|phong trào|nhân dân|thực hiện|công tác|xây dựng|nông thôn mới|"
    "tập thể|cá nhân|vận động|đóng góp|gia đình|phát triển|kinh tế|tham gia|ngày công|hiến đất|"
    "làm đường|giao thông|nông thôn|khu dân cư|đoàn kết|văn hóa|học sinh|giáo viên|giảng dạy|"
    "chất lượng|sản xuất|kinh doanh|giỏi|mô hình|chăn nuôi|trồng trọt|cây ăn quả|lúa|cà phê|"
    "hồ tiêu|bò sữa|ao cá|vườn|rừng|môi trường|thu gom|rác thải|vệ sinh|trồng cây|đường hoa|"
    "thắp sáng|đường quê|an ninh|trật tự|tổ tự quản|hòa giải|cơ sở|bảo vệ|Tổ quốc|biên giới|"
    "tuần tra|cột mốc|phòng cháy|chữa cháy|cứu nạn|cứu hộ|lũ lụt|thiên tai|khắc phục|hậu quả|"
    "y tế|khám bệnh|tiêm chủng|phòng dịch|sức khỏe|người cao tuổi|trẻ em|khuyết tật|hộ nghèo|"
    "cận nghèo|giảm nghèo|bền vững|vay vốn|tín dụng|chính sách|tiết kiệm|tương trợ|quỹ|học bổng|"
    "khuyến học|khuyến tài|dòng họ|bỏ học|lớp học|xóa mù|thư viện|sách|tin học|chuyển đổi số|"
    "dịch vụ công|trực tuyến|hồ sơ|đúng hạn|một cửa|thủ tục|hành chính|cải cách|tiếp công dân|"
    "khiếu nại|tố cáo|dân chủ|giám sát|phản biện|mặt trận|hội viên|đoàn viên|thanh niên|phụ nữ|"
    "cựu chiến binh|nông dân|công nhân|người lao động|công đoàn|sáng kiến|cải tiến|kỹ thuật|"
    "năng suất|tiết giảm|chi phí|an toàn|lao động|doanh nghiệp|hợp tác xã|liên kết|tiêu thụ|"
    "sản phẩm|nhãn hiệu|làng nghề|truyền thống|nghệ nhân|đan lát|dệt|thổ cẩm|lễ hội|văn nghệ|"
    "thể thao|bóng chuyền|quần chúng|đội|câu lạc bộ|tuyên truyền|phổ biến|pháp luật|nghị quyết|"
    "chỉ thị|kế hoạch|chương trình|mục tiêu|chỉ tiêu|hoàn thành|vượt mức|nhiệm vụ|trách nhiệm|"
    "gương mẫu|tận tụy|sáng tạo|đổi mới|tự học|hướng dẫn|giúp đỡ|đồng nghiệp|bà con|buôn làng|"
    "già làng|trưởng thôn|bí thư|chi bộ|chi ủy|quân sự|dân quân|tuyển quân|huấn luyện|hậu phương|"
    "quân đội|thương binh|liệt sĩ|đền ơn|đáp nghĩa|nghĩa trang|tri ân|nhà tình nghĩa|"
    "nhà đại đoàn kết|xi măng|cát sỏi|kênh mương|thủy lợi|nước sạch|điện lưới|cầu treo|bê tông|"
    "mặt đường|vỉa hè|chợ|trung tâm|trụ sở|nhà văn hóa|sân chơi|công viên|cây xanh|khuôn viên|"
    "hiến máu|nhân đạo|chữ thập đỏ|bếp ăn|từ thiện|suất quà|xe đạp|áo ấm|vùng cao|vùng sâu|"
    "biển đảo|ngư dân|tàu cá|khai thác|thủy sản|nuôi tôm|muối|rau màu|nhà kính|hữu cơ|tưới|"
    "nhỏ giọt|phân bón|giống mới|thâm canh|cơ giới|máy cày|máy gặt|sấy|chế biến|xuất khẩu|"
    "du lịch|cộng đồng|nhà nghỉ|homestay|hướng dẫn viên|quảng bá|hình ảnh|quê hương|đất nước"
)
BODY = tuple(_BODY.split("|"))
