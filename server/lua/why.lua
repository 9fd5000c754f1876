-- Purpose: where a ticket stands, and which calls have passed it since it waits: of tickets whose
--          time counts from later, by counters that could serve it.
-- KEYS: 1 site prefix
-- ARGV: 1 ticket, 2 queues by counter (JSON)
-- Returns: {"ticket":row,"ahead":…,"hold_ms":…,"counters":{"able":[…],"open":[…]},
--       "passes":[…]}, or {"refused":…}; hold_ms is the H of the day
-- Emits: nothing
-- Refuses: unknown_ticket
local function passes(prefix, ticket, able)
  local found, here = {}, {}
  for _, number in ipairs(able) do
    here[number] = true
  end
  local since_ms = tonumber(ticket.waiting_ms) or math.huge
  local until_ms = tonumber(ticket.waited_ms) or math.huge
  for _, entry in ipairs(redis.call('HVALS', prefix .. ':calls')) do
    local call = cjson.decode(entry)
    local while_waiting = call.at >= since_ms and call.at < until_ms
    local later = call.counted_ms > tonumber(ticket.counted_ms)
    if while_waiting and later and here[call.counter] then
      found[#found + 1] = { call.at, entry }
    end
  end
  table.sort(found, function(one, other) return one[1] < other[1] end)
  for index, pass in ipairs(found) do
    found[index] = pass[2]
  end
  return table.concat(found, ',')
end

local function why(keys, argv)
  local prefix, row = keys[1], load_ticket(keys[1], argv[1])
  if not row then
    return refusal_json('unknown_ticket', here(prefix))
  end
  local served = cjson.decode(argv[2])
  local queues, able = around({ row.held_at and 'counter/' .. row.held_at or nil }, served)
  if not row.held_at then
    queues, able = around(queues_of(row), served)
  elseif row.held_for ~= 'counter/' .. row.held_at then
    queues[#queues + 1] = row.held_for
  end
  local open = {}
  for _, number in ipairs(able) do
    open[#open + 1] = load_counter(prefix, number).state == 'open' and number or nil
  end
  local ahead = people_before(prefix, queues, row)
  local hold_ms = cjson.decode(redis.call('HGET', prefix .. ':meta', 'heads')).hold
  return '{"ticket":' .. ticket_json(row) .. ',"ahead":' .. ahead .. ',"hold_ms":'
    .. integer(hold_ms) .. ',"counters":{"able":'
    .. list_of(able) .. ',"open":' .. list_of(open) .. '},"passes":['
    .. passes(prefix, row, able) .. ']}'
end
