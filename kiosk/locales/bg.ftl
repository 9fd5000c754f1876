# The kiosk's words in Bulgarian (Български): the screen first, then the paper.
# Review: none yet

# ---- screen ----
screen-welcome = Добре дошли
screen-choose-language = Моля, изберете език.
screen-step = Стъпка { $step } от { $steps }
screen-concern = С какво можем да Ви помогнем?
screen-not-sure = Нещо друго. Не знам.
screen-not-sure-note = Служител ще Ви помогне.
screen-back = Назад
screen-start-over = Отначало
screen-more = Още
screen-page = Страница { $page } от { $pages }
screen-larger = По-голямо
screen-contrast = Контраст
screen-access = Помощ при четене
screen-moment = Момент …
screen-paper-comes = Бележката Ви се печата.
screen-still-there = Още ли сте тук?
screen-have-time = Имате време.
screen-stay = Да, тук съм
screen-take-paper = Моля, вземете бележката си.
screen-your-number = Вашият номер
screen-area = Чакалня { $letter }
screen-floor = Етаж: { $floor }
screen-people = { $people ->
    [0] Никой
    [one] { $people } човек
   *[other] { $people } души
}
screen-ahead = пред Вас
screen-we-call = Ще извикаме номера Ви.
screen-we-call-note = Ще го видите на екрана.
screen-print-again = Печат отново
screen-printed = Отпечатано
screen-copy-failed = Втората бележка не излезе. Номерът Ви важи.
screen-done = Готово
screen-no-paper = Бележката не излезе.
screen-no-paper-note = Номерът Ви важи въпреки това.
screen-remember = Моля, запомнете номера си.
screen-photo = Имате ли мобилен телефон?
screen-photo-note = Снимайте номера си.
screen-have-it = Имам номера
screen-give-back = Връщане на номера
screen-unavailable = В момента тук няма номера.
screen-offline = В момента няма връзка. Номерът Ви важи.
screen-no-look-up = В момента не можем да проверим. Номерът Ви продължава да важи.
screen-try-again = Опит отново
screen-no-service = В момента тук няма номера за това.
screen-speak-to-us = Моля, обърнете се към нас.
screen-closed = Затворено е.
screen-opens-again = Отваряме отново
screen-opens-at = { $weekday }, { $day }, { $time }{ "\u00A0" }ч.
screen-used-up = Днес всички номера за това са раздадени.
screen-too-late = Днес времето за това вече не стига.
screen-another-day = Моля, елате в друг ден.
screen-come-early = Моля, елате рано през деня.
screen-ask-desk = Моля, попитайте на „Информация“.
screen-ask-desk-note = Там ще научите и какво става онлайн.
screen-out-of-service = Това устройство не работи в момента.
screen-out-of-service-note = Моля, използвайте друго устройство.
screen-key-closed = Затворено
screen-key-stopped = Сега няма
screen-key-used-up = Днес свършиха
screen-lost = Един момент, моля.
screen-lost-note = Това устройство скоро ще работи отново.

# ---- screen: the first question ----
screen-start = Имате ли записан час за днес?
screen-with = Да, имам записан час
screen-with-note = Пригответе писмото или телефона си.
screen-without = Не, нямам записан час
screen-without-note = Ще получите номер.
screen-have-number = Вече имам номер
screen-have-number-note = Преглед, промяна или връщане
screen-dont-know = Не знам
screen-support = Имам нужда от подкрепа
screen-support-note = С деца, бременност, увреждане
screen-support-on = Добре, ще се съобразим.
screen-elsewhere-note = Тогава ще Ви помогне друга служба.

# ---- screen: the code of an appointment ----
screen-code = Доближете кода си до четеца.
screen-code-type = Или го въведете тук.
screen-code-where = Кодът е в писмото или в имейла Ви.
screen-code-empty = Код
screen-code-delete = Изтрий
screen-code-letters = Букви
screen-code-digits = Цифри
screen-go-on = Напред
screen-no-code = Нямам код
screen-no-code-note = Моля, кажете името си на „Информация“.
screen-too-early = Идвате рано.
screen-appointment-at = Записаният Ви час е в { $time }{ "\u00A0" }ч.
screen-from-at = Номера си получавате тук от { $time }{ "\u00A0" }ч.
screen-other-day = Записаният Ви час е в друг ден.
screen-not-found = Не намираме този код.
screen-not-found-note = Моля, проверете кода.
screen-cancelled = Този записан час е отменен.
screen-already = Вече имате номер.
screen-already-note = Липсва бележката? На „Информация“ ще я отпечатаме отново.
screen-other-code = Въведи друг код
screen-go-without = Напред без записан час
screen-code-kept = Записахме кода Ви.
screen-appointment-for = За какво е Вашият час?

