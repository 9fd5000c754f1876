# The kiosk's words in Romanian (Română): the screen first, then the paper.
# Review: none yet

# ---- screen ----
screen-welcome = Bun venit
screen-choose-language = Vă rugăm să alegeți limba.
screen-step = Pasul { $step } din { $steps }
screen-concern = Cu ce vă putem ajuta?
screen-not-sure = Altceva. Nu știu.
screen-not-sure-note = O persoană vă ajută.
screen-back = Înapoi
screen-start-over = De la început
screen-more = Mai mult
screen-page = Pagina { $page } din { $pages }
screen-larger = Mai mare
screen-contrast = Contrast
screen-access = Ajutor la citit
screen-moment = Un moment …
screen-paper-comes = Bonul vine.
screen-still-there = Mai sunteți aici?
screen-have-time = Aveți timp.
screen-stay = Da, sunt aici
screen-take-paper = Vă rugăm să luați bonul.
screen-your-number = Aveți numărul
screen-area = Zona de așteptare { $letter }
screen-floor = Etaj: { $floor }
screen-people = { $people ->
    [0] Nimeni
    [one] { $people } persoană
    [few] { $people } persoane
   *[other] { $people } de persoane
}
screen-ahead = în față
screen-we-call = Vă chemăm numărul.
screen-we-call-note = Îl vedeți pe ecran.
screen-print-again = Tipărire din nou
screen-printed = Bonul este tipărit
screen-copy-failed = Al doilea bon nu a venit. Numărul este valabil.
screen-done = Gata
screen-no-paper = Bonul nu a venit.
screen-no-paper-note = Numărul este totuși valabil.
screen-remember = Vă rugăm să țineți minte numărul.
screen-photo = Aveți un telefon?
screen-photo-note = Faceți o poză numărului.
screen-have-it = Îl am
screen-give-back = Dau numărul înapoi
screen-unavailable = Acum nu sunt numere aici.
screen-offline = Acum nu este conexiune. Numărul este valabil.
screen-no-look-up = Acum nu putem verifica. Numărul rămâne valabil.
screen-try-again = Încercați din nou
screen-no-service = Acum nu sunt numere aici pentru aceasta.
screen-speak-to-us = Vă rugăm să vorbiți cu noi.
screen-closed = Acum este închis.
screen-opens-again = Deschidem din nou
screen-opens-at = { $weekday }, { $day }, ora { $time }
screen-used-up = Astăzi toate numerele pentru aceasta sunt date.
screen-too-late = Astăzi nu mai este timp destul pentru aceasta.
screen-another-day = Vă rugăm să veniți în altă zi.
screen-come-early = Vă rugăm să veniți dimineața devreme.
screen-ask-desk = Vă rugăm să întrebați la informații.
screen-ask-desk-note = Acolo aflați și ce se poate face online.
screen-out-of-service = Acest aparat nu funcționează acum.
screen-out-of-service-note = Vă rugăm să folosiți alt aparat.
screen-key-closed = Închis
screen-key-stopped = Acum fără numere
screen-key-used-up = Epuizate astăzi
screen-lost = Un moment, vă rugăm.
screen-lost-note = Acest aparat merge din nou în curând.

# ---- screen: the first question ----
screen-start = Aveți astăzi o programare?
screen-with = Da, am programare
screen-with-note = Pregătiți scrisoarea sau telefonul.
screen-without = Nu, fără programare
screen-without-note = Primiți un număr.
screen-have-number = Am deja un număr
screen-have-number-note = Văd, schimb sau dau înapoi
screen-dont-know = Nu știu
screen-support = Am nevoie de sprijin
screen-support-note = Cu copii, gravidă, cu dizabilitate
screen-support-on = Bine, ținem seama de aceasta.
screen-elsewhere-note = Atunci vă ajută alt birou.

# ---- screen: the code of an appointment ----
screen-code = Țineți codul în fața cititorului.
screen-code-type = Sau scrieți-l aici.
screen-code-where = Codul este în scrisoare sau în e-mail.
screen-code-empty = Codul
screen-code-delete = Ștergeți
screen-code-letters = Litere
screen-code-digits = Cifre
screen-go-on = Continuați
screen-no-code = Nu am cod
screen-no-code-note = Vă rugăm să spuneți numele la informații.
screen-too-early = Ați venit devreme.
screen-appointment-at = Programarea este la ora { $time }.
screen-from-at = Primiți numărul aici de la ora { $time }.
screen-other-day = Programarea dumneavoastră este în altă zi.
screen-not-found = Nu găsim acest cod.
screen-not-found-note = Vă rugăm să verificați codul.
screen-cancelled = Această programare este anulată.
screen-already = Aveți deja un număr.
screen-already-note = Lipsește bonul? La informații îl tipărim din nou.
screen-other-code = Scriu alt cod
screen-go-without = Continui fără programare
screen-code-kept = Codul este notat.
screen-appointment-for = Pentru ce este programarea?

# ---- screen: what to bring, and who comes ----
screen-bring = Aveți acestea la dumneavoastră?
screen-have-all = Da, am totul
screen-have-all-note = Mai departe la număr
screen-missing = Nu, îmi lipsește ceva
screen-missing-note = Tipăresc lista, fără număr
screen-list-comes = Lista vine.
screen-list-failed = Lista nu a venit.
screen-list-photo = Faceți o poză listei.
screen-list-again = Veniți din nou când aveți totul.
screen-number-anyway = Totuși un număr
screen-party = Primiți imediat numărul.
screen-persons = Câte persoane sunteți?
screen-cases = Câte carduri sau cereri?
screen-one-more = Unul în plus
screen-one-less = Unul mai puțin
screen-take-number = Iau un număr

