-- Purpose: numbers are given again.
-- KEYS: 1 site prefix
-- ARGV: 1 now_ms, 2 actor, 3 command id, 4 digest, 5 business day; 6 service, or "" for everything
-- Returns: the event with its position
-- Emits: numbers_allowed
-- Refuses: nothing_stopped, command_id_reused
local function allow_numbers(keys, argv)
  local call, answer = begin_command(keys, argv)
  if not call then
    return answer
  end
  local service = argv[6]
  local field = service ~= '' and 'service/' .. service or '*'
  local stops = as_map(redis.call('HGETALL', call.prefix .. ':stops'))
  if not stops[field] then
    return refuse(call, 'nothing_stopped')
  end
  stops[field] = nil
  write(call, 'HDEL', call.prefix .. ':stops', field)
  if not next(stops) then
    write(call, 'HDEL', call.prefix .. ':meta', 'stopped')
  end
  emit(call, 'numbers_allowed', service ~= '' and ',"service":' .. text_of(service) or '')
  return commit(call)
end
