-- Purpose: somebody at a counter needs help, whatever the counter is just now: colleagues nearby,
--          reception and supervisor are told, and nobody else.
-- KEYS: 1 site prefix
-- ARGV: 1 now_ms, 2 actor, 3 command id, 4 digest, 5 business day; 6 counter
-- Returns: the event with its position
-- Emits: alarm_raised
-- Refuses: alarm_already_raised, command_id_reused
local function alarm(keys, argv)
  local call, answer = begin_command(keys, argv)
  if not call then
    return answer
  end
  local number = argv[6]
  local counter = get_counter(call, number)
  if counter.alarm then
    return refuse(call, 'alarm_already_raised')
  end
  write(call, 'SADD', call.prefix .. ':counters', number)
  write(call, 'HSET', call.prefix .. ':counter:' .. number, 'state', counter.state)
  set_counter(call, counter, { alarm = '1' })
  emit(call, 'alarm_raised', counter_json(counter))
  return commit(call)
end
