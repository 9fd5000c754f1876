# The kiosk's words in Sorani (کوردیی سۆرانی): the screen first, then the paper.
# Review: none yet

# ---- screen ----
screen-welcome = بەخێربێن
screen-choose-language = تکایە زمانەکەتان ھەڵبژێرن.
screen-step = ھەنگاوی { $step } لە { $steps }
screen-concern = چۆن دەتوانین یارمەتیتان بدەین؟
screen-not-sure = شتێکی تر. نازانم.
screen-not-sure-note = کەسێک یارمەتیتان دەدات.
screen-back = گەڕانەوە
screen-start-over = لە سەرەتاوە
screen-more = زیاتر
screen-page = لاپەڕەی { $page } لە { $pages }
screen-larger = گەورەتر
screen-contrast = کۆنتراست
screen-access = یارمەتیی خوێندنەوە
screen-moment = ساتێک …
screen-paper-comes = پسوولەکەتان دێت.
screen-still-there = ھێشتا لێرەن؟
screen-have-time = کاتتان ھەیە.
screen-stay = بەڵێ، لێرەم
screen-take-paper = تکایە پسوولەکەتان وەربگرن.
screen-your-number = ژمارەکەتان
screen-area = شوێنی چاوەڕوانی { $letter }
screen-floor = نھۆم: { $floor }
screen-people = { $people ->
    [0] ھیچ کەس
    [one] { $people } کەس
   *[other] { $people } کەس
}
screen-ahead = لەپێش ئێوە
screen-we-call = ژمارەکەتان بانگ دەکەین.
screen-we-call-note = لەسەر شاشەکە دەیبینن.
screen-print-again = دووبارە چاپکردن
screen-printed = پسوولە چاپ کرا
screen-copy-failed = پسوولەی دووەم نەھات. ژمارەکەتان دروستە.
screen-done = تەواو
screen-no-paper = پسوولەکە نەھات.
screen-no-paper-note = ژمارەکەتان ھەر دروستە.
screen-remember = تکایە ژمارەکەتان لەبیر بێت.
screen-photo = مۆبایلتان پێیە؟
screen-photo-note = وێنەی ژمارەکەتان بگرن.
screen-have-it = ژمارەکەم ھەیە
screen-give-back = گەڕاندنەوەی ژمارە
screen-unavailable = ئێستا لێرە ژمارە نییە.
screen-offline = ئێستا پەیوەندی نییە. ژمارەکەتان دروستە.
screen-no-look-up = ئێستا ناتوانین سەیری بکەین. ژمارەکەتان ھەر دروستە.
screen-try-again = دووبارە ھەوڵ بدەن
screen-no-service = ئێستا لێرە بۆ ئەمە ژمارە نییە.
screen-speak-to-us = تکایە قسەمان لەگەڵ بکەن.
screen-closed = ئێستا داخراوین.
screen-opens-again = دووبارە دەکەینەوە
screen-opens-at = { $weekday }، { $day }، کاتژمێر { $time }
screen-used-up = ئەمڕۆ ھەموو ژمارەکانی ئەم کارە دراون.
screen-too-late = ئەمڕۆ کاتی پێویست بۆ ئەم کارە نەماوە.
screen-another-day = تکایە ڕۆژێکی تر وەرن.
screen-come-early = تکایە بەیانی زوو وەرن.
screen-ask-desk = تکایە لە بەشی زانیاری بپرسن.
screen-ask-desk-note = لەوێ پێتان دەڵێن چی بە ئۆنلاین دەکرێت.
screen-out-of-service = ئەم ئامێرە ئێستا کار ناکات.
screen-out-of-service-note = تکایە ئامێرێکی تر بەکاربێنن.
screen-key-closed = داخراوە
screen-key-stopped = ئێستا ژمارە نییە
screen-key-used-up = بۆ ئەمڕۆ نەماوە
screen-lost = تکایە ساتێک.
screen-lost-note = ئەم ئامێرە بەم زووانە کار دەکاتەوە.

# ---- screen: the first question ----
screen-start = ئەمڕۆ مەوعیدتان ھەیە؟
screen-with = بەڵێ، مەوعیدم ھەیە
screen-with-note = نامەکەتان یان مۆبایلەکەتان ئامادە بکەن.
screen-without = نەخێر، مەوعیدم نییە
screen-without-note = ژمارەیەک وەردەگرن.
screen-have-number = پێشتر ژمارەم وەرگرتووە
screen-have-number-note = بینین، گۆڕین یان گەڕاندنەوە
screen-dont-know = نازانم
screen-support = پێویستم بە یارمەتییە
screen-support-note = لەگەڵ منداڵ، دووگیان، پێداویستیی تایبەت
screen-support-on = باشە، ڕەچاوی دەکەین.
screen-elsewhere-note = کەواتە فەرمانگەیەکی تر یارمەتیتان دەدات.

