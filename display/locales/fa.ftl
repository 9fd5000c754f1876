# The board's words in Persian (فارسی).
# Review: none yet

# ---- call ----
call = شماره { $number }، لطفاً باجه { $counter }.
recalled = دوباره صدا زده شد

# ---- bar and list ----
area = محل انتظار { $letter }
areas = محل‌های انتظار { $letters }
office = خوش آمدید
counter = باجه
room = اتاق
recent = شماره‌های اخیر
recent-none = الان شماره‌ای نیست

# ---- waiting ----
waiting = { $numbers ->
    [0] هیچ‌کس منتظر نیست
    [one] { $numbers } شماره در انتظار است
   *[other] { $numbers } شماره در انتظار است
}
wait-range = حدود { $from } تا { $to }{ "\u00A0" }دقیقه

# ---- nobody is called ----
welcome = روز بخیر
welcome-hint = شماره بعدی اینجا نشان داده می‌شود.
quiet = شماره‌های جدید را اینجا می‌بینید و می‌شنوید.
quiet-silent = شماره‌های جدید را اینجا می‌بینید.
quiet-sound = الان شماره‌ها فقط نشان داده می‌شوند.
card = کجا منتظر می‌مانید

# ---- no word from the server ----
stale = این صفحه نمایش الان به‌روز نیست.
stale-stand = تا ساعت { $time }
stale-valid = شماره شما معتبر می‌ماند.
stale-stay = لطفاً همین‌جا بمانید.
stale-come = ما پیش شما می‌آییم.
stale-recent = صدا زده شد تا ساعت { $time }
stale-recent-never = صدا زده شد
stale-questions = سؤال دارید؟ لطفاً با ما صحبت کنید.

# ---- messages to all ----
urgent = مهم
closed = اکنون تعطیل هستیم.
opens-today = امروز ساعت { $time } باز می‌کنیم.
opens-on = در تاریخ { $date } ساعت { $time } باز می‌کنیم.
break = یک استراحت کوتاه داریم.
break-until = ساعت { $time } ادامه می‌دهیم.
break-soon = به‌زودی ادامه می‌دهیم.
evacuation = لطفاً همین حالا از ساختمان خارج شوید.
evacuation-way = به نزدیک‌ترین خروجی بروید.
evacuation-lift = از آسانسور استفاده نکنید.

# ---- the sign at a door ----
door-called = لطفاً وارد شوید
door-serving = اینجا گفتگو در جریان است
door-free = لطفاً منتظر بمانید تا صدایتان بزنیم

# ---- only said aloud ----
sound-test = این آزمایش صدا است.
