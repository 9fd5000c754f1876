-- Purpose: a counter calls nobody for a while; who is held for it waits on.
-- KEYS: 1 site prefix
-- ARGV: 1 now_ms, 2 actor, 3 command id, 4 digest, 5 business day; 6 counter
-- Returns: the event with its position
-- Emits: counter_paused
-- Refuses: counter_closed, counter_paused, counter_busy, command_id_reused
local function pause(keys, argv)
  local call, answer = begin_command(keys, argv)
  if not call then
    return answer
  end
  local counter = get_counter(call, argv[6])
  local objection = objection_to_call(counter, 1)
  if objection then
    return refuse(call, objection)
  end
  set_counter(call, counter, { state = 'paused' })
  emit(call, 'counter_paused', counter_json(counter))
  return commit(call)
end
