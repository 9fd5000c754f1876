# The board's words in Ukrainian (Українська).
# Review: none yet

# ---- call ----
call = Номер { $number }, будь ласка, до вікна { $counter }.
recalled = Повторний виклик

# ---- bar and list ----
area = Зона очікування { $letter }
areas = Зони очікування { $letters }
office = Ласкаво просимо
counter = Вікно
room = Кабінет
recent = Нещодавно викликані
recent-none = Зараз немає номера

# ---- waiting ----
waiting = { $numbers ->
    [0] Ніхто не чекає
    [one] { $numbers } номер чекає
    [few] { $numbers } номери чекають
    [many] { $numbers } номерів чекають
   *[other] { $numbers } номера чекають
}
wait-range = Приблизно від { $from } до { $to }{ "\u00A0" }хвилин

# ---- nobody is called ----
welcome = Добрий день
welcome-hint = Тут з’явиться наступний номер.
quiet = Нові номери ви бачите й чуєте тут.
quiet-silent = Нові номери ви бачите тут.
quiet-sound = Зараз номери видно лише на екрані.
card = Де ви чекаєте

# ---- no word from the server ----
stale = Цей екран зараз не оновлюється.
stale-stand = Станом на { $time }
stale-valid = Ваш номер залишається дійсним.
stale-stay = Будь ласка, залишайтеся тут.
stale-come = Ми прийдемо до вас.
stale-recent = Викликані до { $time }
stale-recent-never = Викликані
stale-questions = Є запитання? Будь ласка, зверніться до нас.

# ---- messages to all ----
urgent = Важливо
closed = Ми зачинені.
opens-today = Ми відчинимося сьогодні о { $time }.
opens-on = Ми відчинимося { $date } о { $time }.
break = У нас коротка перерва.
break-until = Ми продовжимо о { $time }.
break-soon = Ми скоро продовжимо.
evacuation = Будь ласка, вийдіть зараз із будівлі.
evacuation-way = Ідіть до найближчого виходу.
evacuation-lift = Не користуйтеся ліфтом.

# ---- the sign at a door ----
door-called = Будь ласка, заходьте
door-serving = Тут триває розмова
door-free = Будь ласка, чекайте на виклик

# ---- only said aloud ----
sound-test = Це перевірка звуку.
