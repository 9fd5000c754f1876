-- Purpose: repeats a call; the ticket's state does not change.
-- KEYS: 1 site prefix
-- ARGV: 1 now_ms, 2 actor, 3 command id, 4 digest, 5 keep until, ms; 6 ticket, 7 counter,
--       8 least time since the last call, ms, 9 how many recalls are allowed
-- Returns: the event with its position
-- Emits: recalled; called_ms becomes the time of this call
-- Refuses: unknown_ticket, wrong_state, not_your_ticket, recall_limit, recall_too_soon,
--          command_id_reused
local function recall(keys, argv)
  local call, answer = begin_command(keys, argv)
  if not call then
    return answer
  end
  local id, counter, gap_ms, limit = argv[6], argv[7], tonumber(argv[8]), tonumber(argv[9])
  local ticket, code = ticket_of_counter(call, id, counter, 'recall')
  if not ticket then
    return refuse(call, code)
  elseif tonumber(ticket.recalls) >= limit then
    return refuse(call, 'recall_limit')
  elseif call.now - tonumber(ticket.called_ms) < gap_ms then
    return refuse(call, 'recall_too_soon')
  end
  local recalls = integer(tonumber(ticket.recalls) + 1)
  move(call, ticket, 'recall', { recalls = recalls, called_ms = integer(call.now) })
  emit(call, 'recalled', ',"ticket":' .. ticket_json(ticket))
  return commit(call)
end
