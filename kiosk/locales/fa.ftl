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
screen-offline = الان ارتباط برقرار نیست. شماره شما معتبر است.
screen-no-look-up = الان نمی‌توانیم نگاه کنیم. شماره شما همچنان معتبر است.
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
screen-out-of-service = این دستگاه اکنون از کار افتاده است.
screen-out-of-service-note = لطفاً از دستگاه دیگری استفاده کنید.
screen-key-closed = تعطیل
screen-key-stopped = اکنون شماره نیست
screen-key-used-up = امروز تمام شد
screen-lost = لطفاً یک لحظه.
screen-lost-note = این دستگاه به‌زودی دوباره کار می‌کند.

# ---- screen: the first question ----
screen-start = آیا امروز قرار ملاقات دارید؟
screen-with = بله، قرار ملاقات دارم
screen-with-note = لطفاً نامه یا تلفن خود را آماده کنید.
screen-without = نه، قرار ملاقات ندارم
screen-without-note = یک شماره می‌گیرید.
screen-have-number = از قبل شماره دارم
screen-have-number-note = دیدن، تغییر دادن یا پس دادن
screen-dont-know = نمی‌دانم
screen-support = به کمک نیاز دارم
screen-support-note = با کودک، باردار، دارای معلولیت
screen-support-on = بسیار خوب، در نظر می‌گیریم.
screen-elsewhere-note = پس اداره دیگری به شما کمک می‌کند.

# ---- screen: the code of an appointment ----
screen-code = کد خود را جلوی کدخوان بگیرید.
screen-code-type = یا آن را اینجا وارد کنید.
screen-code-where = کد در نامه یا ایمیل شماست.
screen-code-empty = کد شما
screen-code-delete = حذف
screen-code-letters = حروف
screen-code-digits = عددها
screen-go-on = ادامه
screen-no-code = کد ندارم
screen-no-code-note = لطفاً نام خود را در بخش اطلاعات بگویید.
screen-too-early = زود رسیده‌اید.
screen-appointment-at = قرار ملاقات شما ساعت { $time } است.
screen-from-at = از ساعت { $time } شماره خود را اینجا می‌گیرید.
screen-other-day = قرار ملاقات شما روز دیگری است.
screen-not-found = این کد را پیدا نمی‌کنیم.
screen-not-found-note = لطفاً کد را بررسی کنید.
screen-cancelled = این قرار ملاقات لغو شده است.
screen-already = شما از قبل شماره دارید.
screen-already-note = برگه ندارید؟ در بخش اطلاعات دوباره چاپ می‌کنیم.
screen-other-code = وارد کردن کد دیگر
screen-go-without = ادامه بدون قرار ملاقات
screen-code-kept = کد شما ثبت شد.
screen-appointment-for = قرار ملاقات شما برای چیست؟

# ---- screen: what to bring, and who comes ----
screen-bring = این‌ها همراهتان است؟
screen-have-all = بله، همه را دارم
screen-have-all-note = ادامه برای شماره
screen-missing = نه، چیزی کم دارم
screen-missing-note = چاپ فهرست، بدون شماره
screen-list-comes = فهرست شما چاپ می‌شود.
screen-list-failed = فهرست چاپ نشد.
screen-list-photo = از فهرست عکس بگیرید.
screen-list-again = وقتی همه را داشتید، دوباره بیایید.
screen-number-anyway = با این حال شماره می‌خواهم
screen-party = همین حالا شماره خود را می‌گیرید.
screen-persons = چند نفر هستید؟
screen-cases = چند کارت یا درخواست؟
screen-one-more = یکی بیشتر
screen-one-less = یکی کمتر
screen-take-number = گرفتن شماره

# ---- screen: another office ----
screen-other-office = یک اداره دیگر
screen-elsewhere = کدام درباره شما درست است؟
screen-none-of-these = هیچ‌کدام
screen-none-of-these-note = درست آمده‌ام.
screen-address = برای این کار اداره دیگری هست.
screen-no-address = نشانی را در بخش اطلاعات به شما می‌گوییم.
screen-print-address = چاپ نشانی
screen-address-comes = برگه نشانی شما چاپ می‌شود.
screen-address-failed = برگه چاپ نشد. عکس بگیرید.

