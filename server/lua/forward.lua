-- Purpose: hands a ticket to a counter or a caseworker: it waits there, with its rank like all
--          others.
-- KEYS: 1 site prefix
-- ARGV: 1 now_ms, 2 actor, 3 command id, 4 digest, 5 business day; 6 ticket, 7 counter, or "" for
--       the desk, 8 to: "counter" or "caseworker", 9 which one, 10 note or "", 11 "1" to come back
-- Returns: the event with its position
-- Emits: forwarded
-- Refuses: unknown_ticket, wrong_state, not_your_ticket, counter_closed, caseworker_absent,
--       command_id_reused
local function forward(keys, argv)
  local call, answer = begin_command(keys, argv)
  if not call then
    return answer
  end
  local id, counter, to, target = argv[6], argv[7], argv[8], argv[9]
  local ticket, code = ticket_of(call, id, counter, 'forward')
  if not ticket then
    return refuse(call, code)
  end
  local changes, objection = in_hands_of(call, to, target)
  if not changes then
    return refuse(call, objection)
  end
  changes.triage = false
  move(call, ticket, 'forward', sent_on(ticket, counter, argv[10], argv[11], changes))
  emit_ticket(call, 'forwarded', ticket)
  return commit(call)
end
