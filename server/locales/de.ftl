# Why a number has not been called yet, in German (Deutsch).
# Short main clauses, "Sie", active. One word for one thing, the same as on the kiosk:
# Nummer, Zettel, Schalter, Wartebereich. No exclamation mark, no blame, nobody's reasons.
#
# Other languages have the same keys in the same order. The second line of their files says when a
# native reader last read them: `# Review: none yet`, or `# Review: 2026-12-24`.
# Sentences are set one after the other: each stands for itself. A number, letter or time is always
# a placeable: Fluent puts it into a bidi isolate.

# ---- before the wait ----
# $time: HH:MM, from which this ticket's time counts
why-issued = Wir wissen noch nicht, ob Ihr Zettel gedruckt ist. Das klärt sich gleich. Ihre Zeit zählt ab { $time }.

# ---- waiting ----
# The first three say for whom it waits: a counter, a person, an area.
why-held-counter = Für Sie geht es an Schalter { $counter } weiter. Dieser Schalter ruft Sie.
why-held-caseworker = Die Person, die sich um Ihr Anliegen kümmert, ruft Sie.
why-held-area = Für Sie geht es im Wartebereich { $letter } weiter. Bitte warten Sie dort.
why-triage = Ein Mensch entscheidet bald, wem zuerst geholfen wird. Bitte bleiben Sie hier.
why-nobody-open = Gerade ist kein Schalter offen, der Sie rufen kann. Ihre Nummer gilt weiter.
why-ahead = { $people ->
    [one] In Ihrer Reihe ist { $people } Person vor Ihnen.
   *[other] In Ihrer Reihe sind { $people } Personen vor Ihnen.
}
# $minutes: the site's H, at which every head start ends
why-before = { $minutes ->
    [one] Vor Ihnen ist nur, wessen Zeit nicht später zählt als Ihre oder wer einen Vorsprung von höchstens { $minutes } Minute hat.
   *[other] Vor Ihnen ist nur, wessen Zeit nicht später zählt als Ihre oder wer einen Vorsprung von höchstens { $minutes } Minuten hat.
}
why-next = In Ihrer Reihe ist niemand vor Ihnen. Wir rufen Ihre Nummer, sobald ein Schalter für Sie frei ist.
why-counted = Ihre Zeit zählt ab { $time }.
why-planned = Sie haben mehrere Anliegen, eines nach dem anderen. Ein Schalter, der nur für ein späteres da ist, ruft Sie noch nicht.
why-any = Sie haben mehrere Anliegen. Wir beginnen mit dem, für das zuerst ein Schalter frei ist.
why-uncertain = Wir wissen nicht sicher, ob Ihr Zettel gedruckt ist. Ihre Nummer gilt trotzdem.

# ---- interrupted ----
why-parked = Ihr Besuch ist unterbrochen. Wenn Sie zurück sind, sprechen Sie uns bitte an.
why-return = Spätestens um { $time } wartet Ihre Nummer von selbst wieder auf den Aufruf.
why-missed = Wir haben Ihre Nummer gerufen und Sie nicht gesehen. Bitte sprechen Sie uns an.
why-grace = Bis { $time } behalten Sie Ihren Platz. Danach zählt Ihre Zeit ab Ihrer Rückkehr.
why-grace-over = Ihre Zeit zählt neu, sobald Sie wieder da sind.

# ---- at the counter ----
why-called = Wir rufen Ihre Nummer. Bitte kommen Sie zu Schalter { $counter }.
why-serving = Schalter { $counter } ist jetzt für Sie da.
# $floor: as the house's own signs name it
why-place = Raum { $room }, { $floor }.

# ---- over ----
why-finished = Ihr Besuch ist abgeschlossen.
why-cancelled = Diese Nummer ist abgemeldet. Wir rufen sie nicht mehr. Brauchen Sie uns noch, sprechen Sie uns bitte an.
why-expired = Diese Nummer galt nur an ihrem Tag. Wenn Sie wiederkommen, holen Sie bitte eine neue.

# $reason: a title of the site's own lists, for a break or for a call by hand
why-reason = Grund: { $reason }.

# ---- who was called before ----
# $number: "F 105"; $time: HH:MM of its call. What its head start is for is nobody's business.
why-passed-rank = { $minutes ->
    [one] { $number } wurde um { $time } vor Ihnen gerufen: Vorsprung von höchstens { $minutes } Minute.
   *[other] { $number } wurde um { $time } vor Ihnen gerufen: Vorsprung von höchstens { $minutes } Minuten.
}
why-passed-chosen = { $number } wurde um { $time } vor Ihnen gerufen: Ein Mensch hat diese Nummer von Hand ausgewählt.
why-passed-service = { $number } wurde um { $time } vor Ihnen gerufen: Ein Mensch hat von Hand die nächste Nummer eines Anliegens gerufen.
why-passed-missed = { $number } wurde um { $time } vor Ihnen gerufen: Diese Nummer kam nach einem verpassten Aufruf zurück.
why-passed-resumed = { $number } wurde um { $time } vor Ihnen gerufen: Ein unterbrochener Besuch ging weiter.
why-passed = { $number } wurde um { $time } vor Ihnen gerufen.
why-passed-more = { $passes ->
    [one] Davor wurde noch { $passes } Nummer vor Ihnen gerufen.
   *[other] Davor wurden noch { $passes } Nummern vor Ihnen gerufen.
}

# ---- the promise ----
# As it stands on the paper; here beside calls by hand, for which it does not hold. Its words count.
why-promise = { $minutes ->
    [one] Wird der Reihe nach gerufen, gilt: Kein Schalter, der gerade für Sie da sein kann, ruft als Nächstes eine Nummer, deren Zeit mehr als { $minutes } Minute nach Ihrer zählt.
   *[other] Wird der Reihe nach gerufen, gilt: Kein Schalter, der gerade für Sie da sein kann, ruft als Nächstes eine Nummer, deren Zeit mehr als { $minutes } Minuten nach Ihrer zählt.
}
