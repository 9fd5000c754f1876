# The kiosk's words in Tigrinya (ትግርኛ): the screen first, then the paper.
# Review: none yet

# ---- screen ----
screen-welcome = እንቋዕ ብደሓን መጻእኩም
screen-choose-language = በጃኹም ቋንቋኹም ምረጹ።
screen-step = ስጉምቲ { $step } ካብ { $steps }
screen-concern = ብምንታይ ክንሕግዘኩም ንኽእል?
screen-not-sure = ካልእ። ኣይፈልጥን እየ።
screen-not-sure-note = ሓደ ሰብ ክሕግዘኩም እዩ።
screen-back = ንድሕሪት
screen-start-over = ካብ መጀመርታ
screen-more = ተወሳኺ
screen-page = ገጽ { $page } ካብ { $pages }
screen-larger = ዝዓበየ
screen-contrast = ኮንትራስት
screen-access = ሓገዝ ንምንባብ
screen-moment = ቁሩብ ጽንሑ …
screen-paper-comes = ወረቐትኩም ይመጽእ ኣሎ።
screen-still-there = ክሳብ ሕጂ ኣብዚ ኣለኹም ዶ?
screen-have-time = ግዜ ኣለኩም።
screen-stay = እወ፡ ኣብዚ ኣለኹ
screen-take-paper = በጃኹም ወረቐትኩም ውሰዱ።
screen-your-number = ቁጽርኹም
screen-area = ቦታ ምጽባይ { $letter }
screen-floor = ደርቢ፦ { $floor }
screen-people = { $people ->
    [0] ዋላ ሓደ
    [one] { $people } ሰብ
   *[other] { $people } ሰባት
}
screen-ahead = ኣብ ቅድሜኹም
screen-we-call = ቁጽርኹም ክንጽውዕ ኢና።
screen-we-call-note = ኣብ ስክሪን ክትርእይዎ ኢኹም።
screen-print-again = ደጊምኩም ሕተሙ
screen-printed = ወረቐት ተሓቲሙ
screen-copy-failed = ካልኣይ ወረቐት ኣይመጸን። ቁጽርኹም ይሰርሕ እዩ።
screen-done = ተወዲኡ
screen-no-paper = ወረቐት ኣይመጸን።
screen-no-paper-note = ቁጽርኹም ግን ይሰርሕ እዩ።
screen-remember = በጃኹም ንቁጽርኹም ዘክሩ።
screen-photo = ሞባይል ኣለኩም ዶ?
screen-photo-note = ንቁጽርኹም ስእሊ ኣልዕሉዎ።
screen-have-it = ቁጽሪ ኣሎኒ
screen-give-back = ቁጽሪ መልሱ
screen-unavailable = ሕጂ ኣብዚ ቁጽሪ የለን።
screen-try-again = ደጊምኩም ፈትኑ
screen-no-service = ሕጂ ንዚ ዝኸውን ቁጽሪ ኣብዚ የለን።
screen-speak-to-us = በጃኹም ኣዘራርቡና።
screen-closed = ሕጂ ዕጹው ኢና።
screen-opens-again = ደጊምና ንኸፍት
screen-opens-at = { $weekday }፣ { $day }፣ ሰዓት { $time }
screen-used-up = ሎሚ ኩሉ ቁጽርታት ናይዚ ተዋሂቡ።
screen-too-late = ሎሚ ነዚ ዝኣክል ግዜ የለን።
screen-another-day = በጃኹም ብኻልእ መዓልቲ ምጹ።
screen-come-early = በጃኹም ንግሆ ኣቐዲምኩም ምጹ።
screen-ask-desk = በጃኹም ኣብ ሓበሬታ ሕተቱ።
screen-ask-desk-note = ኣብኡ ብኦንላይን እንታይ ከም ዝከኣል ይነግሩኹም።
screen-key-closed = ዕጹው
screen-key-stopped = ሕጂ ቁጽሪ የለን
screen-key-used-up = ናይ ሎሚ ተወዲኡ
screen-lost = በጃኹም ቁሩብ ጽንሑ።
screen-lost-note = እዚ ማሽን ድሕሪ ቁሩብ ክሰርሕ እዩ።

# ---- paper ----
paper-welcome = እንቋዕ ብደሓን መጻእኩም
paper-your-number = ቁጽርኹም
paper-floor = በጃኹም ኣብዚ ደርቢ ተጸበዩ
paper-ahead = { $ahead ->
    [0] ኣብ ቅድሜኹም፦ *ዋላ ሓደ*
    [one] ኣብ ቅድሜኹም፦ *{ $ahead }{ "\u00A0" }ሰብ*
   *[other] ኣብ ቅድሜኹም፦ *{ $ahead }{ "\u00A0" }ሰባት*
}
paper-counted = ግዜኹም ካብ ሰዓት *{ $time }* ይቑጸር
paper-bring = በጃኹም ኣዳልዉ
paper-phone = *ተራኹም መዓስ ምዃኑ ኣብ ሞባይልኩም ርኣዩ።*
paper-fair = *ፍትሓዊ፦* በታ ግዜ እቲኣ ከገልግለኩም ዝኽእል ዝኾነ መስኮት፡ ግዜኡ ድሕሪ ግዜኹም ልዕሊ { $minutes } ደቒቕ ዝቑጸር ቁጽሪ ከም ቀጻሊ ኣይጽውዕን እዩ።
paper-privacy = ስም የለን። ቁጽሪ ሎሚ ድሕሪ ምዕጻው ይድምሰስ።
