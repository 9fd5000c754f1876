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
screen-offline = Hiện không có kết nối. Số của quý vị có giá trị.
screen-no-look-up = Hiện chúng tôi không tra được. Số của quý vị vẫn có giá trị.
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
screen-out-of-service = Máy này hiện tạm ngừng hoạt động.
screen-out-of-service-note = Vui lòng dùng máy khác.
screen-key-closed = Đóng cửa
screen-key-stopped = Hiện không có số
screen-key-used-up = Hôm nay đã hết
screen-lost = Xin chờ một chút.
screen-lost-note = Máy này sẽ sớm hoạt động lại.

# ---- screen: the first question ----
screen-start = Hôm nay quý vị có lịch hẹn không?
screen-with = Có, tôi có lịch hẹn
screen-with-note = Vui lòng chuẩn bị sẵn thư hoặc điện thoại.
screen-without = Không, tôi không có lịch hẹn
screen-without-note = Quý vị sẽ nhận một số.
screen-have-number = Tôi đã có số
screen-have-number-note = Xem, đổi hoặc trả lại
screen-dont-know = Tôi không biết
screen-support = Tôi cần hỗ trợ
screen-support-note = Có trẻ em, mang thai, khuyết tật
screen-support-on = Được, chúng tôi sẽ lưu ý.
screen-elsewhere-note = Khi đó một cơ quan khác giúp quý vị.

# ---- screen: the code of an appointment ----
screen-code = Vui lòng đưa mã đến trước máy đọc.
screen-code-type = Hoặc nhập mã ở đây.
screen-code-where = Mã có trong thư hoặc e-mail của quý vị.
screen-code-empty = Mã của quý vị
screen-code-delete = Xóa
screen-code-letters = Chữ cái
screen-code-digits = Chữ số
screen-go-on = Tiếp tục
screen-no-code = Tôi không có mã
screen-no-code-note = Vui lòng nói tên tại quầy thông tin.
screen-too-early = Quý vị đến sớm.
screen-appointment-at = Lịch hẹn của quý vị lúc { $time }.
screen-from-at = Quý vị nhận số ở đây từ { $time }.
screen-other-day = Lịch hẹn của quý vị vào ngày khác.
screen-not-found = Chúng tôi không tìm thấy mã này.
screen-not-found-note = Vui lòng kiểm tra lại mã.
screen-cancelled = Lịch hẹn này đã bị hủy.
screen-already = Quý vị đã có số rồi.
screen-already-note = Không thấy phiếu? Quầy thông tin sẽ in lại.
screen-other-code = Nhập mã khác
screen-go-without = Tiếp tục không có lịch hẹn
screen-code-kept = Đã ghi nhận mã của quý vị.
screen-appointment-for = Lịch hẹn của quý vị về việc gì?

# ---- screen: what to bring, and who comes ----
screen-bring = Quý vị có mang đủ không?
screen-have-all = Có, tôi có đủ
screen-have-all-note = Tiếp tục để lấy số
screen-missing = Không, tôi còn thiếu
screen-missing-note = In danh sách, không lấy số
screen-list-comes = Danh sách đang in.
screen-list-failed = Danh sách không in được.
screen-list-photo = Hãy chụp ảnh danh sách.
screen-list-again = Xin quay lại khi quý vị có đủ.
screen-number-anyway = Tôi vẫn muốn lấy số
screen-party = Quý vị sắp nhận số của mình.
screen-persons = Quý vị có mấy người?
screen-cases = Có mấy thẻ hoặc đơn?
screen-one-more = Thêm một
screen-one-less = Bớt một
screen-take-number = Lấy số

# ---- screen: another office ----
screen-other-office = Cơ quan khác
screen-elsewhere = Điều nào đúng với quý vị?
screen-none-of-these = Không điều nào
screen-none-of-these-note = Tôi đến đúng nơi rồi.
screen-address = Việc này do một cơ quan khác làm.
screen-no-address = Quầy thông tin sẽ cho quý vị biết địa chỉ.
screen-print-address = In địa chỉ
screen-address-comes = Phiếu có địa chỉ đang in.
screen-address-failed = Phiếu không in được. Hãy chụp ảnh.

