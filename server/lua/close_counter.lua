-- Purpose: a counter stops serving.
-- KEYS: 1 site prefix
-- ARGV: 1 now_ms, 2 actor, 3 command id, 4 digest, 5 keep until, ms; 6 counter
-- Returns: the event with its position
-- Emits: counter_closed
-- Refuses: counter_closed, counter_busy, command_id_reused
local function close_counter(keys, argv)
  local call, answer = begin_command(keys, argv)
  if not call then
    return answer
  end
  local number = argv[6]
  local counter = load_counter(call.prefix, number)
  if counter.state ~= 'open' then
    return refuse(call, 'counter_closed')
  elseif counter.ticket then
    return refuse(call, 'counter_busy')
  end
  local changes = { state = 'closed', opened_ms = false }
  set_fields(call, call.prefix .. ':counter:' .. number, counter, changes)
  emit(call, 'counter_closed', ',"counter":' .. row_json(counter, COUNTER_FIELDS))
  return commit(call)
end
