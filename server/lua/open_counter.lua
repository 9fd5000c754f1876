-- Purpose: a counter begins to serve.
-- KEYS: 1 site prefix
-- ARGV: 1 now_ms, 2 actor, 3 command id, 4 digest, 5 keep until, ms; 6 counter
-- Returns: the event with its position
-- Emits: counter_opened
-- Refuses: counter_already_open, command_id_reused
local function open_counter(keys, argv)
  local call, answer = begin_command(keys, argv)
  if not call then
    return answer
  end
  local number = argv[6]
  local counter = load_counter(call.prefix, number)
  if counter.state == 'open' then
    return refuse(call, 'counter_already_open')
  end
  local changes = { state = 'open', opened_ms = integer(call.now) }
  set_fields(call, call.prefix .. ':counter:' .. number, counter, changes)
  write(call, 'SADD', call.prefix .. ':counters', number)
  emit(call, 'counter_opened', ',"counter":' .. row_json(counter, COUNTER_FIELDS))
  return commit(call)
end
