# The board's words in Pashto (پښتو).
# Review: none yet

# ---- call ----
call = شمېره { $number }، مهرباني وکړئ { $counter } کړکۍ ته.
recalled = بیا غږول

# ---- bar and list ----
area = د انتظار ځای { $letter }
areas = د انتظار ځایونه { $letters }
office = ښه راغلاست
counter = کړکۍ
room = خونه
recent = وروستۍ شمېرې
recent-none = اوس شمېره نشته

# ---- waiting ----
waiting = { $numbers ->
    [0] هېڅوک انتظار نه کوي
    [one] { $numbers } شمېره په انتظار ده
   *[other] { $numbers } شمېرې په انتظار دي
}
wait-range = شاوخوا له { $from } تر { $to }{ "\u00A0" }دقیقو

# ---- nobody is called ----
welcome = سلام
welcome-hint = بله شمېره دلته ښکاري.
quiet = نوې شمېرې دلته وینئ او اورئ.
quiet-silent = نوې شمېرې دلته وینئ.
quiet-sound = اوس شمېرې یوازې ښودل کېږي.
card = چېرته انتظار کوئ

# ---- no word from the server ----
stale = دا سکرین اوس تازه نه دی.
stale-stand = تر { $time } بجو
stale-valid = ستاسو شمېره اعتبار لري.
stale-stay = مهرباني وکړئ دلته پاتې شئ.
stale-come = موږ به تاسو ته راشو.
stale-recent = تر { $time } بجو غږول شوي
stale-recent-never = غږول شوي
stale-questions = پوښتنې لرئ؟ مهرباني وکړئ له موږ سره خبرې وکړئ.

# ---- messages to all ----
urgent = مهم
closed = موږ اوس تړلي یو.
opens-today = موږ نن { $time } بجې پرانیستل کېږو.
opens-on = موږ په { $date } { $time } بجې پرانیستل کېږو.
break = موږ لنډه وقفه کوو.
break-until = موږ { $time } بجې دوام ورکوو.
break-soon = موږ ژر دوام ورکوو.
evacuation = مهرباني وکړئ همدا اوس له ودانۍ ووځئ.
evacuation-way = د وتلو تر ټولو نږدې دروازې ته لاړ شئ.
evacuation-lift = لفټ مه کاروئ.

# ---- the sign at a door ----
door-called = مهرباني وکړئ دننه راشئ
door-serving = دلته خبرې روانې دي
door-free = مهرباني وکړئ د غږولو انتظار وکړئ

# ---- only said aloud ----
sound-test = دا د غږ ازموینه ده.
