# Why a number has not been called yet, in Turkish (Türkçe).
# Review: none yet

# ---- before the wait ----
why-issued = Fişinizin yazdırılıp yazdırılmadığını henüz bilmiyoruz. Bu birazdan belli olur. Zamanınız { $time } itibarıyla sayılır.

# ---- waiting ----
why-held-counter = Sizin için { $counter } numaralı gişede devam ediyor. Sizi bu gişe çağırır.
why-held-caseworker = Sizi, konunuzla ilgilenen kişi çağırır.
why-held-area = Sizin için { $letter } bekleme alanında devam ediyor. Lütfen orada bekleyin.
why-triage = Önce kime yardım edileceğine birazdan bir görevli karar verir. Lütfen burada kalın.
why-nobody-open = Şu anda sizi çağırabilecek açık gişe yok. Numaranız geçerli kalır.
why-ahead = { $people ->
    [one] Sıranızda önünüzde { $people } kişi var.
   *[other] Sıranızda önünüzde { $people } kişi var.
}
why-before = { $minutes ->
    [one] Önünüzde yalnızca zamanı sizinkinden sonra sayılmayanlar veya en fazla { $minutes } dakika önceliği olanlar var.
   *[other] Önünüzde yalnızca zamanı sizinkinden sonra sayılmayanlar veya en fazla { $minutes } dakika önceliği olanlar var.
}
why-next = Sıranızda önünüzde kimse yok. Sizin için bir gişe boşalınca numaranızı çağırırız.
why-counted = Zamanınız { $time } itibarıyla sayılır.
why-planned = Birden fazla konunuz var, sırayla ele alınır. Yalnızca sonraki bir konuya bakan gişe sizi henüz çağırmaz.
why-any = Birden fazla konunuz var. Önce hangisi için bir gişe boşalırsa onunla başlarız.
why-uncertain = Fişinizin yazdırıldığından emin değiliz. Numaranız yine de geçerli.

# ---- interrupted ----
why-parked = Ziyaretinize ara verildi. Döndüğünüzde lütfen bizimle konuşun.
why-return = Numaranız en geç saat { $time } itibarıyla kendiliğinden yeniden çağrılmayı bekler.
why-missed = Numaranızı çağırdık ve sizi görmedik. Lütfen bizimle konuşun.
why-grace = Yeriniz { $time } saatine kadar korunur. Sonrasında zamanınız dönüşünüzden itibaren sayılır.
why-grace-over = Döndüğünüzde zamanınız yeniden sayılmaya başlar.

# ---- at the counter ----
why-called = Numaranızı çağırıyoruz. Lütfen { $counter } numaralı gişeye gelin.
why-serving = { $counter } numaralı gişe şimdi sizinle ilgileniyor.
why-place = Oda { $room }, { $floor }.

# ---- over ----
why-finished = Ziyaretiniz tamamlandı.
why-cancelled = Bu numara bırakıldı. Artık çağırmıyoruz. Bize hâlâ ihtiyacınız varsa lütfen bizimle konuşun.
why-expired = Bu numara yalnızca kendi gününde geçerliydi. Yeniden geldiğinizde lütfen yeni bir numara alın.

why-reason = Neden: { $reason }.

# ---- who was called before ----
why-passed-rank = { $minutes ->
    [one] { $number } saat { $time } sizden önce çağrıldı: en fazla { $minutes } dakika öncelik.
   *[other] { $number } saat { $time } sizden önce çağrıldı: en fazla { $minutes } dakika öncelik.
}
why-passed-chosen = { $number } saat { $time } sizden önce çağrıldı: bir görevli bu numarayı elle seçti.
why-passed-service = { $number } saat { $time } sizden önce çağrıldı: bir görevli tek bir konunun sıradaki numarasını elle çağırdı.
why-passed-missed = { $number } saat { $time } sizden önce çağrıldı: bu numara kaçırılan bir çağrıdan sonra geri geldi.
why-passed-resumed = { $number } saat { $time } sizden önce çağrıldı: ara verilen bir ziyaret devam etti.
why-passed = { $number } saat { $time } sizden önce çağrıldı.
why-passed-more = { $passes ->
    [one] Daha önce { $passes } numara daha sizden önce çağrıldı.
   *[other] Daha önce { $passes } numara daha sizden önce çağrıldı.
}

# ---- the promise ----
why-promise = { $minutes ->
    [one] Numaralar sırayla çağrılırken şu geçerlidir: O anda size hizmet verebilecek hiçbir gişe, zamanı sizinkinden { $minutes } dakikadan fazla sonra sayılan bir numarayı sıradaki olarak çağırmaz.
   *[other] Numaralar sırayla çağrılırken şu geçerlidir: O anda size hizmet verebilecek hiçbir gişe, zamanı sizinkinden { $minutes } dakikadan fazla sonra sayılan bir numarayı sıradaki olarak çağırmaz.
}
