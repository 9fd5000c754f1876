-- Purpose: the called visitor did not come; the counter is free and the ticket can be readmitted.
-- KEYS: 1 site prefix
-- ARGV: 1 now_ms, 2 actor, 3 command id, 4 digest, 5 business day; 6 ticket, 7 counter, 8 grace, ms
-- Returns: the event with its position
-- Emits: missed
-- Refuses: unknown_ticket, wrong_state, not_your_ticket, command_id_reused
local function no_show(keys, argv)
  local call, answer = begin_command(keys, argv)
  if not call then
    return answer
  end
  local id, counter, grace_ms = argv[6], argv[7], tonumber(argv[8])
  local ticket, code = ticket_of(call, id, counter, 'no_show')
  if not ticket then
    return refuse(call, code)
  end
  local changes = { missed_ms = integer(call.now) }
  changes.grace_until_ms = ticket.readmitted ~= '1' and integer(call.now + grace_ms)
  move(call, ticket, 'no_show', changes)
  emit_ticket(call, 'missed', ticket)
  return commit(call)
end
