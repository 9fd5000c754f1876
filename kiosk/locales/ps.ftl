# The kiosk's words in Pashto (پښتو): the screen first, then the paper.
# Review: none yet

# ---- screen ----
screen-welcome = ښه راغلاست
screen-choose-language = مهرباني وکړئ خپله ژبه وټاکئ.
screen-step = ګام { $step } له { $steps }
screen-concern = موږ له تاسو سره څنګه مرسته کولی شو؟
screen-not-sure = بل څه. زه نه پوهېږم.
screen-not-sure-note = یو کس به له تاسو سره مرسته وکړي.
screen-back = شاته
screen-start-over = له سره
screen-more = نور
screen-page = مخ { $page } له { $pages }
screen-larger = لا لوی
screen-contrast = کنټراست
screen-access = د لوستلو مرسته
screen-moment = یوه شېبه …
screen-paper-comes = ستاسو پاڼه راځي.
screen-still-there = تاسو لا دلته یاست؟
screen-have-time = تاسو وخت لرئ.
screen-stay = هو، زه دلته یم
screen-take-paper = مهرباني وکړئ خپله پاڼه واخلئ.
screen-your-number = ستاسو شمېره
screen-area = د انتظار ځای { $letter }
screen-floor = پوړ: { $floor }
screen-people = { $people ->
    [0] هېڅوک نشته
    [one] { $people } کس
   *[other] { $people } کسان
}
screen-ahead = له تاسو مخکې
screen-we-call = موږ ستاسو شمېره غږوو.
screen-we-call-note = تاسو به یې پر سکرین ووینئ.
screen-print-again = بیا چاپول
screen-printed = پاڼه چاپ شوه
screen-copy-failed = دویمه پاڼه رانغله. شمېره اعتبار لري.
screen-done = تمام
screen-no-paper = پاڼه رانغله.
screen-no-paper-note = ستاسو شمېره بیا هم اعتبار لري.
screen-remember = مهرباني وکړئ خپله شمېره په یاد وساتئ.
screen-photo = موبایل لرئ؟
screen-photo-note = د خپلې شمېرې عکس واخلئ.
screen-have-it = شمېره لرم
screen-give-back = شمېره بېرته ورکول
screen-unavailable = اوس دلته شمېره نشته.
screen-offline = اوس اړیکه نشته. ستاسو شمېره اعتبار لري.
screen-no-look-up = موږ اوس نه شو کتلی. ستاسو شمېره لا هم اعتبار لري.
screen-try-again = بیا هڅه وکړئ
screen-no-service = د دې کار لپاره اوس دلته شمېره نشته.
screen-speak-to-us = مهرباني وکړئ له موږ سره خبرې وکړئ.
screen-closed = موږ اوس تړلي یو.
screen-opens-again = موږ بیا پرانیستل کېږو
screen-opens-at = { $weekday }، { $day }، { $time } بجې
screen-used-up = نن د دې کار ټولې شمېرې ورکړل شوې دي.
screen-too-late = نن د دې کار لپاره کافي وخت نشته.
screen-another-day = مهرباني وکړئ په بله ورځ راشئ.
screen-come-early = مهرباني وکړئ د ورځې په پیل کې راشئ.
screen-ask-desk = مهرباني وکړئ د معلوماتو په څانګه کې وپوښتئ.
screen-ask-desk-note = هلته ویل کېږي چې څه آنلاین کېدای شي.
screen-out-of-service = دا ماشین اوس کار نه کوي.
screen-out-of-service-note = مهرباني وکړئ بل ماشین وکاروئ.
screen-key-closed = تړلی
screen-key-stopped = اوس شمېره نشته
screen-key-used-up = د نن لپاره خلاصې
screen-lost = مهرباني وکړئ یوه شېبه.
screen-lost-note = دا ماشین به ژر بیا کار وکړي.

# ---- screen: the first question ----
screen-start = نن ټاکلی وخت لرئ؟
screen-with = هو، ټاکلی وخت لرم
screen-with-note = خپل لیک یا موبایل تیار کړئ.
screen-without = نه، ټاکلی وخت نه لرم
screen-without-note = تاسو شمېره اخلئ.
screen-have-number = زه لا دمخه شمېره لرم
screen-have-number-note = کتل، بدلول یا بېرته ورکول
screen-dont-know = زه نه پوهېږم
screen-support = زه مرستې ته اړتیا لرم
screen-support-note = له ماشومانو سره، امیندواره، له معلولیت سره
screen-support-on = سمه ده، موږ به یې په پام کې نیسو.
screen-elsewhere-note = بیا بله اداره له تاسو سره مرسته کوي.

