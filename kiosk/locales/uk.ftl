# The kiosk's words in Ukrainian (Українська): the screen first, then the paper.
# Review: none yet

# ---- screen ----
screen-welcome = Ласкаво просимо
screen-choose-language = Будь ласка, виберіть мову.
screen-step = Крок { $step } із { $steps }
screen-concern = Чим ми можемо вам допомогти?
screen-not-sure = Інше. Я не знаю.
screen-not-sure-note = Вам допоможе людина.
screen-back = Назад
screen-start-over = Спочатку
screen-more = Ще
screen-page = Сторінка { $page } із { $pages }
screen-larger = Більше
screen-contrast = Контраст
screen-access = Допомога для читання
screen-moment = Хвилинку …
screen-paper-comes = Ваш талон друкується.
screen-still-there = Ви ще тут?
screen-have-time = У вас є час.
screen-stay = Так, я тут
screen-take-paper = Будь ласка, візьміть свій талон.
screen-your-number = Ваш номер
screen-area = Зона очікування { $letter }
screen-floor = Поверх: { $floor }
screen-people = { $people ->
    [0] нікого
    [one] { $people } особа
    [few] { $people } особи
    [many] { $people } осіб
   *[other] { $people } особи
}
screen-ahead = перед вами
screen-we-call = Ми викличемо ваш номер.
screen-we-call-note = Ви побачите його на екрані.
screen-print-again = Друкувати знову
screen-printed = Талон надруковано
screen-copy-failed = Другий талон не вийшов. Ваш номер дійсний.
screen-done = Готово
screen-no-paper = Талон не вийшов.
screen-no-paper-note = Ваш номер усе одно дійсний.
screen-remember = Запам’ятайте свій номер.
screen-photo = У вас є мобільний телефон?
screen-photo-note = Сфотографуйте свій номер.
screen-have-it = Я маю номер
screen-give-back = Віддати номер
screen-unavailable = Зараз тут немає номерів.
screen-try-again = Спробувати ще раз
screen-no-service = Для цього тут зараз немає номерів.
screen-speak-to-us = Будь ласка, зверніться до нас.
screen-closed = Ми зачинені.
screen-opens-again = Ми знову відчинимося
screen-opens-at = { $weekday }, { $day }, о { $time }
screen-used-up = Сьогодні всі номери для цього вже видано.
screen-too-late = Сьогодні на це вже не вистачить часу.
screen-another-day = Будь ласка, прийдіть в інший день.
screen-come-early = Будь ласка, приходьте зранку.
screen-ask-desk = Будь ласка, запитайте на стійці інформації.
screen-ask-desk-note = Там скажуть, що можна зробити онлайн.
screen-key-closed = Зачинено
screen-key-stopped = Зараз немає
screen-key-used-up = На сьогодні все
screen-lost = Хвилинку, будь ласка.
screen-lost-note = Цей пристрій скоро запрацює.

# ---- paper ----
paper-welcome = Ласкаво просимо
paper-your-number = Ваш номер
paper-floor = Будь ласка, чекайте на цьому поверсі
paper-ahead = { $ahead ->
    [0] Перед вами: *нікого*
    [one] Перед вами: *{ $ahead }{ "\u00A0" }особа*
    [few] Перед вами: *{ $ahead }{ "\u00A0" }особи*
    [many] Перед вами: *{ $ahead }{ "\u00A0" }осіб*
   *[other] Перед вами: *{ $ahead }{ "\u00A0" }особи*
}
paper-counted = Ваш час рахується з *{ $time }*
paper-bring = Будь ласка, підготуйте
paper-phone = *Дивіться на телефоні, коли ваша черга.*
paper-fair = { $minutes ->
    [one] *Чесно:* Жодне вікно, яке саме тоді може вас обслужити, не викличе наступним номер, час якого рахується більш ніж на { $minutes } хвилину пізніше за ваш.
    [few] *Чесно:* Жодне вікно, яке саме тоді може вас обслужити, не викличе наступним номер, час якого рахується більш ніж на { $minutes } хвилини пізніше за ваш.
    [many] *Чесно:* Жодне вікно, яке саме тоді може вас обслужити, не викличе наступним номер, час якого рахується більш ніж на { $minutes } хвилин пізніше за ваш.
   *[other] *Чесно:* Жодне вікно, яке саме тоді може вас обслужити, не викличе наступним номер, час якого рахується більш ніж на { $minutes } хвилини пізніше за ваш.
}
paper-privacy = Без імені. Номер буде видалено сьогодні після закриття.
