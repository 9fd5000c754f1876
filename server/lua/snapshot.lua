-- Purpose: all that is true now, at one position: every ticket that has not ended, every counter,
--          every stop, every message.
-- KEYS: 1 site prefix
-- ARGV: none
-- Returns: {"position":{…},"tickets":[row…],"counters":[row…],"stops":{…},"messages":[row…],
--       "hold_ms":…}; hold_ms is the H of the day, once one has begun
-- Emits: nothing
-- Refuses: nothing
local function snapshot(keys)
  local prefix = keys[1]
  local tickets, counters = {}, {}
  for _, id in ipairs(redis.call('ZRANGE', prefix .. ':live', 0, -1)) do
    local ticket = load_ticket(prefix, id)
    if ticket then
      tickets[#tickets + 1] = ticket_json(ticket)
    end
  end
  local heads = redis.call('HGET', prefix .. ':meta', 'heads')
  local numbers = redis.call('SMEMBERS', prefix .. ':counters')
  table.sort(numbers)
  for _, number in ipairs(numbers) do
    counters[#counters + 1] = counter_row_json(load_counter(prefix, number))
  end
  return '{"position":' .. position_json(head(prefix)) .. ',"tickets":['
    .. table.concat(tickets, ',') .. '],"counters":[' .. table.concat(counters, ',')
    .. '],"stops":' .. stops_json(prefix) .. ',"messages":' .. messages_json(prefix)
    .. (heads and ',"hold_ms":' .. integer(cjson.decode(heads).hold) or '') .. '}'
end
