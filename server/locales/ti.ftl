# Why a number has not been called yet, in Tigrinya (ትግርኛ).
# Review: none yet

# ---- before the wait ----
why-issued = ወረቐትኩም ከም ዝተሓተመ ገና ኣይፈለጥናን። ድሕሪ ቁሩብ ክፍለጥ እዩ። ግዜኹም ካብ ሰዓት { $time } ይቑጸር።

# ---- waiting ----
why-held-counter = ጉዳይኩም ኣብ መስኮት { $counter } ይቕጽል። እዚ መስኮት እዚ ክጽውዓኩም እዩ።
why-held-caseworker = ጉዳይኩም ዝከታተል ሰብ ክጽውዓኩም እዩ።
why-held-area = ጉዳይኩም ኣብ ቦታ ምጽባይ { $letter } ይቕጽል። በጃኹም ኣብኡ ተጸበዩ።
why-triage = መን ቅድም ከም ዝሕገዝ ሓደ ሰብ ድሕሪ ቁሩብ ክውስን እዩ። በጃኹም ኣብዚ ጽንሑ።
why-nobody-open = ሕጂ ክጽውዓኩም ዝኽእል ክፉት መስኮት የለን። ቁጽርኹም ክሳብ ሕጂ ይሰርሕ እዩ።
why-ahead = { $people ->
    [one] ኣብ መስርዕኩም { $people } ሰብ ኣብ ቅድሜኹም ኣሎ።
   *[other] ኣብ መስርዕኩም { $people } ሰባት ኣብ ቅድሜኹም ኣለዉ።
}
why-before = { $minutes ->
    [one] ኣብ ቅድሜኹም ዘለዉ ግዜኦም ድሕሪ ግዜኹም ዘይቑጸር ወይ ክሳብ { $minutes } ደቒቕ ቀዳምነት ዘለዎም ጥራይ እዮም።
   *[other] ኣብ ቅድሜኹም ዘለዉ ግዜኦም ድሕሪ ግዜኹም ዘይቑጸር ወይ ክሳብ { $minutes } ደቓይቕ ቀዳምነት ዘለዎም ጥራይ እዮም።
}
why-next = ኣብ መስርዕኩም ኣብ ቅድሜኹም ዋላ ሓደ የለን። ንዓኹም ዝኸውን መስኮት ምስ ተረኽበ ቁጽርኹም ክንጽውዕ ኢና።
why-counted = ግዜኹም ካብ ሰዓት { $time } ይቑጸር።
why-planned = ብዙሕ ጉዳያት ኣለኩም፡ ሓደ ድሕሪ ሓደ። ንዝመጽእ ጉዳይ ጥራይ ዘገልግል መስኮት ገና ኣይጽውዓኩምን እዩ።
why-any = ብዙሕ ጉዳያት ኣለኩም። ቀዲሙ መስኮት ብዝተረኽበሉ ጉዳይ ክንጅምር ኢና።
why-uncertain = ወረቐትኩም ከም ዝተሓተመ ርግጸኛታት ኣይኮንናን። ቁጽርኹም ግን ይሰርሕ እዩ።

# ---- interrupted ----
why-parked = ጉዳይኩም ንግዚኡ ተቋሪጹ ኣሎ። ምስ ተመለስኩም በጃኹም ኣዘራርቡና።
why-return = ቁጽርኹም እንተደንጎየ ሰዓት { $time } ባዕሉ ተመሊሱ ጻውዒት ክጽበ እዩ።
why-missed = ቁጽርኹም ጸዊዕና፡ ግን ኣይረኣናኩምን። በጃኹም ኣዘራርቡና።
why-grace = ክሳብ ሰዓት { $time } ቦታኹም ይጽበየኩም። ድሕሪኡ ግዜኹም ካብ ምምላስኩም ይቑጸር።
why-grace-over = ምስ ተመለስኩም ግዜኹም ካብ ሓዲሽ ይቑጸር።

# ---- at the counter ----
why-called = ቁጽርኹም ንጽውዕ ኣለና። በጃኹም ናብ መስኮት { $counter } ንዑ።
why-serving = መስኮት { $counter } ሕጂ የገልግለኩም ኣሎ።
why-place = ክፍሊ { $room }፡ { $floor }።

# ---- over ----
why-finished = ጉዳይኩም ተወዲኡ።
why-cancelled = እዚ ቁጽሪ እዚ ተመሊሱ እዩ። ድሕሪ ሕጂ ኣይንጽውዖን ኢና። ክሳብ ሕጂ ከድልየኩም እንተኾይኑ በጃኹም ኣዘራርቡና።
why-expired = እዚ ቁጽሪ እዚ ኣብ መዓልቱ ጥራይ ይሰርሕ ነይሩ። ምስ ተመለስኩም በጃኹም ሓዲሽ ቁጽሪ ውሰዱ።

why-reason = ምኽንያት፦ { $reason }።

# ---- who was called before ----
why-passed-rank = { $minutes ->
    [one] ቁጽሪ { $number } ሰዓት { $time } ቅድሜኹም ተጸዊዑ፦ ክሳብ { $minutes } ደቒቕ ቀዳምነት።
   *[other] ቁጽሪ { $number } ሰዓት { $time } ቅድሜኹም ተጸዊዑ፦ ክሳብ { $minutes } ደቓይቕ ቀዳምነት።
}
why-passed-chosen = ቁጽሪ { $number } ሰዓት { $time } ቅድሜኹም ተጸዊዑ፦ ሓደ ሰብ ነዚ ቁጽሪ ብኢዱ መሪጽዎ።
why-passed-service = ቁጽሪ { $number } ሰዓት { $time } ቅድሜኹም ተጸዊዑ፦ ሓደ ሰብ ናይ ሓደ ዓይነት ጉዳይ ቀጻሊ ቁጽሪ ብኢዱ ጸዊዑ።
why-passed-missed = ቁጽሪ { $number } ሰዓት { $time } ቅድሜኹም ተጸዊዑ፦ እዚ ቁጽሪ ድሕሪ ዝሓለፈ ጻውዒት ተመሊሱ።
why-passed-resumed = ቁጽሪ { $number } ሰዓት { $time } ቅድሜኹም ተጸዊዑ፦ ተቋሪጹ ዝነበረ ጉዳይ ቀጺሉ።
why-passed = ቁጽሪ { $number } ሰዓት { $time } ቅድሜኹም ተጸዊዑ።
why-passed-more = { $passes ->
    [one] ቅድሚኡ ካልእ { $passes } ቁጽሪ ቅድሜኹም ተጸዊዑ።
   *[other] ቅድሚኡ ካልኦት { $passes } ቁጽርታት ቅድሜኹም ተጸዊዖም።
}

# ---- the promise ----
why-promise = { $minutes ->
    [one] ብተራ ክጽዋዕ ከሎ እዚ ሕጊ እዚ ይሰርሕ፦ በታ ግዜ እቲኣ ከገልግለኩም ዝኽእል ዝኾነ መስኮት፡ ግዜኡ ድሕሪ ግዜኹም ልዕሊ { $minutes } ደቒቕ ዝቑጸር ቁጽሪ ከም ቀጻሊ ኣይጽውዕን እዩ።
   *[other] ብተራ ክጽዋዕ ከሎ እዚ ሕጊ እዚ ይሰርሕ፦ በታ ግዜ እቲኣ ከገልግለኩም ዝኽእል ዝኾነ መስኮት፡ ግዜኡ ድሕሪ ግዜኹም ልዕሊ { $minutes } ደቓይቕ ዝቑጸር ቁጽሪ ከም ቀጻሊ ኣይጽውዕን እዩ።
}
