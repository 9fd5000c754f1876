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
screen-key-closed = تړلی
screen-key-stopped = اوس شمېره نشته
screen-key-used-up = د نن لپاره خلاصې
screen-lost = مهرباني وکړئ یوه شېبه.
screen-lost-note = دا ماشین به ژر بیا کار وکړي.

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
