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

local function next_serial(last, first, skipped)
  local serial = math.max(tonumber(last or '0') + 1, tonumber(first))
  for from, to in skipped:gmatch('(%d+)-(%d+)') do
    if serial >= tonumber(from) and serial <= tonumber(to) then
      serial = tonumber(to) + 1
    end
  end
  return serial
end

-- Writes a new ticket with its number; `row` has what the visitor chose. `names` are what it counts
-- for in today's quotas ("service/renew", "area/K") and `given` how many of each there were.
local function new_ticket(call, row, serial, names, given)
  local issued = tonumber(call.issued or '0') + 1
  row.id, row.number = string.format('%010d', issued), row.area .. integer(serial)
  row.state, row.day, row.waits_in = 'issued', call.day, row.area
  row.issued_ms, row.arrived_ms = integer(call.now), integer(call.now)
  row.service = cjson.decode(row.services)[1]
  call.meta = { 'issued', integer(issued) }
  local series = { 'HSET', call.prefix .. ':series', row.area, integer(serial) }
  for index, name in ipairs(names) do
    series[#series + 1], series[#series + 2] = name, tonumber(given[index] or '0') + 1
  end
  call.writes[#call.writes + 1] = series
  write(call, 'HSET', call.prefix .. ':numbers', row.number, row.id)
  call.tickets[row.id] = {}
  change(call, call.tickets[row.id], row)
  return call.tickets[row.id]
end
