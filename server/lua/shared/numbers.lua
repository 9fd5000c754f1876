-- Giving numbers: whether one is to be had, which one, and the ticket that bears it.

-- Why no number is given, and members that say more; nil if one is. `admission` is JSON of the
-- server: until when the office is open, when it opens again, whether who comes now is served
-- today, and how many numbers a service or an area gives a day; '' asks nothing.
local function objection_to_number(call, admission, names, given)
  if call.stopped then
    for index, reason in ipairs(redis.call('HMGET', call.prefix .. ':stops', '*', unpack(names))) do
      if reason then
        local service = index > 1 and names[index - 1]:match('^service/(.+)$')
        return 'numbers_stopped', (service and ',"service":' .. text_of(service) or '')
          .. ',"reason":' .. reason
      end
    end
  end
  if call.now >= (admission.open_until_ms or 0) then
    local opens = admission.opens_ms
    return 'office_closed', opens and ',"opens_ms":' .. integer(opens) or ''
  end
  for index, name in ipairs(names) do
    if tonumber(given[index] or '0') >= (admission.quotas[name] or math.huge) then
      local kind, key = name:match('^(%a+)/(.+)$')
      return 'quota_used', ',"' .. kind .. '":' .. text_of(key)
    end
  end
  return not admission.served_today and 'too_late_today' or nil, ''
end

-- The next serial of an area after the last one: none of `skipped` ("801-849,1000-1000"), none of a
-- range that a kiosk has or had, and none that somebody has today already.
local function next_serial(call, area, last, first, skipped)
  local serial = math.max(tonumber(last or '0') + 1, tonumber(first))
  local had = ranges_of(call.prefix, area)
  local before
  repeat
    before = serial
    serial = after_ranges(serial, skipped:gmatch('(%d+)-(%d+)'))
    serial = after_ranges(serial, had:gmatch(' (%d+)-(%d+) '))
    local number = area .. integer(serial)
    serial = serial + redis.call('HEXISTS', call.prefix .. ':numbers', number)
  until serial == before
  return serial
end

-- Counts a number in today's quotas: `names` are what it counts for ("service/renew", "area/K"),
-- and `given` how many of each there were.
local function count_number(call, names, given)
  for index, name in ipairs(names) do
    local count = integer(tonumber(given[index] or '0') + 1)
    write(call, 'HSET', call.prefix .. ':series', name, count)
  end
end

-- Writes a ticket that was not there before; what follows from its row comes with it.
local function begin_ticket(call, row)
  row.service = cjson.decode(row.services)[1]
  call.tickets[row.id] = {}
  change(call, call.tickets[row.id], row)
  return call.tickets[row.id]
end

-- Writes a new ticket with its number; `row` has what the visitor chose.
local function new_ticket(call, row, serial, names, given)
  local issued = tonumber(call.issued or '0') + 1
  row.id, row.number = string.format('%010d', issued), row.area .. integer(serial)
  row.state, row.day, row.waits_in = 'issued', call.day, row.area
  row.issued_ms, row.arrived_ms = integer(call.now), integer(call.now)
  call.meta = { 'issued', integer(issued) }
  write(call, 'HSET', call.prefix .. ':series', row.area, integer(serial))
  count_number(call, names, given)
  write(call, 'HSET', call.prefix .. ':numbers', row.number, row.id)
  return begin_ticket(call, row)
end
