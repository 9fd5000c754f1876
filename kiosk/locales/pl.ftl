# The kiosk's words in Polish (Polski): the screen first, then the paper.
# Review: none yet

# ---- screen ----
screen-welcome = Witamy
screen-choose-language = Proszę wybrać język.
screen-step = Krok { $step } z { $steps }
screen-concern = W czym możemy Państwu pomóc?
screen-not-sure = Coś innego. Nie wiem.
screen-not-sure-note = Pomoże Państwu pracownik.
screen-back = Wstecz
screen-start-over = Od początku
screen-more = Więcej
screen-page = Strona { $page } z { $pages }
screen-larger = Większe
screen-contrast = Kontrast
screen-access = Pomoc w czytaniu
screen-moment = Chwileczkę …
screen-paper-comes = Państwa bilet się drukuje.
screen-still-there = Są tu Państwo jeszcze?
screen-have-time = Mają Państwo czas.
screen-stay = Tak, jestem tutaj
screen-take-paper = Proszę wziąć swój bilet.
screen-your-number = Państwa numer
screen-area = Poczekalnia { $letter }
screen-floor = Piętro: { $floor }
screen-people = { $people ->
    [0] nikogo
    [one] { $people } osoba
    [few] { $people } osoby
    [many] { $people } osób
   *[other] { $people } osoby
}
screen-ahead = przed Państwem
screen-we-call = Wywołamy Państwa numer.
screen-we-call-note = Zobaczą go Państwo na ekranie.
screen-print-again = Drukuj ponownie
screen-printed = Bilet wydrukowany
screen-copy-failed = Drugi bilet nie wyszedł. Państwa numer jest ważny.
screen-done = Gotowe
screen-no-paper = Bilet nie wyszedł.
screen-no-paper-note = Państwa numer i tak jest ważny.
screen-remember = Proszę zapamiętać swój numer.
screen-photo = Mają Państwo telefon?
screen-photo-note = Proszę zrobić zdjęcie numeru.
screen-have-it = Mam numer
screen-give-back = Oddaj numer
screen-unavailable = Teraz nie ma tu numerów.
screen-offline = Teraz nie ma połączenia. Państwa numer jest ważny.
screen-no-look-up = Teraz nie możemy sprawdzić. Państwa numer nadal jest ważny.
screen-try-again = Spróbuj ponownie
screen-no-service = Teraz nie ma tu numerów do tej sprawy.
screen-speak-to-us = Proszę zwrócić się do nas.
screen-closed = Mamy zamknięte.
screen-opens-again = Otwieramy ponownie
screen-opens-at = { $weekday }, { $day }, godz.{ "\u00A0" }{ $time }
screen-used-up = Dziś wydano już wszystkie numery do tej sprawy.
screen-too-late = Dziś nie starczy już na to czasu.
screen-another-day = Proszę przyjść innego dnia.
screen-come-early = Proszę przyjść wcześnie rano.
screen-ask-desk = Proszę zapytać w informacji.
screen-ask-desk-note = Tam powiedzą, co można załatwić online.
screen-out-of-service = To urządzenie jest teraz nieczynne.
screen-out-of-service-note = Proszę skorzystać z innego urządzenia.
screen-key-closed = Zamknięte
screen-key-stopped = Teraz brak
screen-key-used-up = Dziś już nie ma
screen-lost = Proszę chwilę poczekać.
screen-lost-note = To urządzenie zaraz znów zadziała.

# ---- screen: the first question ----
screen-start = Mają Państwo dziś termin?
screen-with = Tak, mam termin
screen-with-note = Proszę przygotować list lub telefon.
screen-without = Nie, nie mam terminu
screen-without-note = Otrzymają Państwo numer.
screen-have-number = Mam już numer
screen-have-number-note = Zobaczyć, zmienić lub oddać
screen-dont-know = Nie wiem
screen-support = Potrzebuję wsparcia
screen-support-note = Z dziećmi, w ciąży, z niepełnosprawnością
screen-support-on = Dobrze, weźmiemy to pod uwagę.
screen-elsewhere-note = Wtedy pomoże Państwu inny urząd.

