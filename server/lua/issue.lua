-- Purpose: gives the next number of an area's series; the ticket cannot be called yet.
-- KEYS: 1 site prefix
-- ARGV: 1 now_ms, 2 actor, 3 command id, 4 digest, 5 business day; 6 area, 7 first serial, 8
--       serials never given online ("801-849,1000-1000"), 9 services (JSON list), 10 order, 11
--       language, 12 needs (JSON list), 13 persons, 14 cases, 15 kiosk, 16 SHA-256 of the phone
--       token or "", 17 deliver within, ms, 18 "1" if reception orders it, 19 area of its triage or
--       "", 20 admission (JSON) or "", 21… queues of the counters that could serve it
-- Returns: the event with its position
-- Emits: issued, with `ahead`: people who stand before it at the counters that could serve it; and
--       `hold_ms`: the H of the day
-- Refuses: office_closed, numbers_stopped, quota_used, too_late_today, command_id_reused
local function issue(keys, argv)
  local call, answer = begin_command(keys, argv)
  if not call then
    return answer
  end
  local area, services, admission = argv[6], argv[9], argv[20]
  local names = { 'area/' .. area }
  for _, service in ipairs(cjson.decode(services)) do
    names[#names + 1] = 'service/' .. service
  end
  local given = redis.call('HMGET', call.prefix .. ':series', area, unpack(names))
  local last = table.remove(given, 1)
  if admission ~= '' then
    local code, members = objection_to_number(call, cjson.decode(admission), names, given)
    if code then
      return refuse(call, code, members)
    end
  end
  local row = counted_from(call, call.now, argv[12])
  row.area, row.services, row.order, row.language = area, services, argv[10], argv[11]
  row.persons, row.cases, row.kiosk, row.phone = argv[13], argv[14], argv[15], argv[16]
  row.deliver_by_ms = integer(call.now + tonumber(argv[17]))
  row.ordered, row.triage = argv[18] ~= '' and argv[18], argv[19] ~= '' and argv[19]
  local serial = next_serial(call, area, last, argv[7], argv[8])
  local ticket = new_ticket(call, row, serial, names, given)
  local queues = with_caseworkers(call.prefix, { unpack(argv, 21) })
  emit_ticket(call, 'issued', ticket, place_json(call, queues, ticket))
  return commit(call)
end
