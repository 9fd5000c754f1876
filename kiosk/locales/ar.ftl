# The kiosk's words in Arabic (العربية): the screen first, then the paper.
# Review: none yet
# Digits are ASCII everywhere.

# ---- screen ----
screen-welcome = أهلًا وسهلًا
screen-choose-language = يرجى اختيار لغتك.
screen-step = الخطوة { $step } من { $steps }
screen-concern = كيف يمكننا مساعدتك؟
screen-not-sure = شيء آخر – لا أعرف
screen-not-sure-note = سيساعدك أحد موظفينا.
screen-back = رجوع
screen-start-over = من البداية
screen-more = المزيد
screen-page = الصفحة { $page } من { $pages }
screen-larger = أكبر
screen-contrast = تباين
screen-access = وسائل القراءة
screen-moment = لحظة …
screen-paper-comes = ورقتك قادمة.
screen-still-there = هل ما زلت هنا؟
screen-have-time = لديك وقت.
screen-stay = نعم، أنا هنا
screen-take-paper = يرجى أخذ ورقتك.
screen-your-number = رقمك
screen-area = قاعة الانتظار { $letter }
screen-floor = الطابق: { $floor }
screen-people = { $people ->
    [zero] لا أحد
    [one] شخص واحد
    [two] شخصان
    [few] { $people } أشخاص
    [many] { $people } شخصًا
   *[other] { $people } شخص
}
screen-ahead = أمامك
screen-we-call = سننادي رقمك.
screen-we-call-note = ستراه على الشاشة.
screen-print-again = اطبع مرة أخرى
screen-printed = طُبعت الورقة
screen-copy-failed = لم تخرج الورقة الثانية. رقمك صالح.
screen-done = تم
screen-no-paper = لم تخرج الورقة.
screen-no-paper-note = رقمك صالح مع ذلك.
screen-remember = يرجى تذكّر رقمك.
screen-photo = هل معك هاتف؟
screen-photo-note = التقط صورة لرقمك.
screen-have-it = حفظته
screen-give-back = إعادة الرقم
screen-unavailable = لا توجد أرقام هنا الآن.
screen-try-again = حاول مرة أخرى
screen-no-service = لا يوجد رقم لهذا الطلب هنا الآن.
screen-speak-to-us = يرجى التحدث إلينا.
screen-closed = المكتب مغلق الآن.
screen-opens-again = نفتح مجددًا
screen-opens-at = { $weekday }، { $day }، الساعة { $time }
screen-used-up = أُعطيت اليوم كل الأرقام لهذا الطلب.
screen-too-late = لم يعد وقت اليوم كافيًا لهذا الطلب.
screen-another-day = يرجى الحضور في يوم آخر.
screen-come-early = يرجى الحضور في وقت مبكر من اليوم.
screen-ask-desk = يرجى السؤال في مكتب المعلومات.
screen-ask-desk-note = هناك تعرف أيضًا ما يمكن إنجازه عبر الإنترنت.
screen-key-closed = مغلق
screen-key-stopped = لا أرقام الآن
screen-key-used-up = نفدت أرقام اليوم
screen-lost = لحظة من فضلك.
screen-lost-note = سيعود هذا الجهاز قريبًا.

# ---- paper ----
paper-welcome = أهلًا وسهلًا
paper-your-number = رقمك
paper-floor = يرجى الانتظار في هذا الطابق
paper-ahead = { $ahead ->
    [zero] أمامك: *لا أحد*
    [one] أمامك: *شخص واحد*
    [two] أمامك: *شخصان*
    [few] أمامك: *{ $ahead }{ "\u00A0" }أشخاص*
    [many] أمامك: *{ $ahead }{ "\u00A0" }شخصًا*
   *[other] أمامك: *{ $ahead }{ "\u00A0" }شخص*
}
paper-counted = يُحسب وقتك من الساعة *{ $time }*
paper-bring = يرجى تجهيز
paper-phone = *تابع دورك على هاتفك.*
paper-fair = { $minutes ->
    [zero] *بعدل:* لن يستدعي أي شباك يمكنه خدمتك في تلك اللحظة رقمًا تاليًا يُحسب وقته بعد وقتك بأكثر من { $minutes } دقيقة.
    [one] *بعدل:* لن يستدعي أي شباك يمكنه خدمتك في تلك اللحظة رقمًا تاليًا يُحسب وقته بعد وقتك بأكثر من دقيقة واحدة.
    [two] *بعدل:* لن يستدعي أي شباك يمكنه خدمتك في تلك اللحظة رقمًا تاليًا يُحسب وقته بعد وقتك بأكثر من دقيقتين.
    [few] *بعدل:* لن يستدعي أي شباك يمكنه خدمتك في تلك اللحظة رقمًا تاليًا يُحسب وقته بعد وقتك بأكثر من { $minutes } دقائق.
    [many] *بعدل:* لن يستدعي أي شباك يمكنه خدمتك في تلك اللحظة رقمًا تاليًا يُحسب وقته بعد وقتك بأكثر من { $minutes } دقيقة.
   *[other] *بعدل:* لن يستدعي أي شباك يمكنه خدمتك في تلك اللحظة رقمًا تاليًا يُحسب وقته بعد وقتك بأكثر من { $minutes } دقيقة.
}
paper-privacy = بلا اسم. يُحذف الرقم اليوم بعد الإغلاق.
