# The kiosk's words in Persian (فارسی): the screen first, then the paper.
# Review: none yet

# ---- screen ----
screen-welcome = خوش آمدید
screen-choose-language = لطفاً زبان خود را انتخاب کنید.
screen-step = مرحله { $step } از { $steps }
screen-concern = چگونه می‌توانیم به شما کمک کنیم؟
screen-not-sure = موضوع دیگر. نمی‌دانم.
screen-not-sure-note = یک نفر به شما کمک می‌کند.
screen-back = بازگشت
screen-start-over = از اول
screen-more = بیشتر
screen-page = صفحه { $page } از { $pages }
screen-larger = بزرگ‌تر
screen-contrast = کنتراست
screen-access = کمک برای خواندن
screen-moment = یک لحظه …
screen-paper-comes = برگه شما چاپ می‌شود.
screen-still-there = هنوز اینجا هستید؟
screen-have-time = وقت دارید.
screen-stay = بله، اینجا هستم
screen-take-paper = لطفاً برگه خود را بردارید.
screen-your-number = شماره شما
screen-area = محل انتظار { $letter }
screen-floor = طبقه: { $floor }
screen-people = { $people ->
    [0] هیچ‌کس
    [one] { $people } نفر
   *[other] { $people } نفر
}
screen-ahead = جلوتر از شما
screen-we-call = شماره شما را صدا می‌زنیم.
screen-we-call-note = آن را روی صفحه نمایش می‌بینید.
screen-print-again = چاپ دوباره
screen-printed = برگه چاپ شد
screen-copy-failed = برگه دوم چاپ نشد. شماره شما معتبر است.
screen-done = تمام
screen-no-paper = برگه چاپ نشد.
screen-no-paper-note = با این حال شماره شما معتبر است.
screen-remember = لطفاً شماره خود را به خاطر بسپارید.
screen-photo = تلفن همراه دارید؟
screen-photo-note = از شماره خود عکس بگیرید.
screen-have-it = شماره را دارم
screen-give-back = پس دادن شماره
screen-unavailable = الان اینجا شماره‌ای نیست.
screen-try-again = تلاش دوباره
screen-no-service = الان اینجا برای این کار شماره‌ای نیست.
screen-speak-to-us = لطفاً با ما صحبت کنید.
screen-closed = اکنون تعطیل هستیم.
screen-opens-again = دوباره باز می‌کنیم
screen-opens-at = { $weekday } { $day }، ساعت { $time }
screen-used-up = امروز همه شماره‌های این کار داده شده است.
screen-too-late = امروز دیگر وقت کافی برای این کار نیست.
screen-another-day = لطفاً روز دیگری بیایید.
screen-come-early = لطفاً اول روز بیایید.
screen-ask-desk = لطفاً از بخش اطلاعات بپرسید.
screen-ask-desk-note = آنجا می‌گویند چه کاری آنلاین ممکن است.
screen-key-closed = تعطیل
screen-key-stopped = اکنون شماره نیست
screen-key-used-up = امروز تمام شد
screen-lost = لطفاً یک لحظه.
screen-lost-note = این دستگاه به‌زودی دوباره کار می‌کند.

# ---- paper ----
paper-welcome = خوش آمدید
paper-your-number = شماره شما
paper-floor = لطفاً در همین طبقه منتظر بمانید
paper-ahead = { $ahead ->
    [0] جلوتر از شما: *هیچ‌کس*
    [one] جلوتر از شما: *{ $ahead }{ "\u00A0" }نفر*
   *[other] جلوتر از شما: *{ $ahead }{ "\u00A0" }نفر*
}
paper-counted = وقت شما از ساعت *{ $time }* حساب می‌شود
paper-bring = لطفاً آماده داشته باشید
paper-phone = *نوبت خود را در تلفن همراه ببینید.*
paper-fair = *منصفانه:* هیچ باجه‌ای که همان لحظه بتواند به شما خدمت کند، در فراخوان بعدی خود شماره‌ای را صدا نمی‌زند که وقت آن بیش از { $minutes } دقیقه بعد از وقت شما حساب می‌شود.
paper-privacy = بدون نام. شماره امروز پس از پایان کار اداره پاک می‌شود.
