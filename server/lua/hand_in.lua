-- Purpose: takes over a number that a kiosk has given without a server: it waits, by the time at
--          which its visitor came. A number of an earlier business day is written down as expired.
--          No hours, stops or quotas are asked: the visitor has the number already.
-- KEYS: 1 site prefix
-- ARGV: 1 now_ms, 2 actor, 3 command id, 4 digest, 5 business day; 6 ticket, 7 number, "" if the id
--       is not its, 8 its area, 9 how long ago they came, ms, 10 not before, ms, 11 when the
--       business day began, ms, 12 business day of the coming, 13 service, 14 language, 15 needs
--       (JSON list), 16 persons, 17 cases, 18 kiosk, 19 SHA-256 of the phone token or "", 20 how it
--       came: "paper", "screen", "unsure" or "unconfirmed", 21 SHA-256 of an appointment's code or
--       "", 22 how late, ms, 23 areas of the services, 24 "1" if the kiosk has it in its range now,
--       25 not before by the kiosk's order, ms; of no matter on an earlier day, 26 what the
--       version before knew the code by, or ""
-- Returns: the event with its position
-- Emits: handed_in, with `how`
-- Refuses: not_your_number, number_given, command_id_reused

-- The row of whoever has no appointment.
local function row_of_concern(call, arrived_ms, argv)
  local row = counted_from(call, arrived_ms, argv[15])
  row.services = cjson.encode({ argv[13] })
  row.triage = triage_of(row, { argv[13] }, '', argv[23])
  row.persons, row.cases = argv[16], argv[17]
  return row
end

-- Of somebody who waits no more nothing is kept that concerns them.
local function expired(row, day)
  row.state, row.day, row.triage, row.needs = 'expired', day, false, '[]'
  return row
end

local function waiting(call, row, argv)
  row.state, row.day, row.waiting_ms = 'waiting', call.day, integer(call.now)
  row.waits_in = about(argv[23], cjson.decode(row.services)[1])
  local how = argv[20]
  row.language, row.phone = argv[14], argv[19]
  row.uncertain = (how == 'unsure' or how == 'unconfirmed') and '1'
  row.paperless = (how == 'screen' or how == 'unconfirmed') and '1'
  write(call, 'HSET', call.prefix .. ':numbers', row.number, row.id)
  return row
end

local function hand_in(keys, argv)
  local call, answer = begin_command(keys, argv)
  if not call then
    return answer
  end
  local id, number, area = argv[6], argv[7], argv[8]
  local arrived_ms = math.max(call.now - tonumber(argv[9]), tonumber(argv[10]))
  arrived_ms = math.min(call.now, arrived_ms)
  local is_of_today = arrived_ms >= tonumber(argv[11]) and argv[5] == call.day
  if is_of_today then
    arrived_ms = math.min(call.now, math.max(arrived_ms, tonumber(argv[25])))
  end
  if number == '' or argv[24] == '' and not has_had(call.prefix, argv[18], number) then
    return refuse(call, 'not_your_number')
  elseif get_ticket(call, id)
    or is_of_today and redis.call('HGET', call.prefix .. ':numbers', number) then
    return refuse(call, 'number_given')
  end
  local booking = is_of_today and open_booking(call, argv[21], argv[26])
  local row = booking
    and row_of_booking(call, booking, arrived_ms, tonumber(argv[22]), argv[15], argv[23])
    or row_of_concern(call, arrived_ms, argv)
  row.id, row.number, row.area, row.kiosk = id, number, area, argv[18]
  row.issued_ms, row.arrived_ms = integer(arrived_ms), integer(arrived_ms)
  row = is_of_today and waiting(call, row, argv) or expired(row, argv[12])
  local ticket = begin_ticket(call, row)
  write(call, 'SADD', call.prefix .. ':handed_in', id)
  if booking then
    check_in_as(call, booking, ticket)
  elseif is_of_today then
    local names = { 'area/' .. area, 'service/' .. ticket.service }
    count_number(call, names, redis.call('HMGET', call.prefix .. ':series', unpack(names)))
  end
  emit_ticket(call, 'handed_in', ticket, ',"how":' .. text_of(argv[20]))
  return commit(call)
end