# ---- screen: the code of an appointment ----
screen-code = خپل کوډ د لوستونکي آلې مخې ته ونیسئ.
screen-code-type = یا یې دلته ولیکئ.
screen-code-where = کوډ ستاسو په لیک یا برېښنالیک کې دی.
screen-code-empty = ستاسو کوډ
screen-code-delete = پاکول
screen-code-letters = توري
screen-code-digits = عددونه
screen-go-on = وړاندې
screen-no-code = کوډ نه لرم
screen-no-code-note = مهرباني وکړئ د معلوماتو په څانګه کې خپل نوم ووایئ.
screen-too-early = تاسو وختي راغلي یاست.
screen-appointment-at = ستاسو ټاکلی وخت { $time } بجې دی.
screen-from-at = خپله شمېره دلته له { $time } بجو څخه اخیستلی شئ.
screen-other-day = ستاسو ټاکلی وخت په بله ورځ دی.
screen-not-found = موږ دا کوډ نه مومو.
screen-not-found-note = مهرباني وکړئ کوډ بیا وګورئ.
screen-cancelled = دا ټاکلی وخت لغوه شوی دی.
screen-already = تاسو لا دمخه شمېره لرئ.
screen-already-note = پاڼه نشته؟ د معلوماتو په څانګه کې یې بیا چاپوو.
screen-other-code = بل کوډ ولیکئ
screen-go-without = بې ټاکلي وخته وړاندې
screen-code-kept = ستاسو کوډ ثبت شو.
screen-appointment-for = ستاسو ټاکلی وخت د څه لپاره دی؟

# ---- screen: what to bring, and who comes ----
screen-bring = دا درسره شته؟
screen-have-all = هو، ټول راسره شته
screen-have-all-note = وړاندې شمېرې ته
screen-missing = نه، څه شی کم دی
screen-missing-note = لېست چاپول، بې شمېرې
screen-list-comes = ستاسو لېست راځي.
screen-list-failed = لېست رانغی.
screen-list-photo = د لېست عکس واخلئ.
screen-list-again = کله چې ټول درسره وي، بیا راشئ.
screen-number-anyway = بیا هم شمېره غواړم
screen-party = تاسو اوس خپله شمېره اخلئ.
screen-persons = تاسو څو کسان یاست؟
screen-cases = څو کارتونه یا غوښتنپاڼې؟
screen-one-more = یو ډېر
screen-one-less = یو لږ
screen-take-number = شمېره اخیستل

# ---- screen: another office ----
screen-other-office = بله اداره
screen-elsewhere = ستاسو لپاره کوم یو سم دی؟
screen-none-of-these = له دې هېڅ یو
screen-none-of-these-note = زه په سم ځای کې یم.
screen-address = دا کار بله اداره کوي.
screen-no-address = پته به د معلوماتو په څانګه کې درته وایو.
screen-print-address = پته چاپول
screen-address-comes = ستاسو د پتې پاڼه راځي.
screen-address-failed = پاڼه رانغله. مهرباني وکړئ عکس واخلئ.

# ---- screen: my own number ----
screen-my-number = خپله پاڼه د لوستونکي آلې مخې ته ونیسئ.
screen-my-number-note = د پاڼې کوډ یوازې ستاسو دی.
screen-no-slip = زما پاڼه ورکه ده
screen-not-mine = موږ نن دا شمېره نه مومو.
screen-mine = دا ستاسو شمېره ده.
screen-mine-issued = ستاسو پاڼه لا چاپېږي.
screen-mine-waiting = تاسو انتظار کوئ. موږ ستاسو شمېره غږوو.
screen-mine-called = موږ تاسو وغږولئ. مهرباني وکړئ { $counter } کړکۍ ته ورشئ.
screen-mine-serving = تاسو په { $counter } کړکۍ کې یاست.
screen-room = خونه { $room }
screen-mine-parked = ستاسو شمېره درېدلې ده. ستاسو ځای ساتل کېږي.
screen-mine-missed = موږ تاسو وغږولئ. مهرباني وکړئ د معلوماتو په څانګه کې وپوښتئ.
screen-mine-ended = دا شمېره د نن لپاره پای ته رسېدلې ده.
screen-change = کار بدلول
screen-change-note = ستاسو وخت همداسې شمېرل کېږي.
screen-changed = ستاسو کار بدل شو.
screen-change-failed = دا اوس نه کېږي. مهرباني وکړئ له موږ سره خبرې وکړئ.
screen-give-back-sure = غواړئ خپله شمېره بېرته ورکړئ؟
screen-give-back-note = له هغې وروسته تاسو نه غږوو.
screen-give-back-yes = هو، بېرته یې ورکوم
screen-give-back-no = نه، ساتم یې
screen-given-back = ستاسو شمېره بېرته ورکړل شوه. مننه.

