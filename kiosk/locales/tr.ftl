# The kiosk's words in Turkish (Türkçe): the screen first, then the paper.
# Review: none yet

# ---- screen ----
screen-welcome = Hoş geldiniz
screen-choose-language = Lütfen dilinizi seçin.
screen-step = Adım { $step } / { $steps }
screen-concern = Size nasıl yardımcı olabiliriz?
screen-not-sure = Başka bir konu. Bilmiyorum.
screen-not-sure-note = Bir görevli size yardım eder.
screen-back = Geri
screen-start-over = Baştan başla
screen-more = Devamı
screen-page = Sayfa { $page } / { $pages }
screen-larger = Daha büyük
screen-contrast = Kontrast
screen-access = Okuma yardımları
screen-moment = Bir saniye …
screen-paper-comes = Fişiniz geliyor.
screen-still-there = Hâlâ burada mısınız?
screen-have-time = Zamanınız var.
screen-stay = Evet, buradayım
screen-take-paper = Lütfen fişinizi alın.
screen-your-number = Numaranız
screen-area = Bekleme alanı { $letter }
screen-floor = Kat: { $floor }
screen-people = { $people ->
    [0] kimse yok
    [one] { $people } kişi
   *[other] { $people } kişi
}
screen-ahead = önünüzde
screen-we-call = Numaranızı çağıracağız.
screen-we-call-note = Numaranızı ekranda göreceksiniz.
screen-print-again = Tekrar yazdır
screen-printed = Fiş yazdırıldı
screen-copy-failed = İkinci fiş çıkmadı. Numaranız geçerli.
screen-done = Tamam
screen-no-paper = Fiş çıkmadı.
screen-no-paper-note = Numaranız yine de geçerli.
screen-remember = Lütfen numaranızı aklınızda tutun.
screen-photo = Cep telefonunuz var mı?
screen-photo-note = Numaranızın fotoğrafını çekin.
screen-have-it = Numaram var
screen-give-back = Numarayı bırak
screen-unavailable = Burada şu anda numara yok.
screen-offline = Şu anda bağlantı yok. Numaranız geçerli.
screen-no-look-up = Şu anda bakamıyoruz. Numaranız geçerli kalır.
screen-try-again = Tekrar dene
screen-no-service = Bu konu için burada şu anda numara yok.
screen-speak-to-us = Lütfen bizimle konuşun.
screen-closed = Şu an kapalıyız.
screen-opens-again = Tekrar açılış
screen-opens-at = { $day } { $weekday }, saat { $time }
screen-used-up = Bugün bunun için tüm numaralar verildi.
screen-too-late = Bugün bunun için yeterli zaman kalmadı.
screen-another-day = Lütfen başka bir gün gelin.
screen-come-early = Lütfen günün erken saatlerinde gelin.
screen-ask-desk = Lütfen danışmaya sorun.
screen-ask-desk-note = İnternetten nelerin yapılabildiğini orada öğrenirsiniz.
screen-out-of-service = Bu cihaz şu anda hizmet dışı.
screen-out-of-service-note = Lütfen başka bir cihaz kullanın.
screen-key-closed = Kapalı
screen-key-stopped = Şu an yok
screen-key-used-up = Bugün kalmadı
screen-lost = Bir saniye lütfen.
screen-lost-note = Bu cihaz birazdan yeniden çalışacak.

# ---- screen: the first question ----
screen-start = Bugün randevunuz var mı?
screen-with = Evet, randevum var
screen-with-note = Mektubunuzu veya telefonunuzu hazır tutun.
screen-without = Hayır, randevum yok
screen-without-note = Bir numara alırsınız.
screen-have-number = Zaten bir numaram var
screen-have-number-note = Görmek, değiştirmek veya bırakmak
screen-dont-know = Bilmiyorum
screen-support = Desteğe ihtiyacım var
screen-support-note = Çocuklu, hamile veya engelli
screen-support-on = Tamam, bunu dikkate alacağız.
screen-elsewhere-note = O zaman size başka bir kurum yardım eder.

# ---- screen: the code of an appointment ----
screen-code = Kodunuzu okuyucunun önüne tutun.
screen-code-type = Veya buraya yazın.
screen-code-where = Kod, mektubunuzda veya e-postanızdadır.
screen-code-empty = Kodunuz
screen-code-delete = Sil
screen-code-letters = Harfler
screen-code-digits = Rakamlar
screen-go-on = Devam
screen-no-code = Kodum yok
screen-no-code-note = Lütfen danışmada adınızı söyleyin.
screen-too-early = Erken geldiniz.
screen-appointment-at = Randevunuzun saati: { $time }.
screen-from-at = Numaranızı burada saat { $time } itibarıyla alırsınız.
screen-other-day = Randevunuz başka bir günde.
screen-not-found = Bu kodu bulamıyoruz.
screen-not-found-note = Lütfen kodu kontrol edin.
screen-cancelled = Bu randevu iptal edildi.
screen-already = Zaten bir numaranız var.
screen-already-note = Fişiniz yok mu? Danışmada yeniden yazdırırız.
screen-other-code = Başka bir kod gir
screen-go-without = Randevusuz devam
screen-code-kept = Kodunuz kaydedildi.
screen-appointment-for = Randevunuz ne için?

