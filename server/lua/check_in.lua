-- Purpose: somebody with an appointment has come: gives a number whose time counts from the
--          appointment, or from now if that is later. Who comes later than the site allows has a
--          number as if without appointment.
-- KEYS: 1 site prefix
-- ARGV: 1 now_ms, 2 actor, 3 command id, 4 digest, 5 business day; 6 SHA-256 of the code, 7
--       language or "", 8 kiosk, 9 SHA-256 of the phone token or "", 10 deliver within, ms, 11 "1"
--       if reception orders it, 12 how early, ms, 13 how late, ms, 14 first serial, 15 serials
--       never given online by area (JSON), 16 areas of the services, 17 queues by counter
--       (JSON)
-- Returns: the event with its position
-- Emits: issued, with `ahead`: people who stand before it at the counters that could serve it; and
--       `hold_ms`: the H of the day
-- Refuses: unknown_appointment, appointment_cancelled, already_checked_in, other_day, too_early,
--       numbers_stopped, command_id_reused
local function booking_of(call, code_hash)
  local id = redis.call('HGET', call.prefix .. ':codes', code_hash)
  local row = id and as_map(redis.call('HGETALL', call.prefix .. ':appointment:' .. id)) or {}
  local booking = row.content and cjson.decode(row.content)
  if booking then
    booking.day, booking.number = row.day, row.number
    booking.ticket = row.ticket and get_ticket(call, row.ticket)
  end
  return booking
end

-- A number that was taken back does not count: its owner may check in again.
local function objection_to_check_in(call, booking, early_ms)
  if not booking then
    return 'unknown_appointment'
  elseif booking.state == 'cancelled' then
    return 'appointment_cancelled'
  elseif booking.ticket and booking.ticket.state ~= 'cancelled' then
    return 'already_checked_in', ',"number":' .. text_of(booking.number)
  end
  local slot = ',"slot_ms":' .. integer(booking.slot_ms)
  local stop = call.stopped and redis.call('HGET', call.prefix .. ':stops', '*')
  if booking.day ~= call.day then
    return 'other_day', slot
  elseif call.now < booking.slot_ms - early_ms then
    return 'too_early', slot .. ',"from_ms":' .. integer(booking.slot_ms - early_ms)
  end
  return stop and 'numbers_stopped' or nil, stop and ',"reason":' .. stop
end

local function check_in(keys, argv)
  local call, answer = begin_command(keys, argv)
  if not call then
    return answer
  end
  local booking = booking_of(call, argv[6])
  local early_ms, late_ms = tonumber(argv[12]), tonumber(argv[13])
  local code, members = objection_to_check_in(call, booking, early_ms)
  if code then
    return refuse(call, code, members)
  end
  local late = call.now > booking.slot_ms + late_ms
  local counted_ms = late and call.now or math.max(call.now, booking.slot_ms)
  local row = counted_from(call, counted_ms, '[]', not late and integer(booking.slot_ms))
  row.area = about(argv[16], booking.service)
  row.services, row.order = cjson.encode(booking.services), booking.order or ''
  row.triage = triage_of(row, booking.services, row.order, argv[16])
  row.language = argv[7] ~= '' and argv[7] or booking.language or 'de'
  row.persons, row.cases = integer(booking.persons), integer(booking.cases)
  row.kiosk, row.phone, row.ordered = argv[8], argv[9], argv[11] ~= '' and argv[11]
  row.deliver_by_ms, row.appointment = integer(call.now + tonumber(argv[10])), booking.id
  local last = redis.call('HGET', call.prefix .. ':series', row.area)
  local serial = next_serial(last, argv[14], cjson.decode(argv[15])[row.area])
  local ticket = new_ticket(call, row, serial, {}, {})
  local key = call.prefix .. ':appointment:' .. booking.id
  write(call, 'HSET', key, 'ticket', ticket.id, 'number', ticket.number)
  local queues = around(call.prefix, queues_of(ticket), cjson.decode(argv[17]))
  emit_ticket(call, 'issued', ticket, place_json(call, queues, ticket))
  return commit(call)
end
