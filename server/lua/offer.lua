-- Purpose: what numbers were given today, by service and area, and for what none are given now.
-- KEYS: 1 site prefix
-- ARGV: none
-- Returns: {"day":…,"given":{…},"stops":{…},"handed_in":[…],"taken":[…]}: ids of tickets of today
--          that kiosks have handed in; numbers in ranges that kiosks have or had which a server has
--          given today
-- Emits: nothing
-- Refuses: nothing

-- A range may be made of serials that the day's series has passed already.
local function taken(prefix, ranges)
  local found = {}
  for index = 1, #ranges, 2 do
    local letter = ranges[index]
    local last = tonumber(redis.call('HGET', prefix .. ':series', letter) or '0')
    for _, from, to in each_range(ranges[index + 1]) do
      for serial = tonumber(from), math.min(tonumber(to), last) do
        local number = letter .. integer(serial)
        local id = redis.call('HGET', prefix .. ':numbers', number)
        found[#found + 1] = id and id:sub(1, 1) == '0' and number or nil
      end
    end
  end
  return found
end

-- Of this day: what is handed in of an earlier one has expired, and its number may be given again.
local function handed_in(prefix, day)
  local found = {}
  for _, id in ipairs(redis.call('SMEMBERS', prefix .. ':handed_in')) do
    local is_of_today = redis.call('HGET', prefix .. ':ticket:' .. id, 'day') == day
    found[#found + 1] = is_of_today and id or nil
  end
  return found
end

local function offer(keys)
  local prefix, given = keys[1], {}
  local series = redis.call('HGETALL', prefix .. ':series')
  for index = 1, #series, 2 do
    if series[index]:find('/', 1, true) then
      given[#given + 1] = text_of(series[index]) .. ':' .. series[index + 1]
    end
  end
  local day = redis.call('HGET', prefix .. ':meta', 'day') or ''
  return '{"day":' .. text_of(day) .. ',"given":{' .. table.concat(given, ',') .. '},"stops":'
    .. stops_json(prefix) .. ',"handed_in":'
    .. list_of(handed_in(prefix, day)) .. ',"taken":'
    .. list_of(taken(prefix, redis.call('HGETALL', prefix .. ':ranges'))) .. '}'
end
