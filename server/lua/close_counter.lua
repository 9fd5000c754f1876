-- Purpose: a counter stops serving; who was held for it waits like everybody.
-- KEYS: 1 site prefix
-- ARGV: 1 now_ms, 2 actor, 3 command id, 4 digest, 5 business day; 6 counter, 7 who is held for its
--       caseworker waits for, ms, 8 areas of the services
-- Returns: the event with its position
-- Emits: counter_closed; before it transferred for each who was held
-- Refuses: counter_closed, counter_busy, command_id_reused
local function close_counter(keys, argv)
  local call, answer = begin_command(keys, argv)
  if not call then
    return answer
  end
  local number, away_ms, map = argv[6], tonumber(argv[7]), argv[8]
  local counter = get_counter(call, number)
  if counter.state == 'closed' then
    return refuse(call, 'counter_closed')
  elseif #open_tickets(counter) > 0 then
    return refuse(call, 'counter_busy')
  end
  release(call, 'counter/' .. number, map, 'counter_closed')
  leave(call, counter, away_ms)
  abandon(call, counter, 'closed')
  emit(call, 'counter_closed', counter_json(counter))
  return commit(call)
end
