# Why a number has not been called yet, in Vietnamese (Tiếng Việt).
# Review: none yet

# ---- before the wait ----
why-issued = Chúng tôi chưa biết phiếu của quý vị đã in xong chưa. Điều này sẽ sớm rõ. Thời gian của quý vị tính từ { $time }.

# ---- waiting ----
why-held-counter = Việc của quý vị tiếp tục ở quầy { $counter }. Quầy này sẽ gọi quý vị.
why-held-caseworker = Người phụ trách việc của quý vị sẽ gọi quý vị.
why-held-area = Việc của quý vị tiếp tục ở khu vực chờ { $letter }. Vui lòng chờ ở đó.
why-triage = Nhân viên sẽ sớm quyết định ai được giúp trước. Vui lòng ở lại đây.
why-nobody-open = Hiện không có quầy nào đang mở có thể gọi quý vị. Số của quý vị vẫn có giá trị.
why-ahead = { $people ->
   *[other] Trong hàng của quý vị có { $people } người ở trước quý vị.
}
why-before = { $minutes ->
   *[other] Ở trước quý vị chỉ có người có thời gian tính không muộn hơn của quý vị hoặc người được ưu tiên tối đa { $minutes } phút.
}
why-next = Trong hàng của quý vị không có ai ở trước. Chúng tôi sẽ gọi số này ngay khi có quầy trống cho quý vị.
why-counted = Thời gian của quý vị tính từ { $time }.
why-planned = Quý vị có nhiều việc, làm lần lượt từng việc. Quầy chỉ phục vụ việc sau thì chưa gọi quý vị.
why-any = Quý vị có nhiều việc. Chúng tôi bắt đầu với việc nào có quầy trống trước.
why-uncertain = Chúng tôi không chắc phiếu của quý vị đã in ra. Số của quý vị vẫn có giá trị.

# ---- interrupted ----
why-parked = Buổi làm việc của quý vị đang tạm dừng. Khi quay lại, vui lòng nói chuyện với chúng tôi.
why-return = Muộn nhất lúc { $time }, số của quý vị tự động chờ được gọi lại.
why-missed = Chúng tôi đã gọi số của quý vị và không thấy quý vị. Vui lòng nói chuyện với chúng tôi.
why-grace = Quý vị giữ chỗ của mình đến { $time }. Sau đó thời gian của quý vị tính từ lúc quay lại.
why-grace-over = Thời gian của quý vị sẽ tính lại từ lúc quý vị quay lại.

# ---- at the counter ----
why-called = Chúng tôi đang gọi số của quý vị. Vui lòng đến quầy { $counter }.
why-serving = Quầy { $counter } đang phục vụ quý vị.
why-place = Phòng { $room }, { $floor }.

# ---- over ----
why-finished = Buổi làm việc của quý vị đã xong.
why-cancelled = Số này đã được trả lại. Chúng tôi không gọi số này nữa. Nếu quý vị vẫn cần, vui lòng nói chuyện với chúng tôi.
why-expired = Số này chỉ có giá trị trong ngày của nó. Khi quay lại, vui lòng lấy số mới.

why-reason = Lý do: { $reason }.

# ---- who was called before ----
why-passed-rank = { $minutes ->
   *[other] { $number } được gọi lúc { $time } trước quý vị: ưu tiên tối đa { $minutes } phút.
}
why-passed-chosen = { $number } được gọi lúc { $time } trước quý vị: nhân viên đã tự chọn số này.
why-passed-service = { $number } được gọi lúc { $time } trước quý vị: nhân viên đã tự gọi số tiếp theo của một loại việc.
why-passed-missed = { $number } được gọi lúc { $time } trước quý vị: số này quay lại sau một lần gọi bị lỡ.
why-passed-resumed = { $number } được gọi lúc { $time } trước quý vị: một buổi làm việc tạm dừng được tiếp tục.
why-passed = { $number } được gọi lúc { $time } trước quý vị.
why-passed-more = { $passes ->
   *[other] Trước đó còn có { $passes } số khác được gọi trước quý vị.
}

# ---- the promise ----
why-promise = { $minutes ->
   *[other] Khi gọi theo thứ tự, quy tắc là: không quầy nào có thể phục vụ quý vị ngay lúc đó lại gọi tiếp theo một số có thời gian tính muộn hơn của quý vị quá { $minutes } phút.
}
