# The board's words in Vietnamese (Tiếng Việt).
# Review: none yet

# ---- call ----
call = Số { $number }, mời đến quầy { $counter }.
recalled = Gọi lại

# ---- bar and list ----
area = Khu vực chờ { $letter }
areas = Các khu vực chờ { $letters }
office = Chào mừng quý vị
counter = Quầy
room = Phòng
recent = Vừa được gọi
recent-none = Hiện chưa có số

# ---- waiting ----
waiting = { $numbers ->
    [0] Không có ai chờ
   *[other] { $numbers } số đang chờ
}
wait-range = Khoảng { $from } đến { $to }{ "\u00A0" }phút

# ---- nobody is called ----
welcome = Xin chào
welcome-hint = Số tiếp theo hiện ở đây.
quiet = Quý vị thấy và nghe số mới ở đây.
quiet-silent = Quý vị thấy số mới ở đây.
quiet-sound = Lúc này số chỉ hiện trên màn hình.
card = Quý vị chờ ở đâu

# ---- no word from the server ----
stale = Màn hình này hiện chưa được cập nhật.
stale-stand = Tính đến { $time }
stale-valid = Số của quý vị vẫn có giá trị.
stale-stay = Vui lòng ở lại đây.
stale-come = Chúng tôi sẽ đến gặp quý vị.
stale-recent = Đã gọi đến { $time }
stale-recent-never = Đã gọi
stale-questions = Quý vị có câu hỏi? Vui lòng nói chuyện với chúng tôi.

# ---- messages to all ----
urgent = Quan trọng
closed = Hiện chúng tôi đóng cửa.
opens-today = Hôm nay mở cửa lúc { $time }.
opens-on = Mở cửa ngày { $date } lúc { $time }.
break = Chúng tôi tạm nghỉ một lát.
break-until = Chúng tôi tiếp tục lúc { $time }.
break-soon = Chúng tôi sẽ sớm tiếp tục.
evacuation = Vui lòng ra khỏi tòa nhà ngay bây giờ.
evacuation-way = Hãy đi đến lối ra gần nhất.
evacuation-lift = Không dùng thang máy.

# ---- the sign at a door ----
door-called = Mời quý vị vào
door-serving = Ở đây đang có cuộc trò chuyện
door-free = Vui lòng chờ được gọi

# ---- only said aloud ----
sound-test = Đây là thử âm thanh.
