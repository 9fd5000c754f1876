# The kiosk's words in Serbian (Српски): the screen first, then the paper.
# Review: none yet

# ---- screen ----
screen-welcome = Добро дошли
screen-choose-language = Молимо изаберите језик.
screen-step = Корак { $step } од { $steps }
screen-concern = Како можемо да Вам помогнемо?
screen-not-sure = Нешто друго. Не знам.
screen-not-sure-note = Запослени ће Вам помоћи.
screen-back = Назад
screen-start-over = Од почетка
screen-more = Још
screen-page = Страна { $page } од { $pages }
screen-larger = Веће
screen-contrast = Контраст
screen-access = Помоћ при читању
screen-moment = Тренутак …
screen-paper-comes = Ваш листић се штампа.
screen-still-there = Да ли сте још ту?
screen-have-time = Имате времена.
screen-stay = Да, ту сам
screen-take-paper = Молимо узмите свој листић.
screen-your-number = Ваш број
screen-area = Чекаоница { $letter }
screen-floor = Спрат: { $floor }
screen-people = { $people ->
    [0] Нико
    [one] { $people } особа
    [few] { $people } особе
   *[other] { $people } особа
}
screen-ahead = испред Вас
screen-we-call = Позваћемо Ваш број.
screen-we-call-note = Видећете га на екрану.
screen-print-again = Штампај поново
screen-printed = Листић је одштампан
screen-copy-failed = Други листић није изашао. Ваш број важи.
screen-done = Готово
screen-no-paper = Листић није изашао.
screen-no-paper-note = Ваш број ипак важи.
screen-remember = Молимо запамтите свој број.
screen-photo = Имате ли мобилни телефон?
screen-photo-note = Сликајте свој број.
screen-have-it = Имам број
screen-give-back = Врати број
screen-unavailable = Тренутно овде нема бројева.
screen-offline = Тренутно нема везе. Ваш број важи.
screen-no-look-up = Тренутно не можемо да проверимо. Ваш број и даље важи.
screen-try-again = Покушај поново
screen-no-service = За ово тренутно овде нема бројева.
screen-speak-to-us = Молимо обратите нам се.
screen-closed = Сада је затворено.
screen-opens-again = Поново отварамо
screen-opens-at = { $weekday }, { $day }, у { $time }
screen-used-up = Данас су сви бројеви за ово подељени.
screen-too-late = Данас више нема довољно времена за ово.
screen-another-day = Молимо дођите други дан.
screen-come-early = Молимо дођите рано ујутру.
screen-ask-desk = Молимо питајте на инфо-пулту.
screen-ask-desk-note = Тамо ћете чути шта може онлајн.
screen-out-of-service = Овај уређај тренутно не ради.
screen-out-of-service-note = Молимо користите други уређај.
screen-key-closed = Затворено
screen-key-stopped = Сада нема
screen-key-used-up = Данас нема више
screen-lost = Тренутак, молимо.
screen-lost-note = Овај уређај ће ускоро поново радити.

# ---- screen: the first question ----
screen-start = Имате ли данас заказан термин?
screen-with = Да, имам термин
screen-with-note = Припремите своје писмо или телефон.
screen-without = Не, немам термин
screen-without-note = Добићете број.
screen-have-number = Већ имам број
screen-have-number-note = Погледати, променити или вратити
screen-dont-know = Не знам
screen-support = Потребна ми је подршка
screen-support-note = Са децом, трудноћа, инвалидитет
screen-support-on = Добро, водићемо рачуна о томе.
screen-elsewhere-note = Тада ће Вам помоћи друга служба.

# ---- screen: the code of an appointment ----
screen-code = Принесите свој код читачу.
screen-code-type = Или га укуцајте овде.
screen-code-where = Код је у Вашем писму или имејлу.
screen-code-empty = Ваш код
screen-code-delete = Обриши
screen-code-letters = Слова
screen-code-digits = Цифре
screen-go-on = Даље
screen-no-code = Немам код
screen-no-code-note = Молимо реците своје име на инфо-пулту.
screen-too-early = Стигли сте рано.
screen-appointment-at = Ваш термин је у { $time }.
screen-from-at = Свој број добијате овде од { $time }.
screen-other-day = Ваш термин је други дан.
screen-not-found = Не налазимо овај код.
screen-not-found-note = Молимо проверите код.
screen-cancelled = Овај термин је отказан.
screen-already = Већ имате број.
screen-already-note = Нема листића? На инфо-пулту ћемо га поново одштампати.
screen-other-code = Унеси други код
screen-go-without = Даље без термина
screen-code-kept = Ваш код је забележен.
screen-appointment-for = Због чега имате термин?

# ---- screen: what to bring, and who comes ----
screen-bring = Имате ли ово са собом?
screen-have-all = Да, имам све
screen-have-all-note = Даље до броја
screen-missing = Не, нешто ми недостаје
screen-missing-note = Штампај листу, без броја
screen-list-comes = Ваша листа се штампа.
screen-list-failed = Листа није изашла.
screen-list-photo = Сликајте листу.
screen-list-again = Дођите поново када имате све.
screen-number-anyway = Ипак желим број
screen-party = Сада ћете добити свој број.
screen-persons = Колико вас има?
screen-cases = Колико картица или захтева?
screen-one-more = За 1 више
screen-one-less = За 1 мање
screen-take-number = Узми број

