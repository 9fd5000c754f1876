# The board's words in Dari (دری).
# Review: none yet

# ---- call ----
call = نمبر { $number }، لطفاً کلکین { $counter }.
recalled = دوباره صدا شد

# ---- bar and list ----
area = محل انتظار { $letter }
areas = محل‌های انتظار { $letters }
office = خوش آمدید
counter = کلکین
room = اتاق
recent = نمبرهای اخیر
recent-none = حالا نمبر نیست

# ---- waiting ----
waiting = { $numbers ->
    [0] هیچ‌کس منتظر نیست
    [one] { $numbers } نمبر در انتظار است
   *[other] { $numbers } نمبر در انتظار است
}
wait-range = تقریباً { $from } تا { $to }{ "\u00A0" }دقیقه

# ---- nobody is called ----
welcome = روز بخیر
welcome-hint = نمبر بعدی اینجا نشان داده می‌شود.
quiet = نمبرهای نو را اینجا می‌بینید و می‌شنوید.
quiet-silent = نمبرهای نو را اینجا می‌بینید.
quiet-sound = حالا نمبرها فقط نشان داده می‌شوند.
card = کجا منتظر باشید

# ---- no word from the server ----
stale = این صفحه نمایش حالا به‌روز نیست.
stale-stand = تا ساعت { $time }
stale-valid = نمبر شما معتبر می‌ماند.
stale-stay = لطفاً همین‌جا باشید.
stale-come = ما پیش شما می‌آییم.
stale-recent = صدا شد تا ساعت { $time }
stale-recent-never = صدا شد
stale-questions = سوال دارید؟ لطفاً با ما گپ بزنید.

# ---- messages to all ----
urgent = مهم
closed = حالا بسته هستیم.
opens-today = امروز ساعت { $time } باز می‌کنیم.
opens-on = به تاریخ { $date } ساعت { $time } باز می‌کنیم.
break = یک وقفه کوتاه داریم.
break-until = ساعت { $time } ادامه می‌دهیم.
break-soon = زود ادامه می‌دهیم.
evacuation = لطفاً همین حالا از ساختمان بیرون شوید.
evacuation-way = به نزدیک‌ترین دروازه خروج بروید.
evacuation-lift = از لفت استفاده نکنید.

# ---- the sign at a door ----
door-called = لطفاً داخل شوید
door-serving = اینجا گفتگو جریان دارد
door-free = لطفاً منتظر باشید تا شما را صدا کنیم

# ---- only said aloud ----
sound-test = این امتحان صدا است.
