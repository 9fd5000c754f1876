-- Purpose: these counters have given a sign of life: nobody takes them for left for a while.
-- KEYS: 1 site prefix
-- ARGV: 1 now_ms, 2 business day, 3 counts as left after, ms, 4… counters
-- Returns: how many of them are open
-- Emits: nothing
-- Refuses: nothing
local function alive(keys, argv)
  local call, failure = begin(keys[1], argv[1], argv[2])
  if not call then
    return failure
  end
  local left_at = integer(call.now + tonumber(argv[3]))
  local signs = {}
  for _, number in ipairs({ unpack(argv, 4) }) do
    if is_staffed(get_counter(call, number)) then
      signs[#signs + 1], signs[#signs + 2] = left_at, 'left:' .. number
    end
  end
  if #signs > 0 then
    redis.call('ZADD', call.prefix .. ':due', unpack(signs))
  end
  return tostring(#signs / 2)
end