# ---- screen: the code of an appointment ----
screen-code = کۆدەکەتان لەبەردەم خوێنەرەکە ڕابگرن.
screen-code-type = یان لێرە بینووسن.
screen-code-where = کۆدەکە لە نامەکەتان یان ئیمەیڵەکەتاندایە.
screen-code-empty = کۆدی ئێوە
screen-code-delete = سڕینەوە
screen-code-letters = پیتەکان
screen-code-digits = ڕەنووسەکان
screen-go-on = بەردەوام بن
screen-no-code = کۆدم نییە
screen-no-code-note = تکایە لە بەشی زانیاری ناوتان بڵێن.
screen-too-early = زوو ھاتوون.
screen-appointment-at = مەوعیدەکەتان کاتژمێر { $time }ە.
screen-from-at = لە کاتژمێر { $time }ەوە لێرە ژمارەکەتان وەردەگرن.
screen-other-day = مەوعیدەکەتان لە ڕۆژێکی ترە.
screen-not-found = ئەم کۆدە نادۆزینەوە.
screen-not-found-note = تکایە سەیری کۆدەکە بکەنەوە.
screen-cancelled = ئەم مەوعیدە ھەڵوەشێنراوەتەوە.
screen-already = پێشتر ژمارەتان وەرگرتووە.
screen-already-note = پسوولەکە نییە؟ لە بەشی زانیاری دووبارە چاپی دەکەین.
screen-other-code = کۆدێکی تر بنووسن
screen-go-without = بەبێ مەوعید بەردەوام بن
screen-code-kept = کۆدەکەتانمان تۆمار کرد.
screen-appointment-for = مەوعیدەکەتان بۆ چییە؟

# ---- screen: what to bring, and who comes ----
screen-bring = ئەمانەتان پێیە؟
screen-have-all = بەڵێ، ھەموویم پێیە
screen-have-all-note = بەرەو ژمارەکە
screen-missing = نەخێر، شتێکم کەمە
screen-missing-note = چاپکردنی لیست، بەبێ ژمارە
screen-list-comes = لیستەکەتان دێت.
screen-list-failed = لیستەکە نەھات.
screen-list-photo = وێنەی لیستەکە بگرن.
screen-list-again = کە ھەموویتان پێ بوو، دووبارە وەرن.
screen-number-anyway = بەڵام ژمارەم دەوێت
screen-party = ئێستا ژمارەکەتان وەردەگرن.
screen-persons = چەند کەسن؟
screen-cases = چەند کارت یان داواکاری؟
screen-one-more = یەکی زیاتر
screen-one-less = یەکی کەمتر
screen-take-number = ژمارە وەربگرن

# ---- screen: another office ----
screen-other-office = فەرمانگەیەکی تر
screen-elsewhere = کامەیان بۆ ئێوەیە؟
screen-none-of-these = ھیچ کام لەمانە
screen-none-of-these-note = من لە شوێنی ڕاستم.
screen-address = فەرمانگەیەکی تر ئەم کارە دەکات.
screen-no-address = لە بەشی زانیاری ناونیشانەکەتان پێ دەڵێین.
screen-print-address = چاپکردنی ناونیشان
screen-address-comes = پسوولەی ناونیشانەکەتان دێت.
screen-address-failed = پسوولەکە نەھات. تکایە وێنەیەک بگرن.

# ---- screen: my own number ----
screen-my-number = پسوولەکەتان لەبەردەم خوێنەرەکە ڕابگرن.
screen-my-number-note = کۆدی سەر پسوولەکە تەنیا ھی ئێوەیە.
screen-no-slip = پسوولەکەم ون بووە
screen-not-mine = ئەمڕۆ ئەم ژمارەیە نادۆزینەوە.
screen-mine = ئەمە ژمارەی ئێوەیە.
screen-mine-issued = پسوولەکەتان ھێشتا چاپ دەکرێت.
screen-mine-waiting = چاوەڕێن. ژمارەکەتان بانگ دەکەین.
screen-mine-called = بانگمان کردن. تکایە بڕۆن بۆ پەنجەرەی { $counter }.
screen-mine-serving = لە پەنجەرەی { $counter } لە خزمەتتانداین.
screen-room = ژوور { $room }
screen-mine-parked = ژمارەکەتان ڕاگیراوە. شوێنەکەتان بۆتان دەمێنێت.
screen-mine-missed = بانگمان کردن. تکایە لە بەشی زانیاری بپرسن.
screen-mine-ended = ئەم ژمارەیە بۆ ئەمڕۆ تەواو بووە.
screen-change = گۆڕینی کارەکە
screen-change-note = کاتتان ھەر دەژمێردرێت.
screen-changed = کارەکەتان گۆڕدرا.
screen-change-failed = ئێستا ناکرێت. تکایە قسەمان لەگەڵ بکەن.
screen-give-back-sure = دەتانەوێت ژمارەکەتان بگەڕێننەوە؟
screen-give-back-note = دوای ئەوە چیتر بانگتان ناکەین.
screen-give-back-yes = بەڵێ، دەیگەڕێنمەوە
screen-give-back-no = نەخێر، لای خۆم بێت
screen-given-back = ژمارەکەتان گەڕێندرایەوە. سوپاس.