# ---- screen: the code of an appointment ----
screen-code = Proszę przyłożyć kod do czytnika.
screen-code-type = Albo wpisać go tutaj.
screen-code-where = Kod jest w Państwa liście lub w e-mailu.
screen-code-empty = Kod
screen-code-delete = Usuń
screen-code-letters = Litery
screen-code-digits = Cyfry
screen-go-on = Dalej
screen-no-code = Nie mam kodu
screen-no-code-note = Proszę podać w informacji swoje nazwisko.
screen-too-early = Są Państwo wcześnie.
screen-appointment-at = Państwa termin jest o godz.{ "\u00A0" }{ $time }.
screen-from-at = Numer otrzymają Państwo tutaj od godz.{ "\u00A0" }{ $time }.
screen-other-day = Państwa termin jest innego dnia.
screen-not-found = Nie znajdujemy tego kodu.
screen-not-found-note = Proszę sprawdzić kod.
screen-cancelled = Ten termin jest odwołany.
screen-already = Mają już Państwo numer.
screen-already-note = Brakuje biletu? W informacji wydrukujemy go jeszcze raz.
screen-other-code = Wpisz inny kod
screen-go-without = Dalej bez terminu
screen-code-kept = Państwa kod jest zapisany.
screen-appointment-for = Czego dotyczy Państwa termin?

# ---- screen: what to bring, and who comes ----
screen-bring = Mają to Państwo ze sobą?
screen-have-all = Tak, mam wszystko
screen-have-all-note = Dalej do numeru
screen-missing = Nie, czegoś brakuje
screen-missing-note = Drukuj listę, bez numeru
screen-list-comes = Państwa lista się drukuje.
screen-list-failed = Lista nie wyszła.
screen-list-photo = Proszę zrobić zdjęcie listy.
screen-list-again = Proszę wrócić, gdy wszystko będzie gotowe.
screen-number-anyway = Mimo to weź numer
screen-party = Zaraz otrzymają Państwo numer.
screen-persons = Ile jest Państwa osób?
screen-cases = Ile kart lub wniosków?
screen-one-more = O 1 więcej
screen-one-less = O 1 mniej
screen-take-number = Weź numer

# ---- screen: another office ----
screen-other-office = Inny urząd
screen-elsewhere = Co Państwa dotyczy?
screen-none-of-these = Nic z tego
screen-none-of-these-note = Jestem we właściwym miejscu.
screen-address = Tym zajmuje się inny urząd.
screen-no-address = Adres podamy Państwu w informacji.
screen-print-address = Drukuj adres
screen-address-comes = Państwa wydruk z adresem wychodzi.
screen-address-failed = Wydruk nie wyszedł. Proszę zrobić zdjęcie.

# ---- screen: my own number ----
screen-my-number = Proszę przyłożyć bilet do czytnika.
screen-my-number-note = Kod na bilecie należy tylko do Państwa.
screen-no-slip = Nie mam już biletu
screen-not-mine = Dziś nie znajdujemy tego numeru.
screen-mine = To jest Państwa numer.
screen-mine-issued = Państwa bilet jeszcze się drukuje.
screen-mine-waiting = Czekają Państwo. Wywołamy Państwa numer.
screen-mine-called = Wywołaliśmy Państwa. Proszę podejść do stanowiska { $counter }.
screen-mine-serving = Są Państwo przy stanowisku { $counter }.
screen-room = Pokój { $room }
screen-mine-parked = Państwa numer ma przerwę. Miejsce jest zachowane.
screen-mine-missed = Wywołaliśmy Państwa. Proszę zapytać w informacji.
screen-mine-ended = Ten numer jest na dziś zakończony.
screen-change = Zmień sprawę
screen-change-note = Państwa czas liczy się dalej.
screen-changed = Państwa sprawa jest zmieniona.
screen-change-failed = To teraz niemożliwe. Proszę zwrócić się do nas.
screen-give-back-sure = Chcą Państwo oddać swój numer?
screen-give-back-note = Potem już Państwa nie wywołamy.
screen-give-back-yes = Tak, oddaj
screen-give-back-no = Nie, zachowaj
screen-given-back = Państwa numer jest oddany. Dziękujemy.

