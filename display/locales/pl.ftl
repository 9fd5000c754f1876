# The board's words in Polish (Polski).
# Review: none yet

# ---- call ----
call = Numer { $number }, stanowisko { $counter }.
recalled = Ponowne wywołanie

# ---- bar and list ----
area = Poczekalnia { $letter }
areas = Poczekalnie { $letters }
office = Witamy
counter = Stanowisko
room = Pokój
recent = Ostatnio wywołane
recent-none = Teraz nie ma numeru

# ---- waiting ----
waiting = { $numbers ->
    [0] Nikt nie czeka
    [one] { $numbers } numer czeka
    [few] { $numbers } numery czekają
    [many] { $numbers } numerów czeka
   *[other] { $numbers } numeru czeka
}
wait-range = Około { $from } do { $to }{ "\u00A0" }minut

# ---- nobody is called ----
welcome = Dzień dobry
welcome-hint = Tutaj pojawi się następny numer.
quiet = Nowe numery widać i słychać tutaj.
quiet-silent = Nowe numery widać tutaj.
quiet-sound = Numery są teraz tylko na ekranie.
card = Gdzie Państwo czekają

# ---- no word from the server ----
stale = Ten ekran nie jest teraz aktualny.
stale-stand = Stan z godz.{ "\u00A0" }{ $time }
stale-valid = Państwa numer nadal jest ważny.
stale-stay = Proszę tu pozostać.
stale-come = Przyjdziemy do Państwa.
stale-recent = Wywołane do godz.{ "\u00A0" }{ $time }
stale-recent-never = Wywołane
stale-questions = Mają Państwo pytania? Proszę zwrócić się do nas.

# ---- messages to all ----
urgent = Ważne
closed = Mamy zamknięte.
opens-today = Otwieramy dziś o godz.{ "\u00A0" }{ $time }.
opens-on = Otwieramy { $date } o godz.{ "\u00A0" }{ $time }.
break = Mamy krótką przerwę.
break-until = Wracamy o godz.{ "\u00A0" }{ $time }.
break-soon = Zaraz wracamy.
evacuation = Proszę teraz opuścić budynek.
evacuation-way = Proszę iść do najbliższego wyjścia.
evacuation-lift = Proszę nie korzystać z windy.

# ---- the sign at a door ----
door-called = Proszę wejść
door-serving = Trwa tu rozmowa
door-free = Proszę czekać na wywołanie

# ---- only said aloud ----
sound-test = To jest próba dźwięku.
