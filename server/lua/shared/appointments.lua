-- Appointments: which one a code belongs to, and what a ticket has of it.

-- Whose code this is; `before`: the hash that the version before made of the same code, or "".
local function owner_of_code(call, code_hash, before)
  local key = call.prefix .. ':codes'
  return redis.call('HGET', key, code_hash) or before ~= '' and redis.call('HGET', key, before)
end

local function booking_of(call, code_hash, before)
  local id = owner_of_code(call, code_hash, before)
  local row = id and as_map(redis.call('HGETALL', call.prefix .. ':appointment:' .. id)) or {}
  local booking = row.content and cjson.decode(row.content)
  if booking then
    booking.day, booking.number = row.day, row.number
    booking.ticket = row.ticket and get_ticket(call, row.ticket)
  end
  return booking
end

-- Has it a number? One that was taken back does not count: its owner may check in again.
local function is_checked_in(booking)
  return booking.ticket and booking.ticket.state ~= 'cancelled'
end

-- The appointment of this code, if it is to be checked in today.
local function open_booking(call, code_hash, before)
  local booking = code_hash ~= '' and booking_of(call, code_hash, before)
  local is_open = booking and booking.day == call.day and booking.state == 'planned'
  return is_open and not is_checked_in(booking) and booking
end

-- The row of whoever comes for it at `at`: its time counts from the slot, or from then if that is
-- later. Who comes later than `late_ms` after the slot has a number as if without appointment.
local function row_of_booking(call, booking, at, late_ms, needs, map)
  local late = at > booking.slot_ms + late_ms
  local counted_ms = late and at or math.max(at, booking.slot_ms)
  local row = counted_from(call, counted_ms, needs, not late and integer(booking.slot_ms))
  row.services, row.order = cjson.encode(booking.services), booking.order or ''
  row.triage = triage_of(row, booking.services, row.order, map)
  row.persons, row.cases = integer(booking.persons), integer(booking.cases)
  row.appointment = booking.id
  return row
end

local function check_in_as(call, booking, ticket)
  local key = call.prefix .. ':appointment:' .. booking.id
  write(call, 'HSET', key, 'ticket', ticket.id, 'number', ticket.number)
end
