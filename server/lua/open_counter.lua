-- Purpose: a counter begins to serve, again after a pause, or somebody is back there.
-- KEYS: 1 site prefix
-- ARGV: 1 now_ms, 2 actor, 3 command id, 4 digest, 5 business day; 6 counter, 7 who: an opaque id
--       of the person, 8 an id for that person if today has none yet, 9 counts as left after, ms,
--       10 who is held for a caseworker waits for, ms, 11 its area
-- Returns: the event with its position
-- Emits: counter_opened; before it forwarded for each who is held for this caseworker
-- Refuses: counter_already_open, caseworker_elsewhere, command_id_reused
local function open_counter(keys, argv)
  local call, answer = begin_command(keys, argv)
  if not call then
    return answer
  end
  local number, person, left_ms = argv[6], argv[7], tonumber(argv[9])
  local people = call.prefix .. ':caseworkers'
  local caseworker = redis.call('HGET', people, person) or argv[8]
  local counter, other = get_counter(call, number), counter_of(call, caseworker, number)
  if counter.state == 'open' then
    return refuse(call, 'counter_already_open')
  elseif other then
    return refuse(call, 'caseworker_elsewhere', ',"counter":' .. text_of(other.number))
  end
  if counter.caseworker ~= caseworker and is_staffed(counter) then
    leave(call, counter, tonumber(argv[10]))
  end
  write(call, 'HSET', people, person, caseworker)
  write(call, 'SADD', call.prefix .. ':counters', number)
  write(call, 'ZREM', call.prefix .. ':due', 'absent:' .. caseworker)
  write(call, 'ZADD', call.prefix .. ':due', integer(call.now + left_ms), 'left:' .. number)
  local held = call.prefix .. ':queue:caseworker/' .. caseworker
  for _, id in ipairs(redis.call('ZRANGE', held, 0, -1)) do
    local ticket = get_ticket(call, id)
    change(call, ticket, { held_at = number, waits_in = argv[11] })
    emit_ticket(call, 'forwarded', ticket)
  end
  local opened_ms = counter.state == 'paused' and counter.opened_ms or integer(call.now)
  set_counter(call, counter, {
    state = 'open', opened_ms = opened_ms, caseworker = caseworker, area = argv[11],
    pause_reason = false,
  })
  emit(call, 'counter_opened', counter_json(counter))
  return commit(call)
end
