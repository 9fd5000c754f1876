# The kiosk's words in Dari (دری): the screen first, then the paper.
# Review: none yet

# ---- screen ----
screen-welcome = خوش آمدید
screen-choose-language = لطفاً زبان خود را انتخاب کنید.
screen-step = مرحله { $step } از { $steps }
screen-concern = چطور می‌توانیم به شما کمک کنیم؟
screen-not-sure = چیز دیگر. نمی‌دانم.
screen-not-sure-note = یک نفر به شما کمک می‌کند.
screen-back = برگشت
screen-start-over = از سر
screen-more = بیشتر
screen-page = صفحه { $page } از { $pages }
screen-larger = کلان‌تر
screen-contrast = کنتراست
screen-access = کمک در خواندن
screen-moment = یک لحظه …
screen-paper-comes = ورق شما می‌آید.
screen-still-there = هنوز اینجا هستید؟
screen-have-time = شما وقت دارید.
screen-stay = بلی، اینجا هستم
screen-take-paper = لطفاً ورق خود را بگیرید.
screen-your-number = نمبر شما
screen-area = محل انتظار { $letter }
screen-floor = منزل: { $floor }
screen-people = { $people ->
    [0] هیچ‌کس
    [one] { $people } نفر
   *[other] { $people } نفر
}
screen-ahead = پیش از شما
screen-we-call = نمبر شما را صدا می‌کنیم.
screen-we-call-note = آن را روی صفحه نمایش می‌بینید.
screen-print-again = چاپ دوباره
screen-printed = ورق چاپ شد
screen-copy-failed = ورق دوم نیامد. نمبر شما معتبر است.
screen-done = خلاص
screen-no-paper = ورق نیامد.
screen-no-paper-note = نمبر شما باز هم معتبر است.
screen-remember = لطفاً نمبر خود را به یاد داشته باشید.
screen-photo = موبایل دارید؟
screen-photo-note = از نمبر خود عکس بگیرید.
screen-have-it = نمبر را دارم
screen-give-back = پس دادن نمبر
screen-unavailable = حالا اینجا نمبر نیست.
screen-offline = حالا ارتباط نیست. نمبر شما معتبر است.
screen-no-look-up = حالا دیده نمی‌توانیم. نمبر شما هنوز هم معتبر است.
screen-try-again = کوشش دوباره
screen-no-service = حالا اینجا برای این کار نمبر نیست.
screen-speak-to-us = لطفاً با ما گپ بزنید.
screen-closed = حالا بسته هستیم.
screen-opens-again = دوباره باز می‌کنیم
screen-opens-at = { $weekday } { $day }، ساعت { $time }
screen-used-up = امروز تمام نمبرهای این کار داده شده است.
screen-too-late = امروز برای این کار وقت کافی نیست.
screen-another-day = لطفاً کدام روز دیگر بیایید.
screen-come-early = لطفاً صبح وقت بیایید.
screen-ask-desk = لطفاً از میز معلومات پرسان کنید.
screen-ask-desk-note = آنجا می‌گویند چه کاری آنلاین می‌شود.
screen-out-of-service = این ماشین حالا کار نمی‌کند.
screen-out-of-service-note = لطفاً از ماشین دیگر استفاده کنید.
screen-key-closed = بسته
screen-key-stopped = حالا نمبر نیست
screen-key-used-up = امروز خلاص شد
screen-lost = لطفاً یک لحظه.
screen-lost-note = این ماشین زود دوباره کار می‌کند.

# ---- screen: the first question ----
screen-start = امروز وقت ملاقات دارید؟
screen-with = بلی، وقت ملاقات دارم
screen-with-note = مکتوب یا موبایل خود را آماده بگیرید.
screen-without = نی، وقت ملاقات ندارم
screen-without-note = شما یک نمبر می‌گیرید.
screen-have-number = از پیش نمبر دارم
screen-have-number-note = دیدن، تغییر یا پس دادن
screen-dont-know = نمی‌دانم
screen-support = به کمک ضرورت دارم
screen-support-note = با طفل، حامله، با معلولیت
screen-support-on = خوب، این را در نظر می‌گیریم.
screen-elsewhere-note = پس یک اداره دیگر به شما کمک می‌کند.

