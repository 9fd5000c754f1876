-- Purpose: what numbers were given today, by service and area, and for what none are given now.
-- KEYS: 1 site prefix
-- ARGV: none
-- Returns: {"day":…,"given":{…},"stops":{…}}
-- Emits: nothing
-- Refuses: nothing
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
    .. stops_json(prefix) .. '}'
end
