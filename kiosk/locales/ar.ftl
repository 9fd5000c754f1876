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
screen-offline = لا يوجد اتصال الآن. رقمك صالح.
screen-no-look-up = لا يمكننا التحقق الآن. يبقى رقمك صالحًا.
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
screen-out-of-service = هذا الجهاز خارج الخدمة الآن.
screen-out-of-service-note = يرجى استخدام جهاز آخر.
screen-key-closed = مغلق
screen-key-stopped = لا أرقام الآن
screen-key-used-up = نفدت أرقام اليوم
screen-lost = لحظة من فضلك.
screen-lost-note = سيعود هذا الجهاز قريبًا.

# ---- screen: the first question ----
screen-start = هل لديك موعد اليوم؟
screen-with = نعم، لديّ موعد
screen-with-note = يرجى تجهيز رسالتك أو هاتفك.
screen-without = لا، ليس لديّ موعد
screen-without-note = ستحصل على رقم.
screen-have-number = لديّ رقم بالفعل
screen-have-number-note = عرضه أو تغييره أو إعادته
screen-dont-know = لا أعرف
screen-support = أحتاج إلى مساعدة
screen-support-note = مع أطفال، أثناء الحمل، مع إعاقة
screen-support-on = حسنًا، سنراعي ذلك.
screen-elsewhere-note = عندها تساعدك دائرة أخرى.

# ---- screen: the code of an appointment ----
screen-code = يرجى وضع رمزك أمام جهاز القراءة.
screen-code-type = أو اكتبه هنا.
screen-code-where = تجد الرمز في رسالتك أو في بريدك الإلكتروني.
screen-code-empty = رمزك
screen-code-delete = حذف
screen-code-letters = حروف
screen-code-digits = أرقام
screen-go-on = متابعة
screen-no-code = ليس لديّ رمز
screen-no-code-note = يرجى ذكر اسمك في مكتب المعلومات.
screen-too-early = وصلت مبكرًا.
screen-appointment-at = موعدك في الساعة { $time }.
screen-from-at = تحصل على رقمك هنا من الساعة { $time }.
screen-other-day = موعدك في يوم آخر.
screen-not-found = لا نجد هذا الرمز.
screen-not-found-note = يرجى التحقق من الرمز.
screen-cancelled = أُلغي هذا الموعد.
screen-already = لديك رقم بالفعل.
screen-already-note = ليست معك ورقتك؟ نطبعها مرة أخرى في مكتب المعلومات.
screen-other-code = إدخال رمز آخر
screen-go-without = المتابعة بدون موعد
screen-code-kept = سجّلنا رمزك.
screen-appointment-for = ما الغرض من موعدك؟

# ---- screen: what to bring, and who comes ----
screen-bring = هل معك كل هذا؟
screen-have-all = نعم، معي كل شيء
screen-have-all-note = المتابعة إلى الرقم
screen-missing = لا، ينقصني شيء
screen-missing-note = طباعة القائمة، بدون رقم
screen-list-comes = قائمتك قادمة.
screen-list-failed = لم تخرج القائمة.
screen-list-photo = التقط صورة للقائمة.
screen-list-again = يرجى الحضور مجددًا عندما يكون معك كل شيء.
screen-number-anyway = أريد رقمًا مع ذلك
screen-party = ستحصل على رقمك حالًا.
screen-persons = كم شخصًا أنتم؟
screen-cases = كم بطاقة أو طلبًا؟
screen-one-more = زيادة واحد
screen-one-less = إنقاص واحد
screen-take-number = سحب رقم

# ---- screen: another office ----
screen-other-office = دائرة أخرى
screen-elsewhere = ما الذي ينطبق عليك؟
screen-none-of-these = لا شيء من هذا
screen-none-of-these-note = أنا في المكان الصحيح.
screen-address = هناك دائرة أخرى لهذا الطلب.
screen-no-address = نعطيك العنوان في مكتب المعلومات.
screen-print-address = طباعة العنوان
screen-address-comes = ورقتك مع العنوان قادمة.
screen-address-failed = لم تخرج الورقة. التقط صورة.

