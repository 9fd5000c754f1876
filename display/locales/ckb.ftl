# The board's words in Sorani (کوردیی سۆرانی).
# Review: none yet

# ---- call ----
call = ژمارەی { $number }، تکایە بۆ پەنجەرەی { $counter }.
recalled = بانگکردنی دووبارە

# ---- bar and list ----
area = شوێنی چاوەڕوانی { $letter }
areas = شوێنەکانی چاوەڕوانی { $letters }
office = بەخێربێن
counter = پەنجەرە
room = ژوور
recent = دوایین ژمارەکان
recent-none = ئێستا ژمارە نییە

# ---- waiting ----
waiting = { $numbers ->
    [0] ھیچ کەس چاوەڕێ نییە
    [one] { $numbers } ژمارە چاوەڕێیە
   *[other] { $numbers } ژمارە چاوەڕێن
}
wait-range = نزیکەی { $from } تا { $to }{ "\u00A0" }خولەک

# ---- nobody is called ----
welcome = ڕۆژباش
welcome-hint = ژمارەی داھاتوو لێرە دەردەکەوێت.
quiet = ژمارە نوێیەکان لێرە دەبینن و دەبیستن.
quiet-silent = ژمارە نوێیەکان لێرە دەبینن.
quiet-sound = ئێستا ژمارەکان تەنیا پیشان دەدرێن.
card = لە کوێ چاوەڕێ دەکەن

# ---- no word from the server ----
stale = ئەم شاشەیە ئێستا نوێ نییە.
stale-stand = تا کاتژمێر { $time }
stale-valid = ژمارەکەتان ھەر دروستە.
stale-stay = تکایە لێرە بمێننەوە.
stale-come = ئێمە دێین بۆ لاتان.
stale-recent = بانگکراون تا { $time }
stale-recent-never = بانگکراون
stale-questions = پرسیارتان ھەیە؟ تکایە قسەمان لەگەڵ بکەن.

# ---- messages to all ----
urgent = گرنگ
closed = ئێستا داخراوین.
opens-today = ئەمڕۆ کاتژمێر { $time } دەکەینەوە.
opens-on = لە { $date } کاتژمێر { $time } دەکەینەوە.
break = پشوویەکی کورت دەدەین.
break-until = کاتژمێر { $time } بەردەوام دەبین.
break-soon = بەم زووانە بەردەوام دەبین.
evacuation = تکایە ئێستا لە بیناکە بچنە دەرەوە.
evacuation-way = بڕۆن بۆ نزیکترین دەرگای دەرچوون.
evacuation-lift = ئاسانسۆر بەکار مەھێنن.

# ---- the sign at a door ----
door-called = تکایە وەرنە ژوورەوە
door-serving = لێرە گفتوگۆ ھەیە
door-free = تکایە چاوەڕێی بانگکردن بن

# ---- only said aloud ----
sound-test = ئەمە تاقیکردنەوەی دەنگە.