# ---- screen: my own number ----
screen-my-number = برگه خود را جلوی کدخوان بگیرید.
screen-my-number-note = کد روی برگه فقط مال شماست.
screen-no-slip = برگه‌ام گم شده است
screen-not-mine = امروز این شماره را پیدا نمی‌کنیم.
screen-mine = این شماره شماست.
screen-mine-issued = برگه شما در حال چاپ است.
screen-mine-waiting = منتظر هستید. شماره شما را صدا می‌زنیم.
screen-mine-called = شما را صدا زدیم. لطفاً به باجه { $counter } بروید.
screen-mine-serving = شما در باجه { $counter } هستید.
screen-room = اتاق { $room }
screen-mine-parked = شماره شما فعلاً متوقف است. جای شما محفوظ است.
screen-mine-missed = شما را صدا زدیم. لطفاً از بخش اطلاعات بپرسید.
screen-mine-ended = این شماره برای امروز تمام شد.
screen-change = تغییر موضوع
screen-change-note = وقت شما همچنان حساب می‌شود.
screen-changed = موضوع شما تغییر کرد.
screen-change-failed = الان ممکن نیست. لطفاً با ما صحبت کنید.
screen-give-back-sure = می‌خواهید شماره خود را پس بدهید؟
screen-give-back-note = پس از آن دیگر شما را صدا نمی‌زنیم.
screen-give-back-yes = بله، پس می‌دهم
screen-give-back-no = نه، نگه می‌دارم
screen-given-back = شماره شما پس داده شد. سپاسگزاریم.

# ---- screen: the ticket ----
screen-counted = وقت شما از ساعت { $time } حساب می‌شود.
screen-late = قرار ملاقات شما ساعت { $time } بود.
screen-wait = { $from } تا { $to } دقیقه
screen-about = حدود
screen-have-ready = لطفاً آماده داشته باشید
screen-on-phone = شماره شما در تلفن همراه
screen-on-phone-note = کد را اسکن کنید. بدون نام. رایگان.
screen-fair = شماره‌ها را به ترتیب صدا نمی‌زنیم.
screen-fair-note = وقت شما مهم است، نه عدد.

# ---- screen: closed, and what works without a visit ----
screen-hours = در خدمت شما هستیم
screen-online = این کار آنلاین هم ممکن است

# ---- screen: reading aids ----
screen-lower = پایین‌تر
screen-higher = بالاتر
screen-lower-note = همه دکمه‌ها اکنون پایین هستند.
screen-choices = گزینه { $first } تا { $last } از { $all }
screen-speak = پخش صدا
screen-quiet = قطع صدا

# ---- voice: what is only spoken ----
speech-hello = این دستگاه همه چیز را برای شما می‌خواند.
speech-keys = چهار دکمه هست: بازگشت، بعدی، انتخاب، تکرار.
speech-language = انتخاب زبان
speech-choice = { $place } از { $all }: { $text }
speech-on = روشن
speech-off = خاموش
speech-unavailable = الان ممکن نیست
speech-press-choose = دکمه انتخاب را فشار دهید.
speech-number = شماره شما { $number } است.
speech-typed = وارد شد: { $code }
speech-louder = بلندتر
speech-quieter = آهسته‌تر
speech-end = پایان خواندن
speech-going = لطفاً یک لحظه صبر کنید.

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
paper-wait = حدود *{ $from } تا { $to }{ "\u00A0" }دقیقه*
paper-order = شماره‌ها را به ترتیب صدا نمی‌زنیم. وقت شما مهم است.
paper-own-code = با این کد شماره خود را روی دستگاه می‌بینید یا تغییر می‌دهید.
paper-list = لطفاً همراه بیاورید
paper-list-again = وقتی همه را داشتید، دوباره بیایید.
paper-elsewhere = اداره مربوط به این کار
paper-no-number = این برگه شماره نیست.
