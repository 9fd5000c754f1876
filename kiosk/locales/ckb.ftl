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
screen-key-closed = داخراوە
screen-key-stopped = ئێستا ژمارە نییە
screen-key-used-up = بۆ ئەمڕۆ نەماوە
screen-lost = تکایە ساتێک.
screen-lost-note = ئەم ئامێرە بەم زووانە کار دەکاتەوە.

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
