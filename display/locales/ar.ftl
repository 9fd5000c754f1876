# Wants a native reader.
call = الرقم { $number }، تفضّل إلى الشبّاك { $counter }.

area = منطقة الانتظار { $letter }
areas = مناطق الانتظار { $letters }
office = أهلًا وسهلًا

counter = الشبّاك
room = الغرفة
recent = أرقام نوديت مؤخرًا
recent-none = لا رقم الآن

welcome = مرحبًا
welcome-hint = هنا يظهر الرقم التالي.
quiet = الأرقام الجديدة تُعرض وتُسمع هنا.
quiet-silent = الأرقام الجديدة تُعرض هنا.

stale = هذه الشاشة ليست محدّثة الآن.
stale-stand = حتى الساعة { $time }
stale-valid = رقمك يبقى صالحًا.
stale-stay = ابقَ هنا من فضلك.
stale-come = سنأتي إليك.
stale-recent = نوديت حتى { $time }
stale-recent-never = نوديت
stale-questions = لديك سؤال؟ اسأل الموظفين من فضلك.

card = أين تنتظر
