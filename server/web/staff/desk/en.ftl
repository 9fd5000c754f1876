# What every desk that sends commands says of them, in English.
choose = Please choose
happened-none = Ready.
take-back = Undo
not-sent = Not sent: no connection.
unanswered = No answer from the server. Please press again: it happens only once.
left-open = The last command got no answer. Please check whether it was done.
refused = That did not work: { $detail }
refused-invalid_body = Something does not fit. Please look again.
refused-command_id_reused = This was sent differently before. Please load the page again.
refused-unknown_language = This language does not exist here any more.
refused-internal = Something went wrong at the server. Please try again.
