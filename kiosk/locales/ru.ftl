# The kiosk's words in Russian (Русский): the screen first, then the paper.
# Review: none yet

# ---- screen ----
screen-welcome = Добро пожаловать
screen-choose-language = Пожалуйста, выберите язык.
screen-step = Шаг { $step } из { $steps }
screen-concern = Чем мы можем вам помочь?
screen-not-sure = Другое. Я не знаю.
screen-not-sure-note = Вам поможет сотрудник.
screen-back = Назад
screen-start-over = Сначала
screen-more = Ещё
screen-page = Страница { $page } из { $pages }
screen-larger = Крупнее
screen-contrast = Контраст
screen-access = Помощь при чтении
screen-moment = Минутку …
screen-paper-comes = Ваш талон печатается.
screen-still-there = Вы ещё здесь?
screen-have-time = У вас есть время.
screen-stay = Да, я здесь
screen-take-paper = Пожалуйста, возьмите свой талон.
screen-your-number = Ваш номер
screen-area = Зона ожидания { $letter }
screen-floor = Этаж: { $floor }
screen-people = { $people ->
    [0] никого
    [one] { $people } человек
    [few] { $people } человека
    [many] { $people } человек
   *[other] { $people } человека
}
screen-ahead = перед вами
screen-we-call = Мы вызовем ваш номер.
screen-we-call-note = Вы увидите его на экране.
screen-print-again = Напечатать ещё раз
screen-printed = Талон напечатан
screen-copy-failed = Второй талон не вышел. Ваш номер действителен.
screen-done = Готово
screen-no-paper = Талон не вышел.
screen-no-paper-note = Ваш номер всё равно действителен.
screen-remember = Пожалуйста, запомните свой номер.
screen-photo = У вас есть мобильный телефон?
screen-photo-note = Сфотографируйте свой номер.
screen-have-it = Номер есть
screen-give-back = Вернуть номер
screen-unavailable = Сейчас здесь нет номеров.
screen-offline = Сейчас нет связи. Ваш номер действителен.
screen-no-look-up = Сейчас мы не можем проверить. Ваш номер по-прежнему действителен.
screen-try-again = Попробовать ещё раз
screen-no-service = Для этого сейчас здесь нет номеров.
screen-speak-to-us = Пожалуйста, обратитесь к нам.
screen-closed = Мы закрыты.
screen-opens-again = Мы снова откроемся
screen-opens-at = { $weekday }, { $day }, в { $time }
screen-used-up = Сегодня все номера для этого уже выданы.
screen-too-late = Сегодня на это уже не хватит времени.
screen-another-day = Пожалуйста, приходите в другой день.
screen-come-early = Пожалуйста, приходите рано утром.
screen-ask-desk = Пожалуйста, спросите на стойке информации.
screen-ask-desk-note = Там скажут, что можно сделать онлайн.
screen-out-of-service = Это устройство сейчас не работает.
screen-out-of-service-note = Пожалуйста, воспользуйтесь другим устройством.
screen-key-closed = Закрыто
screen-key-stopped = Сейчас нет
screen-key-used-up = На сегодня всё
screen-lost = Минутку, пожалуйста.
screen-lost-note = Это устройство скоро заработает.

# ---- screen: the first question ----
screen-start = У вас сегодня есть запись?
screen-with = Да, запись есть
screen-with-note = Приготовьте своё письмо или телефон.
screen-without = Нет, записи нет
screen-without-note = Вы получите номер.
screen-have-number = У меня уже есть номер
screen-have-number-note = Посмотреть, изменить или вернуть
screen-dont-know = Я не знаю
screen-support = Мне нужна поддержка
screen-support-note = С детьми, беременность, инвалидность
screen-support-on = Хорошо, мы это учтём.
screen-elsewhere-note = Тогда вам поможет другое ведомство.

# ---- screen: the code of an appointment ----
screen-code = Поднесите свой код к сканеру.
screen-code-type = Или введите его здесь.
screen-code-where = Код есть в вашем письме или в электронной почте.
screen-code-empty = Ваш код
screen-code-delete = Стереть
screen-code-letters = Буквы
screen-code-digits = Цифры
screen-go-on = Дальше
screen-no-code = У меня нет кода
screen-no-code-note = Пожалуйста, назовите своё имя на стойке информации.
screen-too-early = Вы пришли рано.
screen-appointment-at = Ваша запись на { $time }.
screen-from-at = Номер вы получите здесь с { $time }.
screen-other-day = Ваша запись на другой день.
screen-not-found = Мы не находим этот код.
screen-not-found-note = Пожалуйста, проверьте код.
screen-cancelled = Эта запись отменена.
screen-already = У вас уже есть номер.
screen-already-note = Нет талона? На стойке информации его напечатают ещё раз.
screen-other-code = Ввести другой код
screen-go-without = Дальше без записи
screen-code-kept = Ваш код принят.
screen-appointment-for = На что вы записаны?

# ---- screen: what to bring, and who comes ----
screen-bring = Это у вас с собой?
screen-have-all = Да, у меня всё есть
screen-have-all-note = Дальше к номеру
screen-missing = Нет, чего-то не хватает
screen-missing-note = Напечатать список, без номера
screen-list-comes = Ваш список печатается.
screen-list-failed = Список не вышел.
screen-list-photo = Сфотографируйте список.
screen-list-again = Приходите снова, когда всё будет с собой.
screen-number-anyway = Всё равно взять номер
screen-party = Сейчас вы получите свой номер.
screen-persons = Сколько вас человек?
screen-cases = Сколько карт или заявлений?
screen-one-more = На 1 больше
screen-one-less = На 1 меньше
screen-take-number = Взять номер

