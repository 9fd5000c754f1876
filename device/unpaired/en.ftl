# The page of a device that is not let in yet. Whoever sets it up reads it; visitors see it too.
title = This device is not paired yet
kind-kiosk = Kiosk
kind-display = Board
step-open = Open the supervisor's page: “Devices”, then “Pair a device”.
step-type = Type this code.
step-name = Choose the name of this device and confirm.
after = Then it goes on here by itself.
terminal = Or on the server: wartemarke pair { $code }
asking = One moment: the code is coming.
code = A code is good for 10 minutes. Then a new one stands here.
away = The server does not answer just now. We keep asking, and a code comes by itself.
refused = This device was turned away. In a minute there is a new code here.
revoked = This device was unpaired.
kiosk-help = There are no numbers here just now. Please ask at the reception.
display-help = There are no calls here just now. Please ask at the reception.