# ---- screen: another office ----
screen-other-office = Друга служба
screen-elsewhere = Шта важи за Вас?
screen-none-of-these = Ништа од тога
screen-none-of-these-note = На правом сам месту.
screen-address = За то постоји друга служба.
screen-no-address = Адресу ћемо Вам рећи на инфо-пулту.
screen-print-address = Штампај адресу
screen-address-comes = Ваш листић са адресом се штампа.
screen-address-failed = Листић није изашао. Сликајте екран.

# ---- screen: my own number ----
screen-my-number = Принесите свој листић читачу.
screen-my-number-note = Код на листићу је само Ваш.
screen-no-slip = Немам више листић
screen-not-mine = Данас не налазимо овај број.
screen-mine = Ово је Ваш број.
screen-mine-issued = Ваш листић се још штампа.
screen-mine-waiting = Чекате. Позваћемо Ваш број.
screen-mine-called = Позвали смо Вас. Молимо идите на шалтер { $counter }.
screen-mine-serving = Ви сте на шалтеру { $counter }.
screen-room = Соба { $room }
screen-mine-parked = Ваш број је на паузи. Задржавате своје место.
screen-mine-missed = Позвали смо Вас. Молимо питајте на инфо-пулту.
screen-mine-ended = Овај број је за данас завршен.
screen-change = Промени разлог
screen-change-note = Ваше време се рачуна даље.
screen-changed = Разлог Ваше посете је промењен.
screen-change-failed = То сада није могуће. Молимо обратите нам се.
screen-give-back-sure = Желите ли да вратите свој број?
screen-give-back-note = После тога Вас више не позивамо.
screen-give-back-yes = Да, врати
screen-give-back-no = Не, задржи
screen-given-back = Ваш број је враћен. Хвала.

# ---- screen: the ticket ----
screen-counted = Ваше време се рачуна од { $time }.
screen-late = Ваш термин је био у { $time }.
screen-wait = од { $from } до { $to } минута
screen-about = отприлике
screen-have-ready = Молимо припремите
screen-on-phone = Ваш број на телефону
screen-on-phone-note = Скенирајте код. Без имена. Бесплатно.
screen-fair = Не позивамо бројеве по реду.
screen-fair-note = Важно је Ваше време, не цифра.

# ---- screen: closed, and what works without a visit ----
screen-hours = Ту смо за Вас
screen-online = То може и онлајн

# ---- screen: reading aids ----
screen-lower = Доле
screen-higher = Горе
screen-lower-note = Сви тастери су сада доле.
screen-choices = Избор { $first } до { $last } од { $all }
screen-speak = Читај наглас
screen-quiet = Без звука

# ---- voice: what is only spoken ----
speech-hello = Овај уређај Вам све чита наглас.
speech-keys = Постоје четири тастера: назад, даље, изабери, понови.
speech-language = Изабери језик
speech-choice = { $place } од { $all }: { $text }
speech-on = укључено
speech-off = искључено
speech-unavailable = сада није могуће
speech-press-choose = Притисните тастер „изабери“.
speech-number = Ваш број је { $number }.
speech-typed = Унето: { $code }
speech-louder = Гласније
speech-quieter = Тише
speech-end = Заврши читање
speech-going = Молимо сачекајте тренутак.

# ---- paper ----
paper-welcome = Добро дошли
paper-your-number = Ваш број
paper-floor = Молимо чекајте на овом спрату
paper-ahead = { $ahead ->
    [0] Испред Вас: *нико*
    [one] Испред Вас: *{ $ahead }{ "\u00A0" }особа*
    [few] Испред Вас: *{ $ahead }{ "\u00A0" }особе*
   *[other] Испред Вас: *{ $ahead }{ "\u00A0" }особа*
}
paper-counted = Ваше време се рачуна од *{ $time }*
paper-bring = Молимо припремите
paper-phone = *На телефону видите када сте на реду.*
paper-fair = { $minutes ->
    [one] *Поштено:* Ниједан шалтер који у том тренутку може да Вас услужи не позива као следећи број чије се време рачуна више од { $minutes } минут после Вашег.
    [few] *Поштено:* Ниједан шалтер који у том тренутку може да Вас услужи не позива као следећи број чије се време рачуна више од { $minutes } минута после Вашег.
   *[other] *Поштено:* Ниједан шалтер који у том тренутку може да Вас услужи не позива као следећи број чије се време рачуна више од { $minutes } минута после Вашег.
}
paper-privacy = Без имена. Број се данас брише после затварања.
paper-wait = Отприлике *од { $from } до { $to }{ "\u00A0" }минута*
paper-order = Не позивамо бројеве по реду. Важно је Ваше време.
paper-own-code = Овим кодом видите или мењате свој број на уређају.
paper-list = Молимо донесите
paper-list-again = Дођите поново када имате све.
paper-elsewhere = За то је ова служба
paper-no-number = Овај листић није број.