# ---- screen: another office ----
screen-other-office = Другое ведомство
screen-elsewhere = Что к вам относится?
screen-none-of-these = Ничего из этого
screen-none-of-these-note = Мне нужно именно сюда.
screen-address = Этим занимается другое ведомство.
screen-no-address = Адрес вам скажут на стойке информации.
screen-print-address = Напечатать адрес
screen-address-comes = Ваш лист с адресом печатается.
screen-address-failed = Лист не вышел. Сделайте фото.

# ---- screen: my own number ----
screen-my-number = Поднесите свой талон к сканеру.
screen-my-number-note = Код на талоне принадлежит только вам.
screen-no-slip = Мой талон потерялся
screen-not-mine = Сегодня мы не находим этот номер.
screen-mine = Это ваш номер.
screen-mine-issued = Ваш талон ещё печатается.
screen-mine-waiting = Вы ждёте. Мы вызовем ваш номер.
screen-mine-called = Мы вас вызвали. Пожалуйста, подойдите к окну { $counter }.
screen-mine-serving = Вы у окна { $counter }.
screen-room = Кабинет { $room }
screen-mine-parked = Ваш номер на паузе. Ваше место сохраняется.
screen-mine-missed = Мы вас вызвали. Пожалуйста, спросите на стойке информации.
screen-mine-ended = Этот номер на сегодня завершён.
screen-change = Изменить цель визита
screen-change-note = Ваше время считается дальше.
screen-changed = Цель визита изменена.
screen-change-failed = Сейчас это невозможно. Пожалуйста, обратитесь к нам.
screen-give-back-sure = Вы хотите вернуть свой номер?
screen-give-back-note = После этого мы вас не вызовем.
screen-give-back-yes = Да, вернуть
screen-give-back-no = Нет, оставить
screen-given-back = Ваш номер возвращён. Спасибо.

# ---- screen: the ticket ----
screen-counted = Ваше время считается с { $time }.
screen-late = Ваша запись была на { $time }.
screen-wait = от { $from } до { $to } минут
screen-about = примерно
screen-have-ready = Пожалуйста, приготовьте
screen-on-phone = Ваш номер на телефоне
screen-on-phone-note = Отсканируйте код. Без имени. Бесплатно.
screen-fair = Мы вызываем не по порядку номеров.
screen-fair-note = Важно ваше время, а не цифра.

# ---- screen: closed, and what works without a visit ----
screen-hours = Мы здесь для вас
screen-online = Это можно сделать и онлайн

# ---- screen: reading aids ----
screen-lower = Ниже
screen-higher = Выше
screen-lower-note = Все кнопки теперь внизу.
screen-choices = Варианты с { $first } по { $last } из { $all }
screen-speak = Озвучить
screen-quiet = Без звука

# ---- voice: what is only spoken ----
speech-hello = Это устройство читает вам всё вслух.
speech-keys = Есть четыре кнопки: назад, дальше, выбрать, повторить.
speech-language = Выбрать язык
speech-choice = { $place } из { $all }: { $text }
speech-on = включено
speech-off = выключено
speech-unavailable = сейчас недоступно
speech-press-choose = Нажмите кнопку «выбрать».
speech-number = Ваш номер: { $number }.
speech-typed = Введено: { $code }
speech-louder = Громче
speech-quieter = Тише
speech-end = Закончить чтение
speech-going = Пожалуйста, подождите минутку.

# ---- paper ----
paper-welcome = Добро пожаловать
paper-your-number = Ваш номер
paper-floor = Пожалуйста, ждите на этом этаже
paper-ahead = { $ahead ->
    [0] Перед вами: *никого*
    [one] Перед вами: *{ $ahead }{ "\u00A0" }человек*
    [few] Перед вами: *{ $ahead }{ "\u00A0" }человека*
    [many] Перед вами: *{ $ahead }{ "\u00A0" }человек*
   *[other] Перед вами: *{ $ahead }{ "\u00A0" }человека*
}
paper-counted = Ваше время считается с *{ $time }*
paper-bring = Пожалуйста, приготовьте
paper-phone = *Смотрите на телефоне, когда ваша очередь.*
paper-fair = { $minutes ->
    [one] *Честно:* Ни одно окно, которое в этот момент может вас обслужить, не вызовет следующим номер, время которого считается более чем на { $minutes } минуту позже вашего.
    [few] *Честно:* Ни одно окно, которое в этот момент может вас обслужить, не вызовет следующим номер, время которого считается более чем на { $minutes } минуты позже вашего.
    [many] *Честно:* Ни одно окно, которое в этот момент может вас обслужить, не вызовет следующим номер, время которого считается более чем на { $minutes } минут позже вашего.
   *[other] *Честно:* Ни одно окно, которое в этот момент может вас обслужить, не вызовет следующим номер, время которого считается более чем на { $minutes } минуты позже вашего.
}
paper-privacy = Без имени. Номер будет удалён сегодня после закрытия.
paper-wait = Примерно *от { $from } до { $to }{ "\u00A0" }минут*
paper-order = Мы вызываем не по порядку номеров. Важно ваше время.
paper-own-code = С этим кодом вы увидите или измените свой номер на устройстве.
paper-list = Пожалуйста, принесите
paper-list-again = Приходите снова, когда всё будет с собой.
paper-elsewhere = Этим занимается это ведомство
paper-no-number = Этот лист – не номер.
