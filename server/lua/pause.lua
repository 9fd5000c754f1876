-- Purpose: a counter calls nobody for a while, and may say why; who is held for it waits on.
-- KEYS: 1 site prefix
-- ARGV: 1 now_ms, 2 actor, 3 command id, 4 digest, 5 business day; 6 counter, 7 one of the
--       site's reasons; "" for none
-- Returns: the event with its position
-- Emits: counter_paused
-- Refuses: counter_closed, counter_paused, counter_busy, command_id_reused
local function pause(keys, argv)
  local call, answer = begin_command(keys, argv)
  if not call then
    return answer
  end
  local number, reason = argv[6], argv[7]
  local counter = get_counter(call, number)
  local objection = objection_to_call(counter, 1)
  if objection then
    return refuse(call, objection)
  end
  set_counter(call, counter, { state = 'paused', pause_reason = reason ~= '' and reason })
  emit(call, 'counter_paused', counter_json(counter))
  return commit(call)
end
