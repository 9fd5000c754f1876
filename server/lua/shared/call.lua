-- A call from its beginning to its commit.
-- Theory of operation: a verb reads and checks, collects its writes in call.writes, and ends with
-- commit(). commit() appends the events first and then applies the writes. Nothing after the first
-- XADD may be able to fail: the store does not roll back a function that stops half-way. That is
-- why writes are collected: a check that comes too late cannot be written down by accident.
-- Other processes cannot run in between: the store runs one function at a time.

-- Starts a call of the site at `now`; time never runs backwards within a site.
local function begin(prefix, now)
  local meta = redis.call('HMGET', prefix .. ':meta', 'epoch', 'now')
  if not meta[1] then
    return nil, redis.error_reply('NOEPOCH no epoch has begun for ' .. prefix)
  end
  local call = { prefix = prefix, epoch = meta[1], writes = {}, events = {} }
  call.now = math.max(tonumber(now), tonumber(meta[2] or '0'))
  return call
end

-- Starts a command. Common ARGV: now_ms, actor, command id, digest of the body, keep-until in ms.
-- Gives the call, or nil and the answer that this command id has had before.
local function begin_command(keys, argv)
  local call, failure = begin(keys[1], argv[1])
  if not call then
    return nil, failure
  end
  call.digest, call.keep_until = argv[4], argv[5]
  call.answer_key = call.prefix .. ':answer:' .. argv[2] .. ':' .. argv[3]
  local kept = redis.call('GET', call.answer_key)
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

-- Events first, then every collected write, then the kept answer; gives the last event as JSON.
local function commit(call)
  local entry_id, body
  for _, event in ipairs(call.events) do
    entry_id = redis.call('XADD', call.prefix .. ':events', call.epoch .. '-*', 'e', event)
    body = event
  end
  for _, arguments in ipairs(call.writes) do
    redis.call(unpack(arguments))
  end
  redis.call('HSET', call.prefix .. ':meta', 'now', integer(call.now))
  if call.answer_key then
    local reference = call.digest .. ' E ' .. entry_id
    redis.call('SET', call.answer_key, reference, 'PXAT', call.keep_until)
  end
  return with_position(entry_id, body)
end
