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
screen-offline = ሕጂ ርክብ የለን። ቁጽርኹም ይሰርሕ እዩ።
screen-no-look-up = ሕጂ ክንርኢ ኣይንኽእልን። ቁጽርኹም ግን ይሰርሕ እዩ።
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
screen-out-of-service = እዚ ማሽን ሕጂ ኣይሰርሕን እዩ።
screen-out-of-service-note = በጃኹም ካልእ ማሽን ተጠቐሙ።
screen-key-closed = ዕጹው
screen-key-stopped = ሕጂ ቁጽሪ የለን
screen-key-used-up = ናይ ሎሚ ተወዲኡ
screen-lost = በጃኹም ቁሩብ ጽንሑ።
screen-lost-note = እዚ ማሽን ድሕሪ ቁሩብ ክሰርሕ እዩ።

# ---- screen: the first question ----
screen-start = ሎሚ ቆጸራ ኣለኩም ዶ?
screen-with = እወ፡ ቆጸራ ኣሎኒ
screen-with-note = ደብዳቤኹም ወይ ሞባይልኩም ኣዳልዉ።
screen-without = ኣይፋል፡ ቆጸራ የብለይን
screen-without-note = ቁጽሪ ክትረኽቡ ኢኹም።
screen-have-number = ድሮ ቁጽሪ ኣሎኒ
screen-have-number-note = ምርኣይ፡ ምቕያር ወይ ምምላስ
screen-dont-know = ኣይፈልጥን እየ
screen-support = ሓገዝ የድልየኒ
screen-support-note = ምስ ቆልዑ፡ ጥንስቲ፡ ምስ ስንክልና
screen-support-on = ጽቡቕ፡ ኣብ ግምት ከነእትዎ ኢና።
screen-elsewhere-note = ካልእ ቤት ጽሕፈት ክሕግዘኩም እዩ።

# ---- screen: the code of an appointment ----
screen-code = ኮድኩም ኣብ ቅድሚ መንበቢ ሓዝዎ።
screen-code-type = ወይ ኣብዚ ጽሓፍዎ።
screen-code-where = እቲ ኮድ ኣብ ደብዳቤኹም ወይ ኣብ ኢመይልኩም ኣሎ።
screen-code-empty = ኮድኩም
screen-code-delete = ደምስሱ
screen-code-letters = ፊደላት
screen-code-digits = ኣሃዛት
screen-go-on = ቀጽሉ
screen-no-code = ኮድ የብለይን
screen-no-code-note = በጃኹም ኣብ ሓበሬታ ስምኩም ንገሩ።
screen-too-early = ኣቐዲምኩም መጺእኩም።
screen-appointment-at = ቆጸራኹም ሰዓት { $time } እዩ።
screen-from-at = ቁጽርኹም ካብ ሰዓት { $time } ኣብዚ ክትረኽቡ ኢኹም።
screen-other-day = ቆጸራኹም ኣብ ካልእ መዓልቲ እዩ።
screen-not-found = ነዚ ኮድ ክንረኽቦ ኣይከኣልናን።
screen-not-found-note = በጃኹም ነቲ ኮድ ደጊምኩም ርኣይዎ።
screen-cancelled = እዚ ቆጸራ ተሰሪዙ።
screen-already = ድሮ ቁጽሪ ኣለኩም።
screen-already-note = ወረቐት የለን ዶ? ኣብ ሓበሬታ ደጊምና ክንሓትሞ ኢና።
screen-other-code = ካልእ ኮድ ጽሓፉ
screen-go-without = ብዘይ ቆጸራ ቀጽሉ
screen-code-kept = ኮድኩም መዝጊብናዮ ኣለና።
screen-appointment-for = ቆጸራኹም ንምንታይ እዩ?

# ---- screen: what to bring, and who comes ----
screen-bring = እዚ ሒዝኩም ዶ ኣለኹም?
screen-have-all = እወ፡ ኩሉ ሒዘ ኣለኹ
screen-have-all-note = ናብ ቁጽሪ ቀጽሉ
screen-missing = ኣይፋል፡ ዝጎደለ ኣሎ
screen-missing-note = ዝርዝር ሕተሙ፡ ብዘይ ቁጽሪ
screen-list-comes = ዝርዝርኩም ይመጽእ ኣሎ።
screen-list-failed = እቲ ዝርዝር ኣይመጸን።
screen-list-photo = ነቲ ዝርዝር ስእሊ ኣልዕሉዎ።
screen-list-again = ኩሉ ምስ ሓዝኩም ደጊምኩም ምጹ።
screen-number-anyway = ግን ቁጽሪ እደሊ
screen-party = ድሕሪ ቁሩብ ቁጽርኹም ክትረኽቡ ኢኹም።
screen-persons = ክንደይ ሰባት ኢኹም?
screen-cases = ክንደይ ካርድታት ወይ ማመልከቻታት?
screen-one-more = ሓደ ወስኹ
screen-one-less = ሓደ ኣጉድሉ
screen-take-number = ቁጽሪ ውሰዱ

# ---- screen: another office ----
screen-other-office = ካልእ ቤት ጽሕፈት
screen-elsewhere = ንዓኹም ዝምልከት ኣየናይ እዩ?
screen-none-of-these = ካብዚኦም ዋላ ሓደ
screen-none-of-these-note = ኣብ ትኽክለኛ ቦታ ኣለኹ።
screen-address = ነዚ ካልእ ቤት ጽሕፈት እዩ ዝሰርሖ።
screen-no-address = ነቲ ኣድራሻ ኣብ ሓበሬታ ክንነግረኩም ኢና።
screen-print-address = ኣድራሻ ሕተሙ
screen-address-comes = ኣድራሻ ዘለዎ ወረቐትኩም ይመጽእ ኣሎ።
screen-address-failed = ወረቐት ኣይመጸን። ስእሊ ኣልዕሉ።

