# How devices are, in English; the same words on every page of staff.
device-kind-kiosk = Kiosk
device-kind-display = Board
device-kind-counter = Device at a counter
device-kind-reception = Program at the reception
device-kind-supervisor = Program of the supervisor
device-kind-observer = Program that only reads
device-kind-other = Device

device-state-in_order = In order
device-state-soon = Please look soon
device-state-broken = Needs help now
device-state-unseen = Not reached since { $time }
device-state-never = Not heard yet
device-state-arriving = Just signed in
device-state-paired = Signed in
device-state-unpaired = Not signed in
device-never-seen = never
device-seen-yesterday = yesterday, { $time }
device-seen-day = { $day }, { $time }

device-because-no_paper = No paper
device-because-cover_open = Cover open
device-because-printer_away = Printer does not answer
device-because-printer_fault = Printer has a fault
device-because-page_closed = Screen shows nothing
device-because-paper_low = Paper is running out
device-because-owes = Messages are due
device-because-clock_off = Clock is wrong
device-because-no_sound = No sound
device-because-other = Something is wrong

device-do-no_paper = Please put in a new roll.
device-do-cover_open = Please close the cover of the printer.
device-do-printer_away = Please check the printer's power and cable.
device-do-printer_fault = Please switch the printer off and on again.
device-do-page_closed = Please switch the screen or the device off and on again.
device-do-paper_low = Please have a new roll ready soon.
device-do-owes = The device sends them as soon as it can. If this stays, check the network.
device-do-clock_off = Please have the device's clock set.
device-do-no_sound = Please check the loudspeaker.
device-do-unseen = Please check the device's power and network.
device-do-arriving = It reports in a moment.
device-do-unpaired = The device shows a code. Use it to sign the device in.
device-do-other = Please look at the device.