# ---- screen: what to bring, and who comes ----
screen-bring = Носите ли това?
screen-have-all = Да, нося всичко
screen-have-all-note = Напред към номера
screen-missing = Не, нещо ми липсва
screen-missing-note = Печат на списъка, без номер
screen-list-comes = Списъкът Ви се печата.
screen-list-failed = Списъкът не излезе.
screen-list-photo = Снимайте списъка.
screen-list-again = Елате отново, когато носите всичко.
screen-number-anyway = Все пак искам номер
screen-party = Сега ще получите номера си.
screen-persons = Колко души сте?
screen-cases = Колко карти или заявления?
screen-one-more = Едно повече
screen-one-less = Едно по-малко
screen-take-number = Вземи номер

# ---- screen: another office ----
screen-other-office = Друга служба
screen-elsewhere = Кое се отнася за Вас?
screen-none-of-these = Нищо от това
screen-none-of-these-note = Тук съм на правилното място.
screen-address = За това има друга служба.
screen-no-address = Адреса ще Ви кажем на „Информация“.
screen-print-address = Печат на адреса
screen-address-comes = Бележката с адреса се печата.
screen-address-failed = Бележката не излезе. Направете снимка.

# ---- screen: my own number ----
screen-my-number = Доближете бележката си до четеца.
screen-my-number-note = Кодът на бележката е само Ваш.
screen-no-slip = Загубих бележката си
screen-not-mine = Днес не намираме този номер.
screen-mine = Това е Вашият номер.
screen-mine-issued = Бележката Ви още се печата.
screen-mine-waiting = Вие чакате. Ще извикаме номера Ви.
screen-mine-called = Извикахме Ви. Моля, отидете на гише { $counter }.
screen-mine-serving = Вие сте на гише { $counter }.
screen-room = Стая { $room }
screen-mine-parked = Номерът Ви е в пауза. Мястото Ви се пази.
screen-mine-missed = Извикахме Ви. Моля, попитайте на „Информация“.
screen-mine-ended = Този номер приключи за днес.
screen-change = Смяна на въпроса
screen-change-note = Времето Ви продължава да се брои.
screen-changed = Въпросът Ви е сменен.
screen-change-failed = Сега това не става. Моля, обърнете се към нас.
screen-give-back-sure = Искате ли да върнете номера си?
screen-give-back-note = След това няма да Ви извикаме.
screen-give-back-yes = Да, връщам го
screen-give-back-no = Не, запазвам го
screen-given-back = Номерът Ви е върнат. Благодарим.

# ---- screen: the ticket ----
screen-counted = Времето Ви се брои от { $time }{ "\u00A0" }ч.
screen-late = Записаният Ви час беше в { $time }{ "\u00A0" }ч.
screen-wait = { $from } до { $to } минути
screen-about = около
screen-have-ready = Моля, пригответе
screen-on-phone = Номерът Ви на телефона
screen-on-phone-note = Сканирайте кода. Без име. Безплатно.
screen-fair = Не викаме номерата по ред.
screen-fair-note = Важно е времето Ви, не цифрата.

# ---- screen: closed, and what works without a visit ----
screen-hours = Тук сме за Вас
screen-online = Това става и онлайн

# ---- screen: reading aids ----
screen-lower = По-долу
screen-higher = По-горе
screen-lower-note = Всички бутони сега са долу.
screen-choices = Избор { $first } до { $last } от { $all }
screen-speak = На глас
screen-quiet = Без звук

# ---- voice: what is only spoken ----
speech-hello = Това устройство Ви чете всичко на глас.
speech-keys = Има четири бутона: назад, напред, избор, повторение.
speech-language = Избор на език
speech-choice = { $place } от { $all }: { $text }
speech-on = включено
speech-off = изключено
speech-unavailable = сега не е възможно
speech-press-choose = Натиснете бутона „избор“.
speech-number = Вашият номер е { $number }.
speech-typed = Въведено: { $code }
speech-louder = По-силно
speech-quieter = По-тихо
speech-end = Край на четенето
speech-going = Моля, изчакайте един момент.

# ---- paper ----
paper-welcome = Добре дошли
paper-your-number = Вашият номер
paper-floor = Моля, чакайте на този етаж
paper-ahead = { $ahead ->
    [0] Пред Вас: *никой*
    [one] Пред Вас: *{ $ahead }{ "\u00A0" }човек*
   *[other] Пред Вас: *{ $ahead }{ "\u00A0" }души*
}
paper-counted = Времето Ви се брои от *{ $time }*
paper-bring = Моля, пригответе
paper-phone = *Вижте на телефона кога е Вашият ред.*
paper-fair = { $minutes ->
    [one] *Честно:* Никое гише, което в този момент може да Ви обслужи, не вика като следващ номер, чието време се брои с повече от { $minutes } минута след Вашето.
   *[other] *Честно:* Никое гише, което в този момент може да Ви обслужи, не вика като следващ номер, чието време се брои с повече от { $minutes } минути след Вашето.
}
paper-privacy = Без име. Номерът се изтрива днес след затваряне.
paper-wait = Около *{ $from } до { $to }{ "\u00A0" }минути*
paper-order = Не викаме номерата по ред. Важно е времето Ви.
paper-own-code = С този код виждате или променяте номера си на устройството.
paper-list = Моля, донесете
paper-list-again = Елате отново, когато носите всичко.
paper-elsewhere = За това е тази служба
paper-no-number = Тази бележка не е номер.