# ---- screen: my own number ----
screen-my-number = ወረቐትኩም ኣብ ቅድሚ መንበቢ ሓዝዎ።
screen-my-number-note = ኣብ ወረቐት ዘሎ ኮድ ናትኩም ጥራይ እዩ።
screen-no-slip = ወረቐተይ ጠፊኡ
screen-not-mine = ነዚ ቁጽሪ ሎሚ ክንረኽቦ ኣይከኣልናን።
screen-mine = እዚ ቁጽርኹም እዩ።
screen-mine-issued = ወረቐትኩም ገና ይሕተም ኣሎ።
screen-mine-waiting = ትጽበዩ ኣለኹም። ቁጽርኹም ክንጽውዕ ኢና።
screen-mine-called = ጸዊዕናኩም። በጃኹም ናብ መስኮት { $counter } ኪዱ።
screen-mine-serving = ኣብ መስኮት { $counter } ኣለኹም።
screen-room = ክፍሊ { $room }
screen-mine-parked = ቁጽርኹም ኣብ ዕረፍቲ ኣሎ። ቦታኹም ይጸንሓልኩም።
screen-mine-missed = ጸዊዕናኩም። በጃኹም ኣብ ሓበሬታ ሕተቱ።
screen-mine-ended = እዚ ቁጽሪ ንሎሚ ተወዲኡ።
screen-change = ጉዳይ ቀይሩ
screen-change-note = ግዜኹም ምቑጻር ይቕጽል።
screen-changed = ጉዳይኩም ተቐይሩ።
screen-change-failed = እዚ ሕጂ ኣይከኣልን። በጃኹም ኣዘራርቡና።
screen-give-back-sure = ቁጽርኹም ክትመልሱ ትደልዩ ዶ?
screen-give-back-note = ድሕሪኡ ኣይክንጽውዓኩምን ኢና።
screen-give-back-yes = እወ፡ ክመልሶ
screen-give-back-no = ኣይፋል፡ ክሕዞ
screen-given-back = ቁጽርኹም ተመሊሱ። የቐንየልና።

# ---- screen: the ticket ----
screen-counted = ግዜኹም ካብ ሰዓት { $time } ይቑጸር።
screen-late = ቆጸራኹም ሰዓት { $time } ነይሩ።
screen-wait = ካብ { $from } ክሳብ { $to } ደቒቕ
screen-about = ኣስታት
screen-have-ready = በጃኹም ኣዳልዉ
screen-on-phone = ቁጽርኹም ኣብ ሞባይል
screen-on-phone-note = ነቲ ኮድ ስካን ግበርዎ። ስም የለን። ብናጻ።
screen-fair = ብተራ ቁጽሪ ኣይንጽውዕን።
screen-fair-note = ግዜኹም እዩ ዝቑጸር፡ ኣሃዝ ኣይኮነን።

# ---- screen: closed, and what works without a visit ----
screen-hours = ንዓኹም ክፉታት ኢና
screen-online = እዚ ብኦንላይን እውን ይከኣል

# ---- screen: reading aids ----
screen-lower = ናብ ታሕቲ
screen-higher = ናብ ላዕሊ
screen-lower-note = ኩሎም መጠወቒታት ሕጂ ኣብ ታሕቲ ኣለዉ።
screen-choices = ምርጫ { $first } ክሳብ { $last } ካብ { $all }
screen-speak = ኣንብበለይ
screen-quiet = ድምጺ ኣጥፍኡ

# ---- voice: what is only spoken ----
speech-hello = እዚ ማሽን ኩሉ ከንብበልኩም እዩ።
speech-keys = ኣርባዕተ መጠወቒታት ኣለዉ፦ ንድሕሪት፡ ቀጽሉ፡ ምረጹ፡ ድገሙ።
speech-language = ቋንቋ ምረጹ
speech-choice = { $place } ካብ { $all }፦ { $text }
speech-on = ተወሊዑ
speech-off = ጠፊኡ
speech-unavailable = ሕጂ የለን
speech-press-choose = ምረጹ ዝብል መጠወቒ ጽቐጡ።
speech-number = ቁጽርኹም { $number } እዩ።
speech-typed = ዝጸሓፍኩምዎ፦ { $code }
speech-louder = ድምጺ ወስኹ
speech-quieter = ድምጺ ኣጉድሉ
speech-end = ምንባብ ኣቋርጹ
speech-going = በጃኹም ቁሩብ ተጸበዩ።

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
paper-wait = ኣስታት *ካብ { $from } ክሳብ { $to }{ "\u00A0" }ደቒቕ*
paper-order = ብተራ ቁጽሪ ኣይንጽውዕን። ግዜኹም እዩ ዝቑጸር።
paper-own-code = በዚ ኮድ ኣብቲ ማሽን ቁጽርኹም ትርእዩ ወይ ትቕይሩ።
paper-list = በጃኹም ሒዝኩም ምጹ
paper-list-again = ኩሉ ምስ ሓዝኩም ደጊምኩም ምጹ።
paper-elsewhere = ነዚ ዝሰርሕ ቤት ጽሕፈት
paper-no-number = እዚ ወረቐት ቁጽሪ ኣይኮነን።