# ---- screen: another office ----
screen-other-office = Alt birou
screen-elsewhere = Ce situație aveți?
screen-none-of-these = Nimic din acestea
screen-none-of-these-note = Sunt la locul potrivit.
screen-address = De aceasta se ocupă alt birou.
screen-no-address = La informații vă spunem adresa.
screen-print-address = Tipăresc adresa
screen-address-comes = Bonul cu adresa vine.
screen-address-failed = Bonul nu a venit. Faceți o poză.

# ---- screen: my own number ----
screen-my-number = Țineți bonul în fața cititorului.
screen-my-number-note = Codul de pe bon este numai pentru dumneavoastră.
screen-no-slip = Nu mai am bonul
screen-not-mine = Nu găsim astăzi acest număr.
screen-mine = Acesta este numărul.
screen-mine-issued = Bonul se tipărește încă.
screen-mine-waiting = Așteptați. Vă chemăm numărul.
screen-mine-called = V-am chemat. Vă rugăm să mergeți la ghișeul { $counter }.
screen-mine-serving = Sunteți la ghișeul { $counter }.
screen-room = Camera { $room }
screen-mine-parked = Numărul are o pauză. Vă păstrați locul.
screen-mine-missed = V-am chemat. Vă rugăm să întrebați la informații.
screen-mine-ended = Acest număr s-a încheiat pentru astăzi.
screen-change = Schimb motivul vizitei
screen-change-note = Timpul se socotește mai departe.
screen-changed = Motivul vizitei este schimbat.
screen-change-failed = Acum nu se poate. Vă rugăm să vorbiți cu noi.
screen-give-back-sure = Doriți să dați numărul înapoi?
screen-give-back-note = După aceea nu vă mai chemăm.
screen-give-back-yes = Da, îl dau înapoi
screen-give-back-no = Nu, îl păstrez
screen-given-back = Numărul a fost dat înapoi. Mulțumim.

# ---- screen: the ticket ----
screen-counted = Timpul se socotește de la ora { $time }.
screen-late = Programarea a fost la ora { $time }.
screen-wait = { $to ->
    [one] { $from } până la { $to } minut
    [few] { $from } până la { $to } minute
   *[other] { $from } până la { $to } de minute
}
screen-about = cam
screen-have-ready = Pregătiți, vă rugăm
screen-on-phone = Numărul pe telefon
screen-on-phone-note = Scanați codul. Fără nume. Gratuit.
screen-fair = Nu chemăm numerele pe rând.
screen-fair-note = Contează timpul dumneavoastră, nu cifra.

# ---- screen: closed, and what works without a visit ----
screen-hours = Suntem aici
screen-online = Aceasta se poate face și online

# ---- screen: reading aids ----
screen-lower = Mai jos
screen-higher = Mai sus
screen-lower-note = Toate tastele sunt acum jos.
screen-choices = Variantele { $first } până la { $last } din { $all }
screen-speak = Citire audio
screen-quiet = Fără sunet

# ---- voice: what is only spoken ----
speech-hello = Acest aparat vă citește totul.
speech-keys = Sunt patru taste: Înapoi, Continuare, Alegere, Repetare.
speech-language = Alegeți limba
speech-choice = { $place } din { $all }: { $text }
speech-on = pornit
speech-off = oprit
speech-unavailable = acum nu se poate
speech-press-choose = Apăsați Alegere.
speech-number = Numărul dumneavoastră este { $number }.
speech-typed = Ați scris: { $code }
speech-louder = Mai tare
speech-quieter = Mai încet
speech-end = Opriți citirea
speech-going = Vă rugăm să așteptați un moment.

# ---- paper ----
paper-welcome = Bun venit
paper-your-number = Numărul dumneavoastră
paper-floor = Vă rugăm să așteptați la acest etaj
paper-ahead = { $ahead ->
    [0] Înaintea dumneavoastră: *nimeni*
    [one] Înaintea dumneavoastră: *{ $ahead }{ "\u00A0" }persoană*
    [few] Înaintea dumneavoastră: *{ $ahead }{ "\u00A0" }persoane*
   *[other] Înaintea dumneavoastră: *{ $ahead }{ "\u00A0" }de{ "\u00A0" }persoane*
}
paper-counted = Timpul dumneavoastră se socotește de la ora *{ $time }*
paper-bring = Pregătiți, vă rugăm
paper-phone = *Vedeți pe telefon când vă vine rândul.*
paper-fair = *Corect:* Niciun ghișeu care vă poate servi în acel moment nu cheamă ca următor un număr al cărui timp se socotește cu mai mult de { $minutes } de minute după al dumneavoastră.
paper-privacy = Fără nume. Numărul este șters astăzi după închidere.
paper-wait = { $to ->
    [one] Cam *{ $from } până la { $to }{ "\u00A0" }minut*
    [few] Cam *{ $from } până la { $to }{ "\u00A0" }minute*
   *[other] Cam *{ $from } până la { $to }{ "\u00A0" }de{ "\u00A0" }minute*
}
paper-order = Nu chemăm numerele pe rând. Contează timpul dumneavoastră.
paper-own-code = Cu acest cod vedeți sau schimbați numărul la aparat.
paper-list = Vă rugăm să aduceți
paper-list-again = Veniți din nou când aveți totul.
paper-elsewhere = De aceasta se ocupă acest birou
paper-no-number = Acest bon nu este un număr.
