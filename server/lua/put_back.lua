-- Purpose: takes a call back; the ticket waits again with its number and its counted time.
-- KEYS: 1 site prefix
-- ARGV: 1 now_ms, 2 actor, 3 command id, 4 digest, 5 business day; 6 ticket, 7 counter, 8
--       areas of the services
-- Returns: the event with its position
-- Emits: put_back
-- Refuses: unknown_ticket, wrong_state, not_your_ticket, command_id_reused
local function put_back(keys, argv)
  local call, answer = begin_command(keys, argv)
  if not call then
    return answer
  end
  local id, counter = argv[6], argv[7]
  local ticket, code = ticket_of(call, id, counter, 'put_back')
  if not ticket then
    return refuse(call, code)
  end
  move(call, ticket, 'put_back', at_rest(still_held(call, ticket, argv[8])))
  emit_ticket(call, 'put_back', ticket)
  return commit(call)
end
