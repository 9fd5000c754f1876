# The board's words in Russian (Русский).
# Review: none yet

# ---- call ----
call = Номер { $number }, прошу к окну { $counter }.
recalled = Повторный вызов

# ---- bar and list ----
area = Зона ожидания { $letter }
areas = Зоны ожидания { $letters }
office = Добро пожаловать
counter = Окно
room = Кабинет
recent = Недавно вызваны
recent-none = Сейчас нет номера

# ---- waiting ----
waiting = { $numbers ->
    [0] Никто не ждёт
    [one] { $numbers } номер ждёт
    [few] { $numbers } номера ждут
    [many] { $numbers } номеров ждут
   *[other] { $numbers } номера ждут
}
wait-range = Примерно от { $from } до { $to }{ "\u00A0" }минут

# ---- nobody is called ----
welcome = Добрый день
welcome-hint = Здесь появится следующий номер.
quiet = Новые номера вы видите и слышите здесь.
quiet-silent = Новые номера вы видите здесь.
quiet-sound = Сейчас номера видны только на экране.
card = Где вы ждёте

# ---- no word from the server ----
stale = Этот экран сейчас не обновляется.
stale-stand = По состоянию на { $time }
stale-valid = Ваш номер остаётся действительным.
stale-stay = Пожалуйста, оставайтесь здесь.
stale-come = Мы подойдём к вам.
stale-recent = Вызваны до { $time }
stale-recent-never = Вызваны
stale-questions = Есть вопросы? Пожалуйста, обратитесь к нам.

# ---- messages to all ----
urgent = Важно
closed = Мы закрыты.
opens-today = Мы откроемся сегодня в { $time }.
opens-on = Мы откроемся { $date } в { $time }.
break = У нас короткий перерыв.
break-until = Мы продолжим в { $time }.
break-soon = Мы скоро продолжим.
evacuation = Пожалуйста, выйдите сейчас из здания.
evacuation-way = Идите к ближайшему выходу.
evacuation-lift = Не пользуйтесь лифтом.

# ---- the sign at a door ----
door-called = Пожалуйста, входите
door-serving = Здесь идёт разговор
door-free = Пожалуйста, ждите вызова

# ---- only said aloud ----
sound-test = Это проверка звука.
