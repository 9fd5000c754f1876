# The board's words in Turkish (Türkçe).
# Review: none yet

# ---- call ----
call = Numara { $number }, lütfen gişe { $counter }.
recalled = Yeniden çağrı

# ---- bar and list ----
area = Bekleme alanı { $letter }
areas = Bekleme alanları { $letters }
office = Hoş geldiniz
counter = Gişe
room = Oda
recent = Son çağrılanlar
recent-none = Şu anda numara yok

# ---- waiting ----
waiting = { $numbers ->
    [0] Bekleyen yok
    [one] { $numbers } numara bekliyor
   *[other] { $numbers } numara bekliyor
}
wait-range = Yaklaşık { $from } ile { $to }{ "\u00A0" }dakika arası

# ---- nobody is called ----
welcome = İyi günler
welcome-hint = Sıradaki numara burada görünür.
quiet = Yeni numaraları burada görür ve duyarsınız.
quiet-silent = Yeni numaraları burada görürsünüz.
quiet-sound = Numaralar şu anda yalnızca gösteriliyor.
card = Nerede beklersiniz

# ---- no word from the server ----
stale = Bu ekran şu anda güncel değil.
stale-stand = Saat { $time } itibarıyla
stale-valid = Numaranız geçerli kalır.
stale-stay = Lütfen burada kalın.
stale-come = Yanınıza geleceğiz.
stale-recent = Çağrılanlar, saat { $time } itibarıyla
stale-recent-never = Çağrılanlar
stale-questions = Sorunuz mu var? Lütfen bizimle konuşun.

# ---- messages to all ----
urgent = Önemli
closed = Şu an kapalıyız.
opens-today = Açılış: bugün saat { $time }.
opens-on = Açılış: { $date } saat { $time }.
break = Kısa bir ara veriyoruz.
break-until = Saat { $time } itibarıyla devam ediyoruz.
break-soon = Birazdan devam ediyoruz.
evacuation = Lütfen binadan şimdi çıkın.
evacuation-way = En yakın çıkışa gidin.
evacuation-lift = Asansörü kullanmayın.

# ---- the sign at a door ----
door-called = Lütfen içeri girin
door-serving = Burada görüşme var
door-free = Lütfen çağrılmayı bekleyin

# ---- only said aloud ----
sound-test = Bu bir ses denemesidir.
