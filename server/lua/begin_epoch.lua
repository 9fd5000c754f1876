-- Purpose: begins a new epoch when the store's process is a new one, so that no position that a
--          crash may have lost is ever given to another event.
-- KEYS: 1 site prefix
-- ARGV: 1 now_ms, 2 run id of the store's process
-- Returns: {"epoch":…,"position":{…}}
-- Emits: epoch_begun, with the last position that survived (`previous`), only for a new run id
-- Refuses: nothing
local function begin_epoch(keys, argv)
  local prefix, now_ms, run_id = keys[1], argv[1], argv[2]
  local meta = redis.call('HMGET', prefix .. ':meta', 'epoch', 'run_id', 'now')
  local epoch, last = meta[1], head(prefix)
  if not epoch or meta[2] ~= run_id then
    local last_epoch = tonumber(last:match('^(%d+)-'))
    local now = math.max(tonumber(now_ms), tonumber(meta[3] or '0'))
    epoch = integer(math.max(last_epoch + 1, now))
    local previous = last ~= '0-0' and ',"previous":' .. position_json(last) or ''
    local event = '{"type":"epoch_begun","at":' .. integer(now) .. previous .. '}'
    last = redis.call('XADD', prefix .. ':events', epoch .. '-*', 'e', event)
    redis.call('HSET', prefix .. ':meta', 'epoch', epoch, 'run_id', run_id, 'now', integer(now))
  end
  return '{"epoch":' .. epoch .. ',"position":' .. position_json(last) .. '}'
end
