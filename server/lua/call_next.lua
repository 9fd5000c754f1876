-- Purpose: calls the waiting ticket with the smallest rank among the queues of this counter; among
--          equal ranks the one issued first.
-- KEYS: 1 site prefix
-- ARGV: 1 now_ms, 2 actor, 3 command id, 4 digest, 5 business day; 6 counter, 7 how many open
--       tickets it may have, 8… its queues
-- Returns: the event with its position
-- Emits: called, with `why`: the rule, rank and counted time that chose it, and of the tickets that
--       it passed the one with the earliest counted time
-- Refuses: counter_closed, counter_paused, counter_busy, nobody_waiting, command_id_reused
local function call_next(keys, argv)
  local call, answer = begin_command(keys, argv)
  if not call then
    return answer
  end
  local counter, most = get_counter(call, argv[6]), argv[7]
  local objection = objection_to_call(counter, most)
  if objection then
    return refuse(call, objection)
  end
  call.by = 'counter/' .. counter.number
  local queues = queues_at(counter, { unpack(argv, 8) })
  local id = first_of(call, ':queue:', queues)
  local ticket = id and get_ticket(call, id)
  if not ticket or not may_move(ticket, 'call_next') then
    return refuse(call, 'nobody_waiting')
  end
  call_to(call, ticket, 'call_next', counter, queues, 'rank', '', {})
  return commit(call)
end
