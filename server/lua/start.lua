-- Purpose: the called visitor is there and the conversation begins.
-- KEYS: 1 site prefix
-- ARGV: 1 now_ms, 2 actor, 3 command id, 4 digest, 5 business day; 6 ticket, 7 counter, 8 areas and
--       longest visits of the services
-- Returns: the event with its position
-- Emits: started
-- Refuses: unknown_ticket, wrong_state, not_your_ticket, command_id_reused
local function start(keys, argv)
  local call, answer = begin_command(keys, argv)
  if not call then
    return answer
  end
  local id, counter, map = argv[6], argv[7], argv[8]
  local ticket, code = ticket_of(call, id, counter, 'start')
  if not ticket then
    return refuse(call, code)
  end
  local changes = { started_ms = integer(call.now), held_for = false, held_at = false }
  changes.overlong_at_ms = overlong_at(call.now, ticket.service, map)
  changes.uncertain = false -- who stands here has the number: no kiosk may take it back any more
  move(call, ticket, 'start', changes)
  emit_ticket(call, 'started', ticket)
  return commit(call)
end
