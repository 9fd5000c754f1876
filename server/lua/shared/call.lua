-- A call from its beginning to its commit.
-- Theory of operation: a verb reads and checks, collects its writes in call.writes, and ends with
-- commit(). commit() appends the events first and then applies the writes. Nothing after the first
-- XADD may be able to fail: the store does not roll back a function that stops half-way. That is
-- why writes are collected: a check that comes too late cannot be written down by accident.
-- Rows that a call has read live in call.tickets and call.counters, so that two things done in one
-- call see one row. Other processes cannot run in between: the store runs one function at a time.

-- Starts a call of the site at `now`; time never runs backwards within a site. `day` is the
-- business day by the caller's clock: if it is a later one than the site's, the site's day must be
-- closed before anything else happens. Without one, nobody asks.
local function begin(prefix, now, day)
  local meta = redis.call(
    'HMGET', prefix .. ':meta', 'epoch', 'now', 'day', 'heads', 'issued', 'stopped'
  )
  if not meta[1] then
    return nil, redis.error_reply('NOEPOCH no epoch has begun for ' .. prefix)
  elseif day and (not meta[3] or meta[3] < day) then
    return nil, redis.error_reply('DAYOVER the business day before ' .. day .. ' is not closed')
  end
  local call = { prefix = prefix, epoch = meta[1], day = meta[3], writes = {}, events = {} }
  call.heads, call.issued, call.stopped = meta[4], meta[5], meta[6]
  call.now = math.max(tonumber(now), tonumber(meta[2] or '0'))
  call.tickets, call.counters, call.meta = {}, {}, {}
  return call
end

-- Starts a command. Common ARGV: now_ms, actor, command id, digest of the body, business day.
-- Gives the call, or nil and the answer that this command id has had before.
local function begin_command(keys, argv)
  local call, failure = begin(keys[1], argv[1], argv[5])
  if not call then
    return nil, failure
  end
  call.actor, call.digest = argv[2], argv[4]
  call.answer_field = argv[2] .. ':' .. argv[3]
  local kept = redis.call('HGET', call.prefix .. ':answers', call.answer_field)
  if kept then
    return nil, replay(call, kept)
  end
  return call
end

local function write(call, ...)
  call.writes[#call.writes + 1] = { ... }
end

-- Adds an event of this type; `extra` is JSON members, each with a comma before it.
local function emit(call, type, extra)
  local event = '{"type":"' .. type .. '","at":' .. integer(call.now) .. extra .. '}'
  call.events[#call.events + 1] = event
end

-- Events first, then every collected write, then the kept answer; gives the last event as JSON, if
-- there is one.
local function commit(call)
  local entry_id, body
  for _, event in ipairs(call.events) do
    entry_id = redis.call('XADD', call.prefix .. ':events', call.epoch .. '-*', 'e', event)
    body = event
  end
  for _, arguments in ipairs(call.writes) do
    redis.call(unpack(arguments))
  end
  redis.call('HSET', call.prefix .. ':meta', 'now', integer(call.now), unpack(call.meta))
  if call.answer_field then
    keep(call, 'E ' .. entry_id)
  end
  return entry_id and with_position(entry_id, body)
end
