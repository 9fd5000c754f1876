# Why a number has not been called yet, in German (Leichte Sprache).
# Review: none yet

# ---- before the wait ----
why-issued = Ist Ihr Zettel gedruckt? Das wissen wir noch nicht. Gleich wissen wir es. Ihre Zeit zählt ab { $time } Uhr.

# ---- waiting ----
why-held-counter = Bitte warten Sie. Schalter { $counter } ruft Sie.
why-held-caseworker = Eine Person hilft Ihnen bei Ihrer Sache. Diese Person ruft Sie.
why-held-area = Für Sie geht es im Warte·bereich { $letter } weiter. Bitte warten Sie dort.
why-triage = Wer bekommt zuerst Hilfe? Das sagt bald ein Mensch. Bitte bleiben Sie hier.
why-nobody-open = Der richtige Schalter ist gerade nicht offen. Ihre Nummer gilt weiter.
why-ahead = { $people ->
    [one] Vor Ihnen wartet { $people } Person.
   *[other] Vor Ihnen warten { $people } Personen.
}
why-before = { $minutes ->
    [one] Wer ist vor Ihnen? Die Zeit von dieser Person zählt nicht später. Oder die Person hat einen Vorsprung. Der Vorsprung ist höchstens { $minutes } Minute.
   *[other] Wer ist vor Ihnen? Die Zeit von dieser Person zählt nicht später. Oder die Person hat einen Vorsprung. Der Vorsprung ist höchstens { $minutes } Minuten.
}
why-next = Niemand wartet vor Ihnen. Bald ist ein Schalter frei. Dann rufen wir Ihre Nummer.
why-counted = Ihre Zeit zählt ab { $time } Uhr.
why-planned = Sie haben mehrere Sachen. Wir machen eine Sache nach der anderen. Manche Schalter machen nur eine spätere Sache. Diese Schalter rufen Sie noch nicht.
why-any = Sie haben mehrere Sachen. Für eine Sache ist zuerst ein Schalter frei. Damit fangen wir an.
why-uncertain = Ist Ihr Zettel gedruckt? Das wissen wir nicht sicher. Ihre Nummer gilt trotzdem.

# ---- interrupted ----
why-parked = Ihr Besuch hat eine Pause. Sind Sie wieder da? Dann sprechen Sie bitte mit uns.
why-return = Spätestens um { $time } Uhr ist die Pause zu Ende. Dann wartet Ihre Nummer wieder.
why-missed = Wir haben Ihre Nummer gerufen. Wir haben Sie nicht gesehen. Bitte sprechen Sie mit uns.
why-grace = Bis { $time } Uhr bleibt Ihr Platz. Kommen Sie später? Dann zählt Ihre Zeit ab dann.
why-grace-over = Sind Sie wieder da? Dann zählt Ihre Zeit neu.

# ---- at the counter ----
why-called = Wir rufen Ihre Nummer. Gehen Sie bitte zu Schalter { $counter }.
why-serving = Schalter { $counter } hilft Ihnen jetzt.
why-place = Das ist Raum { $room }, { $floor }.

# ---- over ----
why-finished = Ihr Besuch ist fertig.
why-cancelled = Diese Nummer ist abgegeben. Wir rufen die Nummer nicht mehr. Brauchen Sie uns noch? Dann sprechen Sie bitte mit uns.
why-expired = Diese Nummer war nur für einen Tag. Kommen Sie wieder? Dann holen Sie bitte eine neue Nummer.

why-reason = Der Grund ist: { $reason }.

# ---- who was called before ----
why-passed-rank = { $minutes ->
    [one] { $number } war um { $time } Uhr vor Ihnen dran. Der Vorsprung ist höchstens { $minutes } Minute.
   *[other] { $number } war um { $time } Uhr vor Ihnen dran. Der Vorsprung ist höchstens { $minutes } Minuten.
}
why-passed-chosen = { $number } war um { $time } Uhr vor Ihnen dran. Ein Mensch hat diese Nummer selbst ausgewählt.
why-passed-service = { $number } war um { $time } Uhr vor Ihnen dran. Ein Mensch hat selbst die nächste Nummer für eine Sache gerufen.
why-passed-missed = { $number } war um { $time } Uhr vor Ihnen dran. Wir hatten diese Nummer schon gerufen. Dann kam die Person zurück.
why-passed-resumed = { $number } war um { $time } Uhr vor Ihnen dran. Ein Besuch hatte eine Pause. Der Besuch ging weiter.
why-passed = { $number } war um { $time } Uhr vor Ihnen dran.
why-passed-more = { $passes ->
    [one] Davor war noch { $passes } andere Nummer vor Ihnen dran.
   *[other] Davor waren noch { $passes } andere Nummern vor Ihnen dran.
}

# ---- the promise ----
why-promise = { $minutes ->
    [one] Rufen wir der Reihe nach? Dann gilt: Kann ein Schalter Ihnen gerade helfen? Dann ruft er als Nächstes keine Nummer, die viel später zählt. Viel später heißt: mehr als { $minutes } Minute nach Ihrer Zeit.
   *[other] Rufen wir der Reihe nach? Dann gilt: Kann ein Schalter Ihnen gerade helfen? Dann ruft er als Nächstes keine Nummer, die viel später zählt. Viel später heißt: mehr als { $minutes } Minuten nach Ihrer Zeit.
}