# ---- screen: what to bring, and who comes ----
screen-bring = Bunlar yanınızda mı?
screen-have-all = Evet, hepsi yanımda
screen-have-all-note = Numaraya devam
screen-missing = Hayır, eksiğim var
screen-missing-note = Listeyi yazdır, numarasız
screen-list-comes = Listeniz geliyor.
screen-list-failed = Liste çıkmadı.
screen-list-photo = Listenin fotoğrafını çekin.
screen-list-again = Her şey tamam olunca tekrar gelin.
screen-number-anyway = Yine de numara al
screen-party = Birazdan numaranızı alacaksınız.
screen-persons = Kaç kişisiniz?
screen-cases = Kaç kart veya başvuru?
screen-one-more = Bir artır
screen-one-less = Bir azalt
screen-take-number = Numara al

# ---- screen: another office ----
screen-other-office = Başka bir kurum
screen-elsewhere = Hangisi sizin için geçerli?
screen-none-of-these = Hiçbiri
screen-none-of-these-note = Doğru yerdeyim.
screen-address = Bunun için başka bir kurum var.
screen-no-address = Adresi size danışmada söyleriz.
screen-print-address = Adresi yazdır
screen-address-comes = Adres fişiniz geliyor.
screen-address-failed = Fiş çıkmadı. Fotoğraf çekin.

# ---- screen: my own number ----
screen-my-number = Fişinizi okuyucunun önüne tutun.
screen-my-number-note = Fişteki kod yalnızca sizindir.
screen-no-slip = Fişim kayboldu
screen-not-mine = Bu numarayı bugün bulamıyoruz.
screen-mine = Bu sizin numaranız.
screen-mine-issued = Fişiniz hâlâ yazdırılıyor.
screen-mine-waiting = Bekliyorsunuz. Numaranızı çağıracağız.
screen-mine-called = Sizi çağırdık. Lütfen { $counter } numaralı gişeye gidin.
screen-mine-serving = { $counter } numaralı gişedesiniz.
screen-room = Oda { $room }
screen-mine-parked = Numaranıza ara verildi. Sıranız korunuyor.
screen-mine-missed = Sizi çağırdık. Lütfen danışmaya sorun.
screen-mine-ended = Bu numara bugün için sona erdi.
screen-change = Konuyu değiştir
screen-change-note = Zamanınız sayılmaya devam eder.
screen-changed = Konunuz değiştirildi.
screen-change-failed = Bu şu anda olmuyor. Lütfen bizimle konuşun.
screen-give-back-sure = Numaranızı bırakmak istiyor musunuz?
screen-give-back-note = Bundan sonra sizi çağırmayız.
screen-give-back-yes = Evet, bırak
screen-give-back-no = Hayır, kalsın
screen-given-back = Numaranız bırakıldı. Teşekkürler.

# ---- screen: the ticket ----
screen-counted = Zamanınız { $time } itibarıyla sayılır.
screen-late = Randevunuzun saati { $time } idi.
screen-wait = { $from } ile { $to } dakika arası
screen-about = yaklaşık
screen-have-ready = Lütfen hazır bulundurun
screen-on-phone = Numaranız telefonunuzda
screen-on-phone-note = Kodu okutun. İsim yok. Ücretsiz.
screen-fair = Numaraları sırayla çağırmıyoruz.
screen-fair-note = Numara değil, zamanınız sayılır.

# ---- screen: closed, and what works without a visit ----
screen-hours = Sizin için buradayız
screen-online = Bu internetten de olur

# ---- screen: reading aids ----
screen-lower = Aşağı
screen-higher = Yukarı
screen-lower-note = Tüm tuşlar şimdi aşağıda.
screen-choices = { $all } seçenekten { $first } ile { $last } arası
screen-speak = Sesli oku
screen-quiet = Sesi kapat

# ---- voice: what is only spoken ----
speech-hello = Bu cihaz size her şeyi okur.
speech-keys = Dört tuş vardır: Geri, İleri, Seç, Tekrarla.
speech-language = Dil seç
speech-choice = { $place }, toplam { $all }: { $text }
speech-on = açık
speech-off = kapalı
speech-unavailable = şu anda kullanılamıyor
speech-press-choose = Seç tuşuna basın.
speech-number = Numaranız: { $number }.
speech-typed = Girilen: { $code }
speech-louder = Sesi yükselt
speech-quieter = Sesi kıs
speech-end = Sesli okumayı bitir
speech-going = Lütfen bir saniye bekleyin.

# ---- paper ----
paper-welcome = Hoş geldiniz
paper-your-number = Numaranız
paper-floor = Lütfen bu katta bekleyin
paper-ahead = { $ahead ->
    [0] Önünüzde: *kimse yok*
    [one] Önünüzde: *{ $ahead }{ "\u00A0" }kişi*
   *[other] Önünüzde: *{ $ahead }{ "\u00A0" }kişi*
}
paper-counted = Zamanınız *{ $time }* itibarıyla sayılır
paper-bring = Lütfen hazır bulundurun
paper-phone = *Sıranızın ne zaman geldiğini telefonunuzda görün.*
paper-fair = *Adil:* O anda size hizmet verebilecek hiçbir gişe, zamanı sizinkinden { $minutes } dakikadan fazla sonra sayılan bir numarayı sıradaki olarak çağırmaz.
paper-privacy = İsim yok. Numara bugün kapanıştan sonra silinir.
paper-wait = Yaklaşık *{ $from } ile { $to }{ "\u00A0" }dakika arası*
paper-order = Numaraları sırayla çağırmıyoruz. Zamanınız sayılır.
paper-own-code = Bu kodla numaranızı cihazda görür veya değiştirirsiniz.
paper-list = Lütfen yanınızda getirin
paper-list-again = Her şey tamam olunca tekrar gelin.
paper-elsewhere = Bunun için bu kurum var
paper-no-number = Bu fiş bir numara değildir.
