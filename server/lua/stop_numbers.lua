-- Purpose: no numbers are given for a service, or for anything, until they are allowed or the day
--          closes.
-- KEYS: 1 site prefix
-- ARGV: 1 now_ms, 2 actor, 3 command id, 4 digest, 5 business day; 6 service, or "" for everything,
--       7 reason by language (JSON)
-- Returns: the event with its position
-- Emits: numbers_stopped
-- Refuses: command_id_reused
local function stop_numbers(keys, argv)
  local call, answer = begin_command(keys, argv)
  if not call then
    return answer
  end
  local service, reason = argv[6], argv[7]
  local field = service ~= '' and 'service/' .. service or '*'
  write(call, 'HSET', call.prefix .. ':stops', field, reason)
  call.meta = { 'stopped', '1' }
  local named = service ~= '' and ',"service":' .. text_of(service) or ''
  emit(call, 'numbers_stopped', named .. ',"reason":' .. reason)
  return commit(call)
end
