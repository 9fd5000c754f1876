"""German texts that Leichte Sprache has as they are, each because it is as easy as it can be.

Everything else must be easier than the German: whoever changes a German text sees here whether the
easy one may stay as it is.
"""

from __future__ import annotations

from typing import Final

ON_KIOSK: Final = frozenset(
    {
        # One thought, common words, no long compound, no genitive: nothing is left to make easier.
        "Adresse drucken",
        "Alle Tasten sind jetzt unten.",
        "Auswahl   bis   von",
        "Bitte bringen Sie mit",
        "Bitte fragen Sie an der Information.",
        "Bitte nehmen Sie Ihren Zettel.",
        "Buchstaben",
        "Dann hilft Ihnen ein anderes Amt.",
        "Das ist Ihre Nummer.",
        "Dieses Gerät liest Ihnen alles vor.",
        "Ein Mensch hilft Ihnen.",
        "Ein anderes Amt",
        "Etwas anderes. Ich weiß es nicht.",
        "Fertig",
        "Gleich bekommen Sie Ihre Nummer.",
        "Größer",
        "Haben Sie ein Handy?",
        "Haben Sie heute einen Termin?",
        "Höher",
        "Ich bin hier richtig.",
        "Ich habe keinen Code",
        "Ich habe sie",
        "Ich habe schon eine Nummer",
        "Ich weiß es nicht",
        "Ihr Code",
        "Ihr Termin ist an einem anderen Tag.",
        "Ihr Termin ist um   Uhr.",
        "Ihr Termin war um   Uhr.",
        "Ihr Zettel kommt.",
        "Ihre Liste kommt.",
        "Ihre Nummer",
        "Ihre Nummer auf dem Handy",
        "Ihre Nummer ist  .",
        "Ihre Zeit zählt ab   Uhr.",
        "Ihre Zeit zählt weiter.",
        "Ja, abgeben",
        "Ja, ich bin da",
        "Ja, ich habe alles",
        "Lauter",
        "Leiser",
        "Löschen",
        "Machen Sie ein Foto von der Liste.",
        "Mehr",
        "Mein Zettel ist weg",
        "Möchten Sie Ihre Nummer abgeben?",
        "Nein, behalten",
        "Nein, mir fehlt etwas",
        "Nichts davon",
        "Niemand",
        "Noch einmal drucken",
        "Noch einmal versuchen",
        "Nummer abgeben",
        "Person",
        "Personen",
        "Raum",
        "Schritt   von",
        "Seite   von",
        "Sie bekommen eine Nummer.",
        "Sie haben Zeit.",
        "Sie haben schon eine Nummer.",
        "Sie sind an Schalter  .",
        "Sind Sie noch da?",
        "Sprache wählen",
        "Tiefer",
        "Ton aus",
        "Vor Ihnen: *  Person*",
        "Vor Ihnen: *  Personen*",
        "Vor Ihnen: *niemand*",
        "Vorlesen",
        "Weiter",
        "Weiter ohne Termin",
        "Weiter zur Nummer",
        "Wie viele Personen sind Sie?",
        "Willkommen",
        "Wir finden diese Nummer heute nicht.",
        "Wir rufen Ihre Nummer.",
        "Zurück",
        "bis   Minuten",
        "ungefähr",
        "von  :",
        "vor Ihnen",
    }
)
"""Texts of screens, voice and paper; what is filled in is a space."""

ON_BOARD: Final = frozenset(
    {
        # One thought, common words, as above.
        "Bitte bleiben Sie hier.",
        "Es geht gleich weiter.",
        "Gehen Sie zum nächsten Ausgang.",
        "Guten Tag",
        "Neue Nummern sehen Sie hier.",
        "Neue Nummern sehen und hören Sie hier.",
        "Niemand wartet",
        "Nummer  , bitte zu Schalter  .",
        "Nummer wartet",
        "Nummern warten",
        "Raum",
        "Schalter",
        "Um   Uhr geht es weiter.",
        "Wichtig",
        "Willkommen",
        "Wir kommen zu Ihnen.",
    }
)
"""Texts of the board; what is filled in is a space."""

OF_THE_OFFICE: Final = frozenset(
    {
        # One thought, common words, as above.
        "Antrag",
        "Ausweis",
        "Brief von uns",
        "Ich bin neu hier",
        "Ich wohne in der Stadt Hannover",
        "Karte (eAT)",
        "Karte oder Pass abholen",
        "Notfall",
        "Papiere abgeben",
        "Pass",
        "Pass oder Ausweis",
        "Pass oder Karte (eAT)",
        "Sie wohnen in der Stadt Hannover.",
        "alte Karte (eAT)",
        "alter Pass",
        "altes Papier",
        "neuer Pass",
        # Names of places, days and papers: people must find them on signs, calendars and letters.
        "Asyl",
        "Christi Himmelfahrt",
        "Karfreitag",
        "Neujahr",
        "Pass mit Visum",
        "Pass oder ID-Karte",
        "Region Hannover",
        "Silvester",
        "alter Reiseausweis",
        "digitales Foto",
    }
)
"""Texts of the shipped office."""
