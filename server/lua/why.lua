-- Purpose: where a ticket stands, and which calls have passed it since it waits: of tickets whose
--          time counts from later, by counters that could serve it.
-- KEYS: 1 site prefix
-- ARGV: 1 ticket, 2 queues by counter (JSON)
-- Returns: {"ticket":row,"ahead":…,"hold_ms":…,"counters":{"able":[…],"open":[…]},
--       "passes":[…]}, or {"refused":…}; hold_ms is the H of the day
-- Emits: nothing
-- Refuses: unknown_ticket
-- Was this ticket called by mistake at that moment? `undone` are the spans that an undo has left.
local function was_away(undone, at)
  for _, span in ipairs(undone) do
    if at >= span.at and at < span.undone then
      return true
    end
  end
  return false
end

-- The calls since this ticket waits, of those who came later, by these counters; and the spans.
local function calls_meanwhile(prefix, ticket, able)
  local found, undone, could_serve = {}, {}, {}
  for _, number in ipairs(able) do
    could_serve[number] = true
  end
  local since_ms = tonumber(ticket.waiting_ms) or math.huge
  local until_ms = tonumber(ticket.waited_ms) or math.huge
  for key, entry in pairs(as_map(redis.call('HGETALL', prefix .. ':calls'))) do
    local call = cjson.decode(entry)
    local is_own = key:match('^%d+') == ticket.id
    local while_waiting = call.at >= since_ms and call.at < until_ms
    if call.undone then
      undone[#undone + 1] = is_own and call or nil
    elseif while_waiting and call.counted_ms > tonumber(ticket.counted_ms) then
      found[#found + 1] = could_serve[call.counter] and { at = call.at, entry = entry } or nil
    end
  end
  return found, undone
end

local function passes(prefix, ticket, able)
  local found, undone = calls_meanwhile(prefix, ticket, able)
  table.sort(found, function(one, other)
    return one.at < other.at or one.at == other.at and one.entry < other.entry
  end)
  local entries = {}
  for _, pass in ipairs(found) do
    entries[#entries + 1] = not was_away(undone, pass.at) and pass.entry or nil
  end
  return table.concat(entries, ',')
end

local function why(keys, argv)
  local prefix, row = keys[1], load_ticket(keys[1], argv[1])
  if not row then
    return refusal_json('unknown_ticket', here(prefix))
  end
  local queues, able = around(prefix, queues_of(row), cjson.decode(argv[2]))
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