# ---- screen: my own number ----
screen-my-number = Vui lòng đưa phiếu đến trước máy đọc.
screen-my-number-note = Mã trên phiếu chỉ thuộc về quý vị.
screen-no-slip = Tôi mất phiếu rồi
screen-not-mine = Hôm nay chúng tôi không tìm thấy số này.
screen-mine = Đây là số của quý vị.
screen-mine-issued = Phiếu của quý vị còn đang in.
screen-mine-waiting = Quý vị đang chờ. Chúng tôi sẽ gọi số này.
screen-mine-called = Chúng tôi đã gọi quý vị. Vui lòng đến quầy { $counter }.
screen-mine-serving = Quý vị đang ở quầy { $counter }.
screen-room = Phòng { $room }
screen-mine-parked = Số của quý vị đang tạm dừng. Quý vị vẫn giữ chỗ.
screen-mine-missed = Chúng tôi đã gọi quý vị. Vui lòng hỏi tại quầy thông tin.
screen-mine-ended = Số này đã kết thúc hôm nay.
screen-change = Đổi việc cần làm
screen-change-note = Thời gian vẫn được tính tiếp.
screen-changed = Việc của quý vị đã được đổi.
screen-change-failed = Hiện chưa làm được. Vui lòng nói chuyện với chúng tôi.
screen-give-back-sure = Quý vị muốn trả lại số?
screen-give-back-note = Sau đó chúng tôi không gọi quý vị nữa.
screen-give-back-yes = Có, trả lại
screen-give-back-no = Không, giữ lại
screen-given-back = Số của quý vị đã được trả lại. Cảm ơn.

# ---- screen: the ticket ----
screen-counted = Thời gian của quý vị tính từ { $time }.
screen-late = Lịch hẹn của quý vị là lúc { $time }.
screen-wait = { $from } đến { $to } phút
screen-about = khoảng
screen-have-ready = Vui lòng chuẩn bị sẵn
screen-on-phone = Số của quý vị trên điện thoại
screen-on-phone-note = Quét mã này. Không ghi tên. Miễn phí.
screen-fair = Chúng tôi không gọi theo thứ tự số.
screen-fair-note = Tính theo thời gian, không theo số.

# ---- screen: closed, and what works without a visit ----
screen-hours = Giờ phục vụ quý vị
screen-online = Cũng làm được trực tuyến

# ---- screen: reading aids ----
screen-lower = Thấp hơn
screen-higher = Cao hơn
screen-lower-note = Bây giờ tất cả các phím ở phía dưới.
screen-choices = Lựa chọn { $first } đến { $last } trong { $all }
screen-speak = Đọc to
screen-quiet = Tắt tiếng

# ---- voice: what is only spoken ----
speech-hello = Máy này đọc mọi thứ cho quý vị.
speech-keys = Có bốn phím: Quay lại, Tiếp tục, Chọn, Nhắc lại.
speech-language = Chọn ngôn ngữ
speech-choice = { $place } trong { $all }: { $text }
speech-on = đã bật
speech-off = đã tắt
speech-unavailable = hiện không dùng được
speech-press-choose = Vui lòng nhấn Chọn.
speech-number = Số của quý vị là { $number }.
speech-typed = Đã nhập: { $code }
speech-louder = To hơn
speech-quieter = Nhỏ hơn
speech-end = Dừng đọc
speech-going = Vui lòng chờ một chút.

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
paper-wait = Khoảng *{ $from } đến { $to }{ "\u00A0" }phút*
paper-order = Chúng tôi không gọi theo thứ tự số. Thời gian của quý vị mới được tính.
paper-own-code = Với mã này quý vị xem hoặc đổi số tại máy.
paper-list = Vui lòng mang theo
paper-list-again = Xin quay lại khi quý vị có đủ.
paper-elsewhere = Cơ quan này làm việc đó
paper-no-number = Phiếu này không phải là số.