# ---- screen: the ticket ----
screen-counted = Państwa czas liczy się od godz.{ "\u00A0" }{ $time }.
screen-late = Państwa termin był o godz.{ "\u00A0" }{ $time }.
screen-wait = { $from } do { $to } minut
screen-about = około
screen-have-ready = Proszę przygotować
screen-on-phone = Państwa numer w telefonie
screen-on-phone-note = Proszę zeskanować kod. Bez nazwiska. Za darmo.
screen-fair = Nie wywołujemy numerów po kolei.
screen-fair-note = Liczy się Państwa czas, nie cyfra.

# ---- screen: closed, and what works without a visit ----
screen-hours = Jesteśmy dla Państwa
screen-online = To można załatwić też online

# ---- screen: reading aids ----
screen-lower = Niżej
screen-higher = Wyżej
screen-lower-note = Wszystkie przyciski są teraz na dole.
screen-choices = Opcje od { $first } do { $last } z { $all }
screen-speak = Czytaj
screen-quiet = Bez dźwięku

# ---- voice: what is only spoken ----
speech-hello = To urządzenie czyta Państwu wszystko na głos.
speech-keys = Są cztery przyciski: wstecz, dalej, wybierz, powtórz.
speech-language = Wybierz język
speech-choice = { $place } z { $all }: { $text }
speech-on = włączone
speech-off = wyłączone
speech-unavailable = teraz niedostępne
speech-press-choose = Proszę nacisnąć wybierz.
speech-number = Państwa numer to { $number }.
speech-typed = Wpisano: { $code }
speech-louder = Głośniej
speech-quieter = Ciszej
speech-end = Zakończ czytanie
speech-going = Proszę chwilę poczekać.

# ---- paper ----
paper-welcome = Witamy
paper-your-number = Państwa numer
paper-floor = Proszę czekać na tym piętrze
paper-ahead = { $ahead ->
    [0] Przed Państwem: *nikogo*
    [one] Przed Państwem: *{ $ahead }{ "\u00A0" }osoba*
    [few] Przed Państwem: *{ $ahead }{ "\u00A0" }osoby*
    [many] Przed Państwem: *{ $ahead }{ "\u00A0" }osób*
   *[other] Przed Państwem: *{ $ahead }{ "\u00A0" }osoby*
}
paper-counted = Państwa czas liczy się od *{ $time }*
paper-bring = Proszę przygotować
paper-phone = *Na telefonie widać, kiedy jest Państwa kolej.*
paper-fair = { $minutes ->
    [one] *Sprawiedliwie:* Żadne stanowisko, które może Państwa wtedy obsłużyć, nie wywoła jako następnego numeru, którego czas liczy się ponad { $minutes } minutę później niż Państwa.
    [few] *Sprawiedliwie:* Żadne stanowisko, które może Państwa wtedy obsłużyć, nie wywoła jako następnego numeru, którego czas liczy się ponad { $minutes } minuty później niż Państwa.
    [many] *Sprawiedliwie:* Żadne stanowisko, które może Państwa wtedy obsłużyć, nie wywoła jako następnego numeru, którego czas liczy się ponad { $minutes } minut później niż Państwa.
   *[other] *Sprawiedliwie:* Żadne stanowisko, które może Państwa wtedy obsłużyć, nie wywoła jako następnego numeru, którego czas liczy się ponad { $minutes } minuty później niż Państwa.
}
paper-privacy = Bez nazwiska. Numer zostanie usunięty dziś po zamknięciu.
paper-wait = Około *{ $from } do { $to }{ "\u00A0" }minut*
paper-order = Nie wywołujemy numerów po kolei. Liczy się Państwa czas.
paper-own-code = Z tym kodem zobaczą lub zmienią Państwo numer na urządzeniu.
paper-list = Proszę przynieść
paper-list-again = Proszę wrócić, gdy wszystko będzie gotowe.
paper-elsewhere = Tym zajmuje się ten urząd
paper-no-number = Ten wydruk nie jest numerem.
