-- Purpose: the visit is over; the counter is free.
-- KEYS: 1 site prefix
-- ARGV: 1 now_ms, 2 actor, 3 command id, 4 digest, 5 keep until, ms; 6 ticket, 7 counter, 8 outcome
-- Returns: the event with its position
-- Emits: finished, with `outcome`
-- Refuses: unknown_ticket, wrong_state, not_your_ticket, command_id_reused
local function finish(keys, argv)
  local call, answer = begin_command(keys, argv)
  if not call then
    return answer
  end
  local id, counter, outcome = argv[6], argv[7], argv[8]
  local ticket, code = ticket_of_counter(call, id, counter, 'finish')
  if not ticket then
    return refuse(call, code)
  end
  take_from_counter(call, ticket)
  move(call, ticket, 'finish', {})
  emit(call, 'finished', ',"ticket":' .. ticket_json(ticket) .. ',"outcome":' .. text_of(outcome))
  return commit(call)
end
