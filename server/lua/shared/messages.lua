-- What somebody tells everybody who waits: rows that stand until somebody withdraws them, their
-- time is up or the day closes. Each is stored as the JSON that is told of it.

-- Every stored message, the oldest first; `json` is what is told of it.
local function load_messages(prefix)
  local messages = {}
  for _, json in pairs(as_map(redis.call('HGETALL', prefix .. ':messages'))) do
    local message = cjson.decode(json)
    message.json = json
    messages[#messages + 1] = message
  end
  table.sort(messages, function(one, other)
    return tonumber(one.id) < tonumber(other.id)
  end)
  return messages
end

-- Whoever shows messages knows the time, too: one that is over is nobody's any more.
local function is_over(message, now)
  return message.until_ms ~= nil and message.until_ms <= now
end

-- An evacuation is never refused for what else stands, and outlasts the day: people may be outside.
local function goes_first(kind)
  return kind == 'evacuation'
end

-- Which message it is; `areas` is JSON, empty for the whole house.
local function message_json(id, kind, areas)
  return '{"id":' .. text_of(id) .. ',"kind":' .. text_of(kind) .. ',"areas":' .. areas
end

local function messages_json(prefix)
  local told = {}
  for _, message in ipairs(load_messages(prefix)) do
    told[#told + 1] = message.json
  end
  return '[' .. table.concat(told, ',') .. ']'
end

-- At the end of a day all goes but an evacuation that still holds.
-- Not among FOR_A_DAY of the library before: what that one leaves goes with the next day.
local function forget_messages(call)
  for _, message in ipairs(load_messages(call.prefix)) do
    if not goes_first(message.kind) or is_over(message, call.now) then
      write(call, 'HDEL', call.prefix .. ':messages', message.id)
    end
  end
end
