-- Purpose: help has come, or none was needed. Nothing else ends an alarm but the end of the day.
-- KEYS: 1 site prefix
-- ARGV: 1 now_ms, 2 actor, 3 command id, 4 digest, 5 business day; 6 counter
-- Returns: the event with its position
-- Emits: alarm_cleared
-- Refuses: no_alarm, command_id_reused
local function clear_alarm(keys, argv)
  local call, answer = begin_command(keys, argv)
  if not call then
    return answer
  end
  local counter = get_counter(call, argv[6])
  if not counter.alarm then
    return refuse(call, 'no_alarm')
  end
  set_counter(call, counter, { alarm = false })
  emit(call, 'alarm_cleared', counter_json(counter))
  return commit(call)
end
