# The board's words in Serbian (Српски).
# Review: none yet

# ---- call ----
call = Број { $number }, молимо шалтер { $counter }.
recalled = Поновни позив

# ---- bar and list ----
area = Чекаоница { $letter }
areas = Чекаонице { $letters }
office = Добро дошли
counter = Шалтер
room = Соба
recent = Последње позвани
recent-none = Тренутно нема броја

# ---- waiting ----
waiting = { $numbers ->
    [0] Нико не чека
    [one] { $numbers } број чека
    [few] { $numbers } броја чекају
   *[other] { $numbers } бројева чека
}
wait-range = Отприлике од { $from } до { $to }{ "\u00A0" }минута

# ---- nobody is called ----
welcome = Добар дан
welcome-hint = Овде ће стајати следећи број.
quiet = Нове бројеве видите и чујете овде.
quiet-silent = Нове бројеве видите овде.
quiet-sound = Бројеви су сада само на екрану.
card = Где чекате

# ---- no word from the server ----
stale = Овај екран тренутно није ажуран.
stale-stand = Стање у { $time }
stale-valid = Ваш број и даље важи.
stale-stay = Молимо останите овде.
stale-come = Доћи ћемо до Вас.
stale-recent = Позвани до { $time }
stale-recent-never = Позвани
stale-questions = Имате питања? Молимо обратите нам се.

# ---- messages to all ----
urgent = Важно
closed = Сада је затворено.
opens-today = Отварамо данас у { $time }.
opens-on = Отварамо { $date } у { $time }.
break = Имамо кратку паузу.
break-until = Настављамо у { $time }.
break-soon = Ускоро настављамо.
evacuation = Молимо изађите сада из зграде.
evacuation-way = Идите до најближег излаза.
evacuation-lift = Не користите лифт.

# ---- the sign at a door ----
door-called = Молимо уђите
door-serving = Овде је разговор у току
door-free = Молимо сачекајте позив

# ---- only said aloud ----
sound-test = Ово је проба звука.
