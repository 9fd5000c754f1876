-- Purpose: repeats the call of a ticket that has not come yet; its state stays.
-- KEYS: 1 site prefix
-- ARGV: 1 now_ms, 2 actor, 3 command id, 4 digest, 5 business day; 6 ticket, 7 counter, 8 least
--       time since the last call, ms, 9 how often at the most
-- Returns: the event with its position
-- Emits: recalled
-- Refuses: unknown_ticket, wrong_state, not_your_ticket, recall_limit, recall_too_soon,
--       command_id_reused
local function recall(keys, argv)
  local call, answer = begin_command(keys, argv)
  if not call then
    return answer
  end
  local id, number, gap_ms, limit = argv[6], argv[7], tonumber(argv[8]), tonumber(argv[9])
  local ticket, code = ticket_of(call, id, number, 'recall')
  if not ticket then
    return refuse(call, code)
  end
  local recalls, again_ms = tonumber(ticket.recalls or '0'), tonumber(ticket.called_ms) + gap_ms
  if recalls >= limit then
    return refuse(call, 'recall_limit')
  elseif call.now < again_ms then
    return refuse(call, 'recall_too_soon', ',"again_ms":' .. integer(again_ms))
  end
  change(call, ticket, { called_ms = integer(call.now), recalls = integer(recalls + 1) })
  emit_ticket(call, 'recalled', ticket)
  return commit(call)
end
