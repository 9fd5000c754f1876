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
screen-key-closed = Kapalı
screen-key-stopped = Şu an yok
screen-key-used-up = Bugün kalmadı
screen-lost = Bir saniye lütfen.
screen-lost-note = Bu cihaz birazdan yeniden çalışacak.

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