# ---- screen: the code of an appointment ----
screen-code = کود خود را پیش روی سکنر بگیرید.
screen-code-type = یا آن را اینجا بنویسید.
screen-code-where = کود در مکتوب یا ایمیل شما است.
screen-code-empty = کود شما
screen-code-delete = پاک کردن
screen-code-letters = حرف‌ها
screen-code-digits = عددها
screen-go-on = ادامه
screen-no-code = کود ندارم
screen-no-code-note = لطفاً نام خود را به میز معلومات بگویید.
screen-too-early = شما پیش از وقت آمده‌اید.
screen-appointment-at = وقت ملاقات شما ساعت { $time } است.
screen-from-at = نمبر خود را اینجا از ساعت { $time } می‌گیرید.
screen-other-day = وقت ملاقات شما در روز دیگر است.
screen-not-found = این کود را پیدا نمی‌کنیم.
screen-not-found-note = لطفاً کود را دوباره ببینید.
screen-cancelled = این وقت ملاقات لغو شده است.
screen-already = شما از پیش نمبر دارید.
screen-already-note = ورق نیست؟ میز معلومات آن را دوباره چاپ می‌کند.
screen-other-code = نوشتن کود دیگر
screen-go-without = ادامه بدون وقت ملاقات
screen-code-kept = کود شما ثبت شد.
screen-appointment-for = وقت ملاقات شما برای چیست؟

# ---- screen: what to bring, and who comes ----
screen-bring = این‌ها همراه شما است؟
screen-have-all = بلی، همه را دارم
screen-have-all-note = ادامه به نمبر
screen-missing = نی، چیزی کم است
screen-missing-note = چاپ لست، بدون نمبر
screen-list-comes = لست شما می‌آید.
screen-list-failed = لست نیامد.
screen-list-photo = از لست عکس بگیرید.
screen-list-again = وقتی همه را دارید، دوباره بیایید.
screen-number-anyway = باز هم نمبر می‌خواهم
screen-party = حالا نمبر خود را می‌گیرید.
screen-persons = شما چند نفر هستید؟
screen-cases = چند کارت یا درخواستی؟
screen-one-more = یکی بیشتر
screen-one-less = یکی کمتر
screen-take-number = گرفتن نمبر

# ---- screen: another office ----
screen-other-office = یک اداره دیگر
screen-elsewhere = کدام برای شما درست است؟
screen-none-of-these = هیچ‌کدام
screen-none-of-these-note = من در جای درست هستم.
screen-address = این کار را یک اداره دیگر می‌کند.
screen-no-address = میز معلومات آدرس را به شما می‌گوید.
screen-print-address = چاپ آدرس
screen-address-comes = ورق شما با آدرس می‌آید.
screen-address-failed = ورق نیامد. لطفاً عکس بگیرید.

# ---- screen: my own number ----
screen-my-number = ورق خود را پیش روی سکنر بگیرید.
screen-my-number-note = کود روی ورق تنها از شما است.
screen-no-slip = ورق من گم شده
screen-not-mine = امروز این نمبر را پیدا نمی‌کنیم.
screen-mine = این نمبر شما است.
screen-mine-issued = ورق شما هنوز چاپ می‌شود.
screen-mine-waiting = شما منتظر هستید. نمبر شما را صدا می‌کنیم.
screen-mine-called = شما را صدا کردیم. لطفاً به کلکین { $counter } بروید.
screen-mine-serving = شما در کلکین { $counter } هستید.
screen-room = اتاق { $room }
screen-mine-parked = نمبر شما وقفه دارد. جای شما محفوظ است.
screen-mine-missed = شما را صدا کردیم. لطفاً از میز معلومات پرسان کنید.
screen-mine-ended = این نمبر برای امروز ختم شده است.
screen-change = تغییر دادن کار
screen-change-note = وقت شما همچنان حساب می‌شود.
screen-changed = کار شما تغییر داده شد.
screen-change-failed = این حالا نمی‌شود. لطفاً با ما گپ بزنید.
screen-give-back-sure = می‌خواهید نمبر خود را پس بدهید؟
screen-give-back-note = بعد از آن شما را صدا نمی‌کنیم.
screen-give-back-yes = بلی، پس می‌دهم
screen-give-back-no = نی، پیش من باشد
screen-given-back = نمبر شما پس داده شد. تشکر.

