# The administrator's page in English.
admin-title = Administration
parts = Parts of this page
part-people = Accounts
part-devices = Devices
part-audit = Audit
people-note = { $count ->
    [one] 1 account. Each person has one of their own.
   *[other] { $count } accounts. Each person has one of their own.
  }
devices-note = Kiosks, boards and other devices of the house.
audit-note = Who has changed accounts and devices? Each entry is kept for { $days } days.

you = This is you.
roles = Roles
role-counter = Counter
role-counter-note = Calls people and serves them.
role-reception = Reception
role-reception-note = Gives numbers and helps in the lobby.
role-supervisor = Supervisor
role-supervisor-note = Sees all areas and pairs devices.
role-administrator = Administration
role-administrator-note = Makes accounts and reads the audit.
role-observer = Overview
role-observer-note = Sees the queues and changes nothing.
role-kiosk = Kiosk
role-display = Board
state-active = Active
state-invited = Invited
state-locked = Locked

add = Add an account
add-do = Add
edit = Change
edit-name = Change { $name }
more = More
name = Name to sign in with
name-note = Small letters, digits, dots and hyphens. For example: b.krause
set-roles = Save roles
step-sign-out = Sign out everywhere
step-sign-out-note = Ends all sessions of this person.
step-reset = New password
step-reset-note = The old one ends. You get a link.
step-lock = Lock
step-lock-note = The person can sign in no more.
step-unlock = Unlock
step-unlock-note = The person can sign in again.
step-remove = Delete the account
step-remove-note = The account is gone after that.
ask-sign-out = Sign { $name } out everywhere?
ask-sign-out-note = All sessions end at once. With the password it goes on.
ask-reset = A new password for { $name }?
ask-reset-note = The old password ends at once, and so do all sessions. You get a link with which the person sets a new one.
ask-lock = Lock { $name }?
ask-lock-note = All sessions end at once. Roles and password stay for later.
ask-unlock = Unlock { $name }?
ask-unlock-note = The person can sign in again, with the same roles as before.
ask-remove = Delete the account { $name }?
ask-remove-note = All sessions end at once. This cannot be undone. A new account of this name can be made.
ask-you = This is your own account. You are signed out after it.

link-title = Link for { $name }
link = Link to hand over
link-note = With this link the person sets a password. It opens once, within { $hours } hours.
link-once = The link can be seen only now. Please give it to this person alone.
copy = Copy
copied = Copied

added = The account { $name } is made.
roles-set = The roles of { $name } are saved.
done-sign-out = { $name } is signed out everywhere.
done-reset = { $name } needs a new password.
done-lock = { $name } is locked.
done-unlock = { $name } is unlocked.
done-remove = The account { $name } is deleted.

problem-account_taken = There is an account of this name already.
problem-last_administrator = After that nobody here could look after accounts. Please give somebody else the role Administration first.
problem-unknown_account = This account is there no more.
problem-invalid_body = The name cannot be so. Use small letters, digits, dots and hyphens, 40 characters at most.

filter-kind = Show
filter-all = Everything
filter-people = Accounts
filter-devices = Devices
filter-name = Name contains
acts = { $count ->
    [0] No entry.
    [one] 1 entry.
   *[other] { $count } entries.
  }
older = Show older ones
by-terminal = Somebody at the server
act-account_added = { $by } added the account { $about }.
act-account_changed = { $by } changed the roles of { $about }.
act-account_locked = { $by } locked { $about }.
act-account_unlocked = { $by } unlocked { $about }.
act-account_removed = { $by } deleted the account { $about }.
act-password_reset = { $by } asked for a new password for { $about }.
act-signed_out = { $by } signed { $about } out everywhere.
act-device_paired = { $by } paired the device { $about }.
act-token_made = { $by } made a key for { $about }.
act-token_revoked = { $by } unpaired the device { $about }.
act-out_of_service = { $by } took the device { $about } out of service.
act-back_in_service = { $by } took the device { $about } back into service.
change-roles = Roles: { $change }
change-role = Kind: { $change }
change-areas = Areas: { $change }
