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
screen-offline = Зараз немає зв’язку. Ваш номер дійсний.
screen-no-look-up = Зараз ми не можемо перевірити. Ваш номер і далі дійсний.
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
screen-out-of-service = Цей пристрій зараз не працює.
screen-out-of-service-note = Будь ласка, скористайтеся іншим пристроєм.
screen-key-closed = Зачинено
screen-key-stopped = Зараз немає
screen-key-used-up = На сьогодні все
screen-lost = Хвилинку, будь ласка.
screen-lost-note = Цей пристрій скоро запрацює.

# ---- screen: the first question ----
screen-start = У вас на сьогодні є запис?
screen-with = Так, запис є
screen-with-note = Підготуйте свій лист або телефон.
screen-without = Ні, запису немає
screen-without-note = Ви отримаєте номер.
screen-have-number = Я вже маю номер
screen-have-number-note = Переглянути, змінити або віддати
screen-dont-know = Я не знаю
screen-support = Мені потрібна підтримка
screen-support-note = З дітьми, вагітні, з інвалідністю
screen-support-on = Добре, ми це врахуємо.
screen-elsewhere-note = Тоді вам допоможе інше відомство.

# ---- screen: the code of an appointment ----
screen-code = Піднесіть свій код до зчитувача.
screen-code-type = Або введіть його тут.
screen-code-where = Код є у вашому листі або в електронній пошті.
screen-code-empty = Ваш код
screen-code-delete = Стерти
screen-code-letters = Літери
screen-code-digits = Цифри
screen-go-on = Далі
screen-no-code = Я не маю коду
screen-no-code-note = Будь ласка, назвіть своє ім’я на стійці інформації.
screen-too-early = Ви прийшли рано.
screen-appointment-at = Ваш запис на { $time }.
screen-from-at = Номер ви отримаєте тут з { $time }.
screen-other-day = Ваш запис на інший день.
screen-not-found = Ми не знаходимо цього коду.
screen-not-found-note = Будь ласка, перевірте код.
screen-cancelled = Цей запис скасовано.
screen-already = Ви вже маєте номер.
screen-already-note = Немає талона? На стійці інформації його надрукують ще раз.
screen-other-code = Ввести інший код
screen-go-without = Далі без запису
screen-code-kept = Ваш код прийнято.
screen-appointment-for = На що ви записані?

# ---- screen: what to bring, and who comes ----
screen-bring = Ви маєте це із собою?
screen-have-all = Так, маю все
screen-have-all-note = Далі до номера
screen-missing = Ні, чогось бракує
screen-missing-note = Друкувати список, без номера
screen-list-comes = Ваш список друкується.
screen-list-failed = Список не вийшов.
screen-list-photo = Сфотографуйте список.
screen-list-again = Приходьте знову, коли матимете все.
screen-number-anyway = Усе одно взяти номер
screen-party = Зараз ви отримаєте свій номер.
screen-persons = Скільки вас осіб?
screen-cases = Скільки карток або заяв?
screen-one-more = На одну більше
screen-one-less = На одну менше
screen-take-number = Взяти номер

# ---- screen: another office ----
screen-other-office = Інше відомство
screen-elsewhere = Що з цього вас стосується?
screen-none-of-these = Нічого з цього
screen-none-of-these-note = Мені потрібно саме сюди.
screen-address = Цим займається інше відомство.
screen-no-address = Адресу вам скажуть на стійці інформації.
screen-print-address = Друкувати адресу
screen-address-comes = Ваш аркуш з адресою друкується.
screen-address-failed = Аркуш не вийшов. Зробіть фото.

# ---- screen: my own number ----
screen-my-number = Піднесіть свій талон до зчитувача.
screen-my-number-note = Код на талоні належить лише вам.
screen-no-slip = Мій талон загубився
screen-not-mine = Сьогодні ми не знаходимо цього номера.
screen-mine = Це ваш номер.
screen-mine-issued = Ваш талон ще друкується.
screen-mine-waiting = Ви чекаєте. Ми викличемо ваш номер.
screen-mine-called = Ми вас викликали. Будь ласка, до вікна { $counter }.
screen-mine-serving = Ви біля вікна { $counter }.
screen-room = Кабінет { $room }
screen-mine-parked = Ваш номер на паузі. Ваше місце зберігається.
screen-mine-missed = Ми вас викликали. Будь ласка, запитайте на стійці інформації.
screen-mine-ended = Цей номер на сьогодні завершено.
screen-change = Змінити мету візиту
screen-change-note = Ваш час рахується далі.
screen-changed = Мету візиту змінено.
screen-change-failed = Зараз це неможливо. Будь ласка, зверніться до нас.
screen-give-back-sure = Ви хочете віддати свій номер?
screen-give-back-note = Після цього ми вас не викличемо.
screen-give-back-yes = Так, віддати
screen-give-back-no = Ні, залишити
screen-given-back = Ваш номер віддано. Дякуємо.

# ---- screen: the ticket ----
screen-counted = Ваш час рахується з { $time }.
screen-late = Ваш запис був на { $time }.
screen-wait = від { $from } до { $to } хвилин
screen-about = приблизно
screen-have-ready = Будь ласка, підготуйте
screen-on-phone = Ваш номер на телефоні
screen-on-phone-note = Відскануйте код. Без імені. Безкоштовно.
screen-fair = Ми викликаємо не за порядком номерів.
screen-fair-note = Важливий ваш час, а не цифра.

# ---- screen: closed, and what works without a visit ----
screen-hours = Ми тут для вас
screen-online = Це можна зробити й онлайн

# ---- screen: reading aids ----
screen-lower = Нижче
screen-higher = Вище
screen-lower-note = Усі кнопки тепер унизу.
screen-choices = Варіанти від { $first } до { $last } із { $all }
screen-speak = Озвучити
screen-quiet = Без звуку

# ---- voice: what is only spoken ----
speech-hello = Цей пристрій читає вам усе вголос.
speech-keys = Є чотири кнопки: назад, далі, вибрати, повторити.
speech-language = Вибрати мову
speech-choice = { $place } із { $all }: { $text }
speech-on = увімкнено
speech-off = вимкнено
speech-unavailable = зараз недоступно
speech-press-choose = Натисніть кнопку «вибрати».
speech-number = Ваш номер: { $number }.
speech-typed = Введено: { $code }
speech-louder = Гучніше
speech-quieter = Тихіше
speech-end = Завершити читання
speech-going = Будь ласка, зачекайте хвилинку.

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
paper-wait = Приблизно *від { $from } до { $to }{ "\u00A0" }хвилин*
paper-order = Ми викликаємо не за порядком номерів. Важливий ваш час.
paper-own-code = За цим кодом ви побачите або зміните свій номер на пристрої.
paper-list = Будь ласка, принесіть
paper-list-again = Приходьте знову, коли матимете все.
paper-elsewhere = Цим займається це відомство
paper-no-number = Цей аркуш – не номер.
