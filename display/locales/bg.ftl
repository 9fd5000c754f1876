# The board's words in Bulgarian (Български).
# Review: none yet

# ---- call ----
call = Номер { $number }, моля, на гише { $counter }.
recalled = Повторно извикване

# ---- bar and list ----
area = Чакалня { $letter }
areas = Чакални { $letters }
office = Добре дошли
counter = Гише
room = Стая
recent = Последно извикани
recent-none = В момента няма номер

# ---- waiting ----
waiting = { $numbers ->
    [0] Никой не чака
    [one] { $numbers } номер чака
   *[other] { $numbers } номера чакат
}
wait-range = Около { $from } до { $to }{ "\u00A0" }минути

# ---- nobody is called ----
welcome = Добър ден
welcome-hint = Тук ще се появи следващият номер.
quiet = Новите номера виждате и чувате тук.
quiet-silent = Новите номера виждате тук.
quiet-sound = В момента номерата се виждат само на екрана.
card = Къде чакате

# ---- no word from the server ----
stale = Този екран в момента не е актуален.
stale-stand = Към { $time }{ "\u00A0" }ч.
stale-valid = Номерът Ви продължава да важи.
stale-stay = Моля, останете тук.
stale-come = Ние ще дойдем при Вас.
stale-recent = Извикани до { $time }{ "\u00A0" }ч.
stale-recent-never = Извикани
stale-questions = Имате въпроси? Моля, обърнете се към нас.

# ---- messages to all ----
urgent = Важно
closed = Затворено е.
opens-today = Отваряме днес в { $time }{ "\u00A0" }ч.
opens-on = Отваряме на { $date } в { $time }{ "\u00A0" }ч.
break = Правим кратка почивка.
break-until = Продължаваме в { $time }{ "\u00A0" }ч.
break-soon = Скоро продължаваме.
evacuation = Моля, излезте сега от сградата.
evacuation-way = Отидете до най-близкия изход.
evacuation-lift = Не използвайте асансьора.

# ---- the sign at a door ----
door-called = Моля, влезте
door-serving = Тук тече разговор
door-free = Моля, изчакайте да Ви извикаме

# ---- only said aloud ----
sound-test = Това е проба на звука.
