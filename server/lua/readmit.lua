-- Purpose: a missed visitor has come after all and waits again: once within the grace with the
--          counted time kept, or if that is still to come, else with it set to now.
-- KEYS: 1 site prefix
-- ARGV: 1 now_ms, 2 actor, 3 command id, 4 digest, 5 business day; 6 ticket, 7 counter, or "" for
--       the desk, 8 areas of the services
-- Returns: the event with its position
-- Emits: readmitted
-- Refuses: unknown_ticket, wrong_state, not_your_ticket, command_id_reused
local function readmit(keys, argv)
  local call, answer = begin_command(keys, argv)
  if not call then
    return answer
  end
  local id, counter = argv[6], argv[7]
  local ticket, code = ticket_of(call, id, counter, 'readmit')
  if not ticket then
    return refuse(call, code)
  end
  local changes = also(back_again(call, ticket), still_held(call, ticket, argv[8]))
  move(call, ticket, 'readmit', at_rest(changes))
  emit_ticket(call, 'readmitted', ticket)
  return commit(call)
end