# ---- screen: the ticket ----
screen-counted = ستاسو وخت له { $time } بجو څخه شمېرل کېږي.
screen-late = ستاسو ټاکلی وخت { $time } بجې و.
screen-wait = له { $from } تر { $to } دقیقو
screen-about = شاوخوا
screen-have-ready = مهرباني وکړئ تیار یې ولرئ
screen-on-phone = ستاسو شمېره په موبایل کې
screen-on-phone-note = کوډ سکن کړئ. بې نومه. وړیا.
screen-fair = موږ شمېرې په نوبت نه غږوو.
screen-fair-note = ستاسو وخت مهم دی، نه عدد.

# ---- screen: closed, and what works without a visit ----
screen-hours = موږ ستاسو په خدمت کې یو
screen-online = دا آنلاین هم کېږي

# ---- screen: reading aids ----
screen-lower = لا ټیټ
screen-higher = لا لوړ
screen-lower-note = ټولې تڼۍ اوس لاندې دي.
screen-choices = انتخاب { $first } تر { $last } له { $all }
screen-speak = په غږ لوستل
screen-quiet = غږ بند

# ---- voice: what is only spoken ----
speech-hello = دا ماشین ټول شیان درته لولي.
speech-keys = څلور تڼۍ شته: شاته، وړاندې، ټاکل، تکرار.
speech-language = ژبه وټاکئ
speech-choice = { $place } له { $all }: { $text }
speech-on = چالان
speech-off = بند
speech-unavailable = اوس نشته
speech-press-choose = د ټاکل تڼۍ کېکاږئ.
speech-number = ستاسو شمېره { $number } ده.
speech-typed = لیکل شوي: { $code }
speech-louder = لوړ غږ
speech-quieter = ټیټ غږ
speech-end = لوستل بندول
speech-going = مهرباني وکړئ یوه شېبه انتظار وکړئ.

# ---- paper ----
paper-welcome = ښه راغلاست
paper-your-number = ستاسو شمېره
paper-floor = مهرباني وکړئ په همدې پوړ کې انتظار وکړئ
paper-ahead = { $ahead ->
    [0] له تاسو مخکې: *هېڅوک نشته*
    [one] له تاسو مخکې: *{ $ahead }{ "\u00A0" }کس*
   *[other] له تاسو مخکې: *{ $ahead }{ "\u00A0" }کسان*
}
paper-counted = ستاسو وخت له *{ $time }* بجو څخه شمېرل کېږي
paper-bring = مهرباني وکړئ تیار یې ولرئ
paper-phone = *په موبایل کې وګورئ چې ستاسو نوبت کله دی.*
paper-fair = *عادلانه:* هېڅ کړکۍ چې په همغه شېبه کې ستاسو خدمت کولی شي، د راتلونکې شمېرې په توګه داسې شمېره نه غږوي چې وخت یې ستاسو له وخت څخه تر { $minutes } دقیقو ډېر وروسته شمېرل کېږي.
paper-privacy = بې نومه. شمېره به نن د دفتر له بندېدو وروسته پاکه شي.
paper-wait = شاوخوا *له { $from } تر { $to }{ "\u00A0" }دقیقو*
paper-order = موږ شمېرې په نوبت نه غږوو. ستاسو وخت مهم دی.
paper-own-code = په دې کوډ په ماشین کې خپله شمېره وګورئ یا بدله کړئ.
paper-list = مهرباني وکړئ دا درسره راوړئ
paper-list-again = کله چې ټول درسره وي، بیا راشئ.
paper-elsewhere = دا اداره دا کار کوي
paper-no-number = دا پاڼه شمېره نه ده.