# ---- screen: the ticket ----
screen-counted = کاتتان لە کاتژمێر { $time }ەوە دەژمێردرێت.
screen-late = مەوعیدەکەتان کاتژمێر { $time } بوو.
screen-wait = { $from } تا { $to } خولەک
screen-about = نزیکەی
screen-have-ready = تکایە ئامادەی بکەن
screen-on-phone = ژمارەکەتان لە مۆبایل
screen-on-phone-note = کۆدەکە سکان بکەن. بێ ناو. خۆڕایی.
screen-fair = ژمارەکان بە ڕیز بانگ ناکەین.
screen-fair-note = کاتتان گرنگە، نەک ژمارەکە.

# ---- screen: closed, and what works without a visit ----
screen-hours = ئەم کاتانە لە خزمەتتانداین
screen-online = ئەمە بە ئۆنلاینیش دەکرێت

# ---- screen: reading aids ----
screen-lower = نزمتر
screen-higher = بەرزتر
screen-lower-note = ئێستا ھەموو دوگمەکان لە خوارەوەن.
screen-choices = ھەڵبژاردەی { $first } تا { $last } لە { $all }
screen-speak = خوێندنەوە
screen-quiet = بێدەنگ

# ---- voice: what is only spoken ----
speech-hello = ئەم ئامێرە ھەموو شتێکتان بۆ دەخوێنێتەوە.
speech-keys = چوار دوگمە ھەن: گەڕانەوە، دواتر، ھەڵبژاردن، دووبارە.
speech-language = زمان ھەڵبژێرن
speech-choice = { $place } لە { $all }: { $text }
speech-on = چالاکە
speech-off = ناچالاکە
speech-unavailable = ئێستا ناکرێت
speech-press-choose = دوگمەی ھەڵبژاردن دابگرن.
speech-number = ژمارەکەتان { $number }ە.
speech-typed = نووسراو: { $code }
speech-louder = دەنگی بەرزتر
speech-quieter = دەنگی نزمتر
speech-end = خوێندنەوە ڕابگرن
speech-going = تکایە ساتێک چاوەڕێ بن.

# ---- paper ----
paper-welcome = بەخێربێن
paper-your-number = ژمارەکەتان
paper-floor = تکایە لەم نھۆمە چاوەڕێ بن
paper-ahead = { $ahead ->
    [0] لەپێش ئێوە: *ھیچ کەس*
    [one] لەپێش ئێوە: *{ $ahead }{ "\u00A0" }کەس*
   *[other] لەپێش ئێوە: *{ $ahead }{ "\u00A0" }کەس*
}
paper-counted = کاتتان لە کاتژمێر *{ $time }*ەوە دەژمێردرێت
paper-bring = تکایە ئامادەی بکەن
paper-phone = *لە مۆبایلەکەتان ببینن کەی نۆرەی ئێوەیە.*
paper-fair = *دادپەروەرانە:* ھیچ پەنجەرەیەک کە لەو ساتەدا بتوانێت خزمەتتان بکات، وەک ژمارەی داھاتوو ژمارەیەک بانگ ناکات کە کاتەکەی زیاتر لە { $minutes } خولەک دوای کاتی ئێوە بژمێردرێت.
paper-privacy = بێ ناو. ژمارەکە ئەمڕۆ دوای داخستن دەسڕێتەوە.
paper-wait = نزیکەی *{ $from } تا { $to }{ "\u00A0" }خولەک*
paper-order = ژمارەکان بە ڕیز بانگ ناکەین. کاتتان گرنگە.
paper-own-code = بەم کۆدە لە ئامێرەکە ژمارەکەتان دەبینن یان دەیگۆڕن.
paper-list = تکایە ئەمانە لەگەڵ خۆتان بھێنن
paper-list-again = کە ھەموویتان پێ بوو، دووبارە وەرن.
paper-elsewhere = ئەم فەرمانگەیە ئەم کارە دەکات
paper-no-number = ئەم پسوولەیە ژمارە نییە.
