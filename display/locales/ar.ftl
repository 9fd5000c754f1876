# The board's words in Arabic (العربية).
# Review: none yet
# Digits are ASCII everywhere.

# ---- call ----
call = رقم { $number }، شباك { $counter }.
recalled = نداء مرة أخرى

# ---- bar and list ----
area = قاعة الانتظار { $letter }
areas = قاعات الانتظار { $letters }
office = أهلًا وسهلًا
counter = الشباك
room = الغرفة
recent = أرقام نوديت مؤخرًا
recent-none = لا يوجد رقم الآن

# ---- waiting ----
waiting = { $numbers ->
    [zero] لا أحد ينتظر
    [one] رقم واحد ينتظر
    [two] رقمان ينتظران
    [few] { $numbers } أرقام تنتظر
    [many] { $numbers } رقمًا ينتظر
   *[other] { $numbers } رقم ينتظر
}
wait-range = { $to ->
    [zero] حوالي { $from } إلى { $to }{ "\u00A0" }دقيقة
    [one] حوالي { $from } إلى { $to }{ "\u00A0" }دقيقة
    [two] حوالي { $from } إلى { $to }{ "\u00A0" }دقيقة
    [few] حوالي { $from } إلى { $to }{ "\u00A0" }دقائق
    [many] حوالي { $from } إلى { $to }{ "\u00A0" }دقيقة
   *[other] حوالي { $from } إلى { $to }{ "\u00A0" }دقيقة
}

# ---- nobody is called ----
welcome = مرحبًا
welcome-hint = هنا يظهر الرقم التالي.
quiet = الأرقام الجديدة تُعرض وتُسمع هنا.
quiet-silent = الأرقام الجديدة تُعرض هنا.
quiet-sound = الأرقام تُعرض الآن دون صوت.
card = أين تنتظر

# ---- no word from the server ----
stale = هذه الشاشة ليست محدّثة الآن.
stale-stand = حتى الساعة { $time }
stale-valid = رقمك يبقى صالحًا.
stale-stay = يرجى البقاء هنا.
stale-come = سنأتي إليك.
stale-recent = نوديت حتى { $time }
stale-recent-never = نوديت
stale-questions = لديك سؤال؟ يرجى التحدث إلينا.

# ---- messages to all ----
urgent = مهم
closed = المكتب مغلق الآن.
opens-today = نفتح اليوم الساعة { $time }.
opens-on = نفتح يوم { $date } الساعة { $time }.
break = نأخذ استراحة قصيرة.
break-until = نتابع الساعة { $time }.
break-soon = نتابع بعد قليل.
evacuation = يرجى مغادرة المبنى الآن.
evacuation-way = اذهبوا إلى أقرب مخرج.
evacuation-lift = لا تستخدموا المصعد.

# ---- the sign at a door ----
door-called = يرجى الدخول
door-serving = توجد محادثة هنا الآن
door-free = يرجى انتظار النداء

# ---- only said aloud ----
sound-test = هذا اختبار للصوت.
