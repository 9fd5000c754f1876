-- Purpose: the called visitor is there and the conversation begins.
-- KEYS: 1 site prefix
-- ARGV: 1 now_ms, 2 actor, 3 command id, 4 digest, 5 keep until, ms; 6 ticket, 7 counter
-- Returns: the event with its position
-- Emits: started
-- Refuses: unknown_ticket, wrong_state, not_your_ticket, command_id_reused
local function start(keys, argv)
  local call, answer = begin_command(keys, argv)
  if not call then
    return answer
  end
  local id, counter = argv[6], argv[7]
  local ticket, code = ticket_of_counter(call, id, counter, 'start')
  if not ticket then
    return refuse(call, code)
  end
  move(call, ticket, 'start', { started_ms = integer(call.now) })
  emit(call, 'started', ',"ticket":' .. ticket_json(ticket))
  return commit(call)
end
