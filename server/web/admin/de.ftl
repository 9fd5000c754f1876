# The administrator's page in German. "Sie", present, short sentences.
admin-title = Verwaltung
parts = Bereiche dieser Seite
part-people = Konten
part-devices = Geräte
part-audit = Protokoll
people-note = { $count ->
    [one] 1 Konto. Jede Person hat ein eigenes.
   *[other] { $count } Konten. Jede Person hat ein eigenes.
  }
devices-note = Kioske, Anzeigen und andere Geräte des Hauses.
audit-note = Wer hat Konten und Geräte geändert? Jeder Eintrag bleibt { $days } Tage.

you = Das sind Sie.
roles = Rollen
role-counter = Schalter
role-counter-note = Ruft Menschen auf und bedient sie.
role-reception = Empfang
role-reception-note = Gibt Nummern aus und hilft in der Halle.
role-supervisor = Leitung
role-supervisor-note = Sieht alle Bereiche und koppelt Geräte.
role-administrator = Verwaltung
role-administrator-note = Legt Konten an und liest das Protokoll.
role-observer = Überblick
role-observer-note = Sieht die Warteschlangen und ändert nichts.
role-kiosk = Kiosk
role-display = Anzeige
state-active = Aktiv
state-invited = Eingeladen
state-locked = Gesperrt

add = Konto anlegen
add-do = Anlegen
edit = Ändern
edit-name = { $name } ändern
more = Weiteres
name = Name zum Anmelden
name-note = Kleine Buchstaben, Ziffern, Punkt und Bindestrich. Zum Beispiel: b.krause
set-roles = Rollen speichern
step-sign-out = Überall abmelden
step-sign-out-note = Beendet alle Sitzungen dieser Person.
step-reset = Neues Passwort
step-reset-note = Das alte gilt nicht mehr. Sie bekommen einen Link.
step-lock = Sperren
step-lock-note = Die Person kann sich nicht mehr anmelden.
step-unlock = Entsperren
step-unlock-note = Die Person kann sich wieder anmelden.
step-remove = Konto löschen
step-remove-note = Das Konto ist danach weg.
ask-sign-out = { $name } überall abmelden?
ask-sign-out-note = Alle Sitzungen enden sofort. Mit dem Passwort geht es wieder weiter.
ask-reset = Neues Passwort für { $name }?
ask-reset-note = Das alte Passwort gilt sofort nicht mehr, alle Sitzungen enden. Sie bekommen einen Link, mit dem die Person ein neues setzt.
ask-lock = { $name } sperren?
ask-lock-note = Alle Sitzungen enden sofort. Rollen und Passwort bleiben für später.
ask-unlock = { $name } entsperren?
ask-unlock-note = Die Person kann sich dann wieder anmelden, mit den Rollen wie zuvor.
ask-remove = Konto { $name } löschen?
ask-remove-note = Alle Sitzungen enden sofort. Das lässt sich nicht rückgängig machen. Ein neues Konto mit diesem Namen ist möglich.
ask-you = Das ist Ihr eigenes Konto. Sie sind danach abgemeldet.

link-title = Link für { $name }
link = Link zum Weitergeben
link-note = Mit diesem Link setzt die Person ihr Passwort. Er öffnet sich einmal, { $hours } Stunden lang.
link-once = Der Link ist nur jetzt zu sehen. Bitte geben Sie ihn nur dieser Person.
copy = Kopieren
copied = Kopiert

added = Das Konto { $name } ist angelegt.
roles-set = Die Rollen von { $name } sind gespeichert.
done-sign-out = { $name } ist überall abgemeldet.
done-reset = { $name } braucht ein neues Passwort.
done-lock = { $name } ist gesperrt.
done-unlock = { $name } ist entsperrt.
done-remove = Das Konto { $name } ist gelöscht.

problem-account_taken = Diesen Namen gibt es schon.
problem-last_administrator = Danach könnte hier niemand mehr Konten verwalten. Bitte geben Sie zuerst einer anderen Person die Rolle Verwaltung.
problem-unknown_account = Dieses Konto gibt es nicht mehr.
problem-invalid_body = So geht der Name nicht. Erlaubt sind kleine Buchstaben, Ziffern, Punkt und Bindestrich, höchstens 40 Zeichen.

filter-kind = Zeigen
filter-all = Alles
filter-people = Konten
filter-devices = Geräte
filter-name = Name enthält
acts = { $count ->
    [0] Kein Eintrag.
    [one] 1 Eintrag.
   *[other] { $count } Einträge.
  }
older = Ältere zeigen
by-terminal = Jemand am Server
act-account_added = { $by } hat das Konto { $about } angelegt.
act-account_changed = { $by } hat die Rollen von { $about } geändert.
act-account_locked = { $by } hat { $about } gesperrt.
act-account_unlocked = { $by } hat { $about } entsperrt.
act-account_removed = { $by } hat das Konto { $about } gelöscht.
act-password_reset = { $by } hat ein neues Passwort für { $about } verlangt.
act-signed_out = { $by } hat { $about } überall abgemeldet.
act-device_paired = { $by } hat das Gerät { $about } gekoppelt.
act-token_made = { $by } hat einen Schlüssel für { $about } gemacht.
act-token_revoked = { $by } hat das Gerät { $about } entkoppelt.
act-out_of_service = { $by } hat das Gerät { $about } außer Betrieb genommen.
act-back_in_service = { $by } hat das Gerät { $about } wieder in Betrieb genommen.
change-roles = Rollen: { $change }
change-role = Art: { $change }
change-areas = Bereiche: { $change }
