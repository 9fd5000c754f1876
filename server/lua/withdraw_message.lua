-- Purpose: what was told to everybody who waits is told no more.
-- KEYS: 1 site prefix
-- ARGV: 1 now_ms, 2 actor, 3 command id, 4 digest, 5 business day; 6 id of the message
-- Returns: the event with its position
-- Emits: message_withdrawn
-- Refuses: unknown_message, command_id_reused
local function withdraw_message(keys, argv)
  local call, answer = begin_command(keys, argv)
  if not call then
    return answer
  end
  local id = argv[6]
  local found = redis.call('HGET', call.prefix .. ':messages', id)
  local message = found and cjson.decode(found)
  if not message or is_over(message, call.now) then
    return refuse(call, 'unknown_message')
  end
  write(call, 'HDEL', call.prefix .. ':messages', id)
  local told = message_json(id, message.kind, list_of(message.areas))
  emit(call, 'message_withdrawn', ',"message":' .. told .. '}')
  return commit(call)
end
