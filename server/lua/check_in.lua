-- Purpose: somebody with an appointment has come: gives a number whose time counts from the
--          appointment, or from now if that is later. Who comes later than the site allows has a
--          number as if without appointment.
-- KEYS: 1 site prefix
-- ARGV: 1 now_ms, 2 actor, 3 command id, 4 digest, 5 business day; 6 SHA-256 of the code, 7
--       language or "", 8 kiosk, 9 SHA-256 of the phone token or "", 10 deliver within, ms, 11 "1"
--       if reception orders it, 12 how early, ms, 13 how late, ms, 14 first serial, 15 serials
--       never given online by area (JSON), 16 areas of the services, 17 queues by counter
--       (JSON), 18 needs (JSON list), 19 the code's hash by the version before or ""
-- Returns: the event with its position
-- Emits: issued, with `ahead`: people who stand before it at the counters that could serve it; and
--       `hold_ms`: the H of the day
-- Refuses: unknown_appointment, appointment_cancelled, already_checked_in, other_day, too_early,
--       numbers_stopped, command_id_reused
local function objection_to_check_in(call, booking, early_ms)
  if not booking then
    return 'unknown_appointment'
  elseif booking.state == 'cancelled' then
    return 'appointment_cancelled'
  elseif is_checked_in(booking) then
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
  local booking = booking_of(call, argv[6], argv[19])
  local early_ms, late_ms = tonumber(argv[12]), tonumber(argv[13])
  local code, members = objection_to_check_in(call, booking, early_ms)
  if code then
    return refuse(call, code, members)
  end
  local row = row_of_booking(call, booking, call.now, late_ms, argv[18], argv[16])
  row.area = about(argv[16], booking.service)
  row.language = argv[7] ~= '' and argv[7] or booking.language or 'de'
  row.kiosk, row.phone, row.ordered = argv[8], argv[9], argv[11] ~= '' and argv[11]
  row.deliver_by_ms = integer(call.now + tonumber(argv[10]))
  local last = redis.call('HGET', call.prefix .. ':series', row.area)
  local never = cjson.decode(argv[15])[row.area]
  local serial = next_serial(call, row.area, last, argv[14], never)
  local ticket = new_ticket(call, row, serial, {}, {})
  check_in_as(call, booking, ticket)
  local queues = around(call.prefix, queues_of(ticket), cjson.decode(argv[17]))
  emit_ticket(call, 'issued', ticket, place_json(call, queues, ticket))
  return commit(call)
end
