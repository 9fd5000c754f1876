-- Purpose: gives the next number of an area's series; the ticket cannot be called yet.
-- KEYS: 1 site prefix
-- ARGV: 1 now_ms, 2 actor, 3 command id, 4 digest, 5 keep until, ms; 6 day, 7 day's end, ms,
--       8 area, 9 first serial, 10 serials never given online ("801-849,1000-1000"), 11 service,
--       12 language, 13 needs (JSON list), 14 persons, 15 cases, 16 kiosk,
--       17 SHA-256 of the phone token or '', 18 head start, ms, 19 deliver within, ms,
--       20… services of the counters that could serve this one
-- Returns: the event with its position
-- Emits: issued, with `ahead`: people who stand before it at the counters that could serve it
-- Refuses: command_id_reused
local function next_serial(key, area, first, skipped)
  local last = tonumber(redis.call('HGET', key, area) or '0')
  local serial = math.max(last + 1, tonumber(first))
  for from, to in skipped:gmatch('(%d+)-(%d+)') do
    if serial >= tonumber(from) and serial <= tonumber(to) then
      serial = tonumber(to) + 1
    end
  end
  return serial
end

local function issue(keys, argv)
  local call, answer = begin_command(keys, argv)
  if not call then
    return answer
  end
  local day, day_end, area, skipped = argv[6], argv[7], argv[8], argv[10]
  local series = call.prefix .. ':series:' .. day
  local serial = next_serial(series, area, argv[9], skipped)
  local issued = tonumber(redis.call('HGET', call.prefix .. ':meta', 'issued') or '0') + 1
  local now = integer(call.now)
  local ticket = {
    id = string.format('%010d', issued), number = area .. integer(serial), area = area,
    service = argv[11], state = 'issued', language = argv[12], needs = argv[13],
    persons = argv[14], cases = argv[15], day = day, issued_ms = now, arrived_ms = now,
    counted_ms = now, rank = integer(call.now - tonumber(argv[18])), kiosk = argv[16],
    phone = argv[17], head_start_ms = argv[18], keep_until = call.keep_until,
  }
  local key = call.prefix .. ':ticket:' .. ticket.id
  local flat = {}
  for name, value in pairs(ticket) do
    flat[#flat + 1], flat[#flat + 2] = name, value
  end
  write(call, 'HSET', call.prefix .. ':meta', 'issued', issued)
  write(call, 'HSET', series, area, integer(serial))
  write(call, 'PEXPIREAT', series, call.keep_until)
  write(call, 'HSET', key, unpack(flat))
  write(call, 'ZADD', call.prefix .. ':live', issued, ticket.id)
  local deliver_by = integer(call.now + tonumber(argv[19]))
  write(call, 'ZADD', call.prefix .. ':due', deliver_by, 'deliver:' .. ticket.id)
  write(call, 'ZADD', call.prefix .. ':due', day_end, 'expire:' .. ticket.id)
  local ahead = ahead_of(call, ticket, { unpack(argv, 20) })
  emit(call, 'issued', ',"ticket":' .. ticket_json(ticket) .. ',"ahead":' .. ahead)
  return commit(call)
end