# ---- screen: the ticket ----
screen-counted = وقت شما از ساعت { $time } حساب می‌شود.
screen-late = وقت ملاقات شما ساعت { $time } بود.
screen-wait = { $from } تا { $to } دقیقه
screen-about = تقریباً
screen-have-ready = لطفاً آماده داشته باشید
screen-on-phone = نمبر شما در موبایل
screen-on-phone-note = کود را سکن کنید. بدون نام. رایگان.
screen-fair = نمبرها را به ترتیب صدا نمی‌کنیم.
screen-fair-note = وقت شما حساب می‌شود، نه عدد.

# ---- screen: closed, and what works without a visit ----
screen-hours = ما در خدمت شما هستیم
screen-online = این کار آنلاین هم می‌شود

# ---- screen: reading aids ----
screen-lower = پایین‌تر
screen-higher = بالاتر
screen-lower-note = همه دکمه‌ها حالا پایین هستند.
screen-choices = انتخاب { $first } تا { $last } از { $all }
screen-speak = خواندن
screen-quiet = بدون صدا

# ---- voice: what is only spoken ----
speech-hello = این ماشین همه چیز را برای شما می‌خواند.
speech-keys = چهار دکمه است: برگشت، ادامه، انتخاب، تکرار.
speech-language = انتخاب زبان
speech-choice = { $place } از { $all }: { $text }
speech-on = روشن
speech-off = خاموش
speech-unavailable = حالا نیست
speech-press-choose = لطفاً دکمه انتخاب را فشار بدهید.
speech-number = نمبر شما { $number } است.
speech-typed = نوشته شد: { $code }
speech-louder = صدای بلندتر
speech-quieter = صدای پایین‌تر
speech-end = ختم خواندن
speech-going = لطفاً یک لحظه صبر کنید.

# ---- paper ----
paper-welcome = خوش آمدید
paper-your-number = نمبر شما
paper-floor = لطفاً در همین منزل منتظر باشید
paper-ahead = { $ahead ->
    [0] پیش از شما: *هیچ‌کس*
    [one] پیش از شما: *{ $ahead }{ "\u00A0" }نفر*
   *[other] پیش از شما: *{ $ahead }{ "\u00A0" }نفر*
}
paper-counted = وقت شما از ساعت *{ $time }* حساب می‌شود
paper-bring = لطفاً آماده داشته باشید
paper-phone = *نوبت خود را در موبایل ببینید.*
paper-fair = *عادلانه:* هیچ کلکینی که همان لحظه بتواند به شما خدمت کند، بار بعدی نمبری را صدا نمی‌کند که وقت آن بیشتر از { $minutes } دقیقه بعد از وقت شما حساب می‌شود.
paper-privacy = بدون نام. نمبر امروز بعد از بسته شدن دفتر پاک می‌شود.
paper-wait = تقریباً *{ $from } تا { $to }{ "\u00A0" }دقیقه*
paper-order = نمبرها را به ترتیب صدا نمی‌کنیم. وقت شما حساب می‌شود.
paper-own-code = با این کود نمبر خود را در ماشین می‌بینید یا تغییر می‌دهید.
paper-list = لطفاً با خود بیاورید
paper-list-again = وقتی همه را دارید، دوباره بیایید.
paper-elsewhere = این اداره این کار را می‌کند
paper-no-number = این ورق نمبر نیست.
