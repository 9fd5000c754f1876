# The board's words in Tigrinya (ትግርኛ).
# Review: none yet

# ---- call ----
call = ቁጽሪ { $number }፡ በጃኹም ናብ መስኮት { $counter }።
recalled = ዳግማይ ጻውዒት

# ---- bar and list ----
area = ቦታ ምጽባይ { $letter }
areas = ቦታታት ምጽባይ { $letters }
office = እንቋዕ ብደሓን መጻእኩም
counter = መስኮት
room = ክፍሊ
recent = ኣብ ቀረባ ዝተጸውዑ
recent-none = ሕጂ ቁጽሪ የለን

# ---- waiting ----
waiting = { $numbers ->
    [0] ዋላ ሓደ ዝጽበ የለን
    [one] { $numbers } ቁጽሪ ይጽበ ኣሎ
   *[other] { $numbers } ቁጽርታት ይጽበዩ ኣለዉ
}
wait-range = ኣስታት ካብ { $from } ክሳብ { $to }{ "\u00A0" }ደቒቕ

# ---- nobody is called ----
welcome = ሰላም
welcome-hint = ዝቕጽል ቁጽሪ ኣብዚ ይረአ።
quiet = ሓደስቲ ቁጽርታት ኣብዚ ትርእዩን ትሰምዑን።
quiet-silent = ሓደስቲ ቁጽርታት ኣብዚ ትርእዩ።
quiet-sound = ሕጂ ቁጽርታት ኣብ ስክሪን ጥራይ ይረኣዩ።
card = ኣበይ ትጽበዩ

# ---- no word from the server ----
stale = እዚ ስክሪን ሕጂ ሓድሽ ሓበሬታ የብሉን።
stale-stand = ክሳብ ሰዓት { $time }
stale-valid = ቁጽርኹም ይሰርሕ እዩ።
stale-stay = በጃኹም ኣብዚ ጽንሑ።
stale-come = ንሕና ናባኹም ክንመጽእ ኢና።
stale-recent = ክሳብ ሰዓት { $time } ዝተጸውዑ
stale-recent-never = ዝተጸውዑ
stale-questions = ሕቶ ኣለኩም ዶ? በጃኹም ኣዘራርቡና።

# ---- messages to all ----
urgent = ኣገዳሲ
closed = ሕጂ ዕጹው ኢና።
opens-today = ሎሚ ሰዓት { $time } ንኸፍት።
opens-on = ዕለት { $date } ሰዓት { $time } ንኸፍት።
break = ሓጺር ዕረፍቲ ንገብር ኣለና።
break-until = ሰዓት { $time } ክንቅጽል ኢና።
break-soon = ድሕሪ ቁሩብ ክንቅጽል ኢና።
evacuation = በጃኹም ሕጂ ካብዚ ህንጻ ውጹ።
evacuation-way = ናብቲ ዝቐረበ መውጽኢ ኪዱ።
evacuation-lift = ሊፍት ኣይትጠቐሙ።

# ---- the sign at a door ----
door-called = በጃኹም እተዉ
door-serving = ኣብዚ ዝርርብ ኣሎ
door-free = በጃኹም ክሳብ ንጽውዓኩም ተጸበዩ

# ---- only said aloud ----
sound-test = እዚ ፈተነ ድምጺ እዩ።
