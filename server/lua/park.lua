-- Purpose: the visitor goes for something that is missing; the counter is free meanwhile.
-- KEYS: 1 site prefix
-- ARGV: 1 now_ms, 2 actor, 3 command id, 4 digest, 5 business day; 6 ticket, 7 counter, 8 reason, 9
--       returns by itself after, ms
-- Returns: the event with its position
-- Emits: parked
-- Refuses: unknown_ticket, wrong_state, not_your_ticket, command_id_reused
local function park(keys, argv)
  local call, answer = begin_command(keys, argv)
  if not call then
    return answer
  end
  local id, counter, reason, after_ms = argv[6], argv[7], argv[8], tonumber(argv[9])
  local ticket, code = ticket_of(call, id, counter, 'park')
  if not ticket then
    return refuse(call, code)
  end
  move(call, ticket, 'park', at_rest({
    counter = counter, park_reason = reason, return_ms = integer(call.now + after_ms),
  }))
  emit_ticket(call, 'parked', ticket)
  return commit(call)
end
