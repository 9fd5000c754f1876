-- Purpose: closes the business day that is over and begins the one that it is now: what is open
--          expires, counters close, and what was only for the day goes, all messages but an
--          evacuation too. The stream is trimmed, never deleted: it begins anew with the event of
--          the new day. The kiosks' ranges are noted as in force, also on a day that has begun.
-- KEYS: 1 site prefix
-- ARGV: 1 now_ms, 2 business day by the clock, 3 when that day began, ms, 4 head starts and H of
--       the site, ms (JSON), 5 how many tickets expire in one call at the most, 6 the ranges of
--       the site's kiosks ("K kiosk-1 801-849," each), 7 the first day whose ranges are still
--       remembered, 8 how long the key lives after a note, s
-- Returns: "same" if that day has begun, "again" if there is more to do, else "begun"
-- Emits: expired, alarm_cleared, counter_closed, day_closed, day_begun
-- Refuses: nothing

-- A state that only a newer library knows counts as waiting: whoever has it leaves each queue that
-- the row names, and holds up no day close.
local function expire_some(call, most)
  local ids = redis.call('ZRANGE', call.prefix .. ':live', 0, most - 1)
  for _, id in ipairs(ids) do
    local ticket = get_ticket(call, id)
    if ticket and not ENDED[ticket.state] then
      ticket.state = may_move(ticket, 'expire') and ticket.state or 'waiting'
      move(call, ticket, 'expire', {})
      emit_ticket(call, 'expired', ticket)
    else
      write(call, 'ZREM', call.prefix .. ':live', id)
    end
  end
  return #ids
end

-- Has a library up to wm_3 given numbers on this day? It kept the day's series in a key of its own.
-- Such a day is not closed: its visitors would lose their places, its numbers would be given again.
local function is_of_another(prefix, day)
  return redis.call('EXISTS', prefix .. ':series:' .. day) == 1
end

local function close_day(keys, argv)
  local prefix, day, began_ms, most = keys[1], argv[2], argv[3], tonumber(argv[5])
  local last = redis.call('HMGET', prefix .. ':meta', 'day', 'first')
  local call, failure = begin(prefix, argv[1])
  if not call then
    return failure
  elseif last[1] and last[1] >= day then
    note_ranges(call, argv[6], day, argv[7], argv[8])
    if #call.writes > 0 then
      commit(call)
    end
    return 'same'
  elseif not last[1] and is_of_another(prefix, day) then
    return redis.error_reply('OTHERDAY an older library has given numbers on ' .. day)
  elseif expire_some(call, most) > 0 then
    commit(call)
    return 'again'
  end
  close_counters(call)
  forget(call, last[2] or '1', began_ms)
  note_ranges(call, argv[6], day, argv[7], argv[8])
  local first = tonumber(call.issued or '0') + 1
  call.meta = { 'day', day, 'first', first, 'heads', argv[4], 'untidy', '1' }
  if not last[1] then
    emit(call, 'day_begun', ',"day":' .. text_of(day))
    commit(call)
    return 'begun'
  end
  emit(call, 'day_closed', ',"day":' .. text_of(last[1]))
  commit(call)
  emit(call, 'day_begun', ',"day":' .. text_of(day))
  redis.call('XTRIM', prefix .. ':events', 'MAXLEN', 0)
  redis.call('XADD', prefix .. ':events', call.epoch .. '-*', 'e', call.events[#call.events])
  return 'begun'
end
