# The kiosk's words in Vietnamese (Tiếng Việt): the screen first, then the paper.
# Review: none yet

# ---- screen ----
screen-welcome = Chào mừng quý vị
screen-choose-language = Vui lòng chọn ngôn ngữ.
screen-step = Bước { $step } / { $steps }
screen-concern = Chúng tôi có thể giúp gì cho quý vị?
screen-not-sure = Việc khác. Tôi không biết.
screen-not-sure-note = Nhân viên sẽ giúp quý vị.
screen-back = Quay lại
screen-start-over = Làm lại từ đầu
screen-more = Xem thêm
screen-page = Trang { $page } / { $pages }
screen-larger = Lớn hơn
screen-contrast = Tương phản
screen-access = Hỗ trợ đọc
screen-moment = Xin chờ …
screen-paper-comes = Phiếu đang in.
screen-still-there = Quý vị còn ở đây không?
screen-have-time = Quý vị còn thời gian.
screen-stay = Vâng, tôi ở đây
screen-take-paper = Vui lòng lấy phiếu.
screen-your-number = Số của quý vị
screen-area = Khu vực chờ { $letter }
screen-floor = Tầng: { $floor }
screen-people = { $people ->
    [0] không có ai
   *[other] { $people } người
}
screen-ahead = trước quý vị
screen-we-call = Chúng tôi sẽ gọi số này.
screen-we-call-note = Quý vị sẽ thấy số trên màn hình.
screen-print-again = In lại
screen-printed = Đã in phiếu
screen-copy-failed = Phiếu thứ hai không in được. Số vẫn có giá trị.
screen-done = Xong
screen-no-paper = Phiếu không in được.
screen-no-paper-note = Số của quý vị vẫn có giá trị.
screen-remember = Vui lòng nhớ số của quý vị.
screen-photo = Quý vị có điện thoại không?
screen-photo-note = Hãy chụp ảnh số của quý vị.
screen-have-it = Tôi có số rồi
screen-give-back = Trả lại số
screen-unavailable = Hiện ở đây không có số.
screen-try-again = Thử lại
screen-no-service = Hiện ở đây không có số cho việc này.
screen-speak-to-us = Vui lòng nói chuyện với chúng tôi.
screen-closed = Hiện chúng tôi đóng cửa.
screen-opens-again = Chúng tôi mở cửa lại
screen-opens-at = { $weekday }, { $day }, lúc { $time }
screen-used-up = Hôm nay đã hết số cho việc này.
screen-too-late = Hôm nay không còn đủ thời gian cho việc này.
screen-another-day = Vui lòng đến vào ngày khác.
screen-come-early = Vui lòng đến sớm trong ngày.
screen-ask-desk = Vui lòng hỏi tại quầy thông tin.
screen-ask-desk-note = Ở đó quý vị biết việc nào làm được trực tuyến.
screen-key-closed = Đóng cửa
screen-key-stopped = Hiện không có số
screen-key-used-up = Hôm nay đã hết
screen-lost = Xin chờ một chút.
screen-lost-note = Máy này sẽ sớm hoạt động lại.

# ---- paper ----
paper-welcome = Chào mừng quý vị
paper-your-number = Số của quý vị
paper-floor = Vui lòng chờ ở tầng này
paper-ahead = { $ahead ->
    [0] Trước quý vị: *không có ai*
   *[other] Trước quý vị: *{ $ahead }{ "\u00A0" }người*
}
paper-counted = Thời gian của quý vị tính từ *{ $time }*
paper-bring = Vui lòng chuẩn bị sẵn
paper-phone = *Xem trên điện thoại khi nào đến lượt quý vị.*
paper-fair = *Công bằng:* Không quầy nào có thể phục vụ quý vị ngay lúc đó lại gọi tiếp theo một số có thời gian tính muộn hơn của quý vị quá { $minutes } phút.
paper-privacy = Không ghi tên. Số sẽ bị xóa hôm nay sau giờ đóng cửa.
