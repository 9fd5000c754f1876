-- Purpose: a parked visitor is back: called to the counter at once, or waiting for it.
-- KEYS: 1 site prefix
-- ARGV: 1 now_ms, 2 actor, 3 command id, 4 digest, 5 business day; 6 ticket, 7 counter, or "" for
--       the desk, 8 "call" or "queue", 9 reason or "", 10 how many open tickets a counter may have,
--       11 areas of the services, 12 queues by counter (JSON)
-- Returns: the event with its position
-- Emits: called, with `why` and the rule resumed; or resumed, by "hand"
-- Refuses: unknown_ticket, wrong_state, not_your_ticket, counter_closed, counter_paused,
--       counter_busy, reason_needed, command_id_reused
local function resume(keys, argv)
  local call, answer = begin_command(keys, argv)
  if not call then
    return answer
  end
  local id, to, reason, map = argv[6], argv[8], argv[9], argv[11]
  local ticket, code = ticket_of(call, id, argv[7], 'resume')
  if not ticket then
    return refuse(call, code)
  end
  local counter = get_counter(call, ticket.counter)
  if to == 'queue' then
    local changes = for_counter(call, counter.number, ticket, map)
    move(call, ticket, 'return_from_park', at_rest(changes))
    emit_ticket(call, 'resumed', ticket, ',"by":"hand"')
    return commit(call)
  end
  local queues = queues_at(counter, cjson.decode(argv[12])[counter.number] or {})
  local objection, members = objection_to_call(counter, argv[10]), nil
  if not objection then
    members = passes_beyond(call, queues, ticket.counted_ms, reason)
    objection = members and 'reason_needed'
  end
  if objection then
    return refuse(call, objection, members)
  end
  call_to(call, ticket, 'resume', counter, queues, 'resumed', reason, at_rest({}))
  return commit(call)
end