# ---- screen: my own number ----
screen-my-number = يرجى وضع ورقتك أمام جهاز القراءة.
screen-my-number-note = الرمز على الورقة لك وحدك.
screen-no-slip = ضاعت ورقتي
screen-not-mine = لا نجد هذا الرقم اليوم.
screen-mine = هذا رقمك.
screen-mine-issued = ورقتك قيد الطباعة.
screen-mine-waiting = أنت في الانتظار. سننادي رقمك.
screen-mine-called = نادينا رقمك. يرجى التوجه إلى الشباك { $counter }.
screen-mine-serving = أنت عند الشباك { $counter }.
screen-room = الغرفة { $room }
screen-mine-parked = رقمك متوقف مؤقتًا. مكانك محفوظ.
screen-mine-missed = نادينا رقمك. يرجى السؤال في مكتب المعلومات.
screen-mine-ended = انتهى هذا الرقم لهذا اليوم.
screen-change = تغيير الطلب
screen-change-note = يستمر حساب وقتك.
screen-changed = تم تغيير طلبك.
screen-change-failed = هذا غير ممكن الآن. يرجى التحدث إلينا.
screen-give-back-sure = هل تريد إعادة رقمك؟
screen-give-back-note = بعد ذلك لن ننادي رقمك.
screen-give-back-yes = نعم، إعادة الرقم
screen-give-back-no = لا، أحتفظ به
screen-given-back = أُعيد رقمك. شكرًا.

# ---- screen: the ticket ----
screen-counted = يُحسب وقتك من الساعة { $time }.
screen-late = كان موعدك في الساعة { $time }.
screen-wait = { $to ->
    [zero] { $from } إلى { $to } دقيقة
    [one] { $from } إلى { $to } دقيقة
    [two] { $from } إلى { $to } دقيقة
    [few] { $from } إلى { $to } دقائق
    [many] { $from } إلى { $to } دقيقة
   *[other] { $from } إلى { $to } دقيقة
}
screen-about = حوالي
screen-have-ready = يرجى تجهيز
screen-on-phone = رقمك على هاتفك
screen-on-phone-note = امسح الرمز بهاتفك. بلا اسم. مجانًا.
screen-fair = لا ننادي حسب ترتيب الأرقام.
screen-fair-note = المهم وقتك، لا الرقم.

# ---- screen: closed, and what works without a visit ----
screen-hours = نحن هنا من أجلك
screen-online = هذا ممكن أيضًا عبر الإنترنت

# ---- screen: reading aids ----
screen-lower = أخفض
screen-higher = أعلى
screen-lower-note = كل الأزرار الآن في الأسفل.
screen-choices = الخيارات { $first } إلى { $last } من { $all }
screen-speak = اقرأ لي
screen-quiet = إيقاف الصوت

# ---- voice: what is only spoken ----
speech-hello = هذا الجهاز يقرأ لك كل شيء.
speech-keys = توجد أربعة أزرار: رجوع، التالي، اختيار، تكرار.
speech-language = اختيار اللغة
speech-choice = { $place } من { $all }: { $text }
speech-on = مفعّل
speech-off = غير مفعّل
speech-unavailable = غير متاح الآن
speech-press-choose = اضغط على زر اختيار.
speech-number = رقمك هو { $number }.
speech-typed = المُدخل: { $code }
speech-louder = أعلى صوتًا
speech-quieter = أخفض صوتًا
speech-end = إنهاء القراءة
speech-going = يرجى الانتظار لحظة.

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
paper-wait = { $to ->
    [zero] حوالي *{ $from } إلى { $to }{ "\u00A0" }دقيقة*
    [one] حوالي *{ $from } إلى { $to }{ "\u00A0" }دقيقة*
    [two] حوالي *{ $from } إلى { $to }{ "\u00A0" }دقيقة*
    [few] حوالي *{ $from } إلى { $to }{ "\u00A0" }دقائق*
    [many] حوالي *{ $from } إلى { $to }{ "\u00A0" }دقيقة*
   *[other] حوالي *{ $from } إلى { $to }{ "\u00A0" }دقيقة*
}
paper-order = لا ننادي حسب ترتيب الأرقام. المهم وقتك.
paper-own-code = بهذا الرمز ترى رقمك أو تغيّره على الجهاز.
paper-list = يرجى إحضار
paper-list-again = يرجى الحضور مجددًا عندما يكون معك كل شيء.
paper-elsewhere = الدائرة المسؤولة عن هذا
paper-no-number = هذه الورقة ليست رقمًا.
