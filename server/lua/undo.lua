-- Purpose: takes one's own last step with a ticket back: it is as it was before.
-- KEYS: 1 site prefix
-- ARGV: 1 now_ms, 2 actor, 3 command id, 4 digest, 5 business day; 6 ticket, 7 counter, or "" for
--       the desk, 8 how long it may be ago, ms, 9 how many open tickets a counter may have, 10
--       areas of the services
-- Returns: the event with its position
-- Emits: undone, with `move`: what was taken back
-- Refuses: unknown_ticket, nothing_to_undo, not_your_step, undo_too_late, counter_closed,
--       counter_busy, command_id_reused
local AWAY = { call_next = true, call = true, resume = true, cancel = true }

-- The fields that say where the ticket was before the step, and where it would come back to.
local BEFORE = {
  'state', 'counter', 'service', 'services', 'order', 'needs', 'decided', 'held_for',
  'origin', 'origin_service', 'sent_for', 'origins', 'tied',
}
local function before(ticket, was)
  local row = {}
  for _, name in ipairs(BEFORE) do
    row[name] = was[name] == nil and ticket[name] or was[name] or nil
  end
  return row
end

-- May the ticket sit at its counter again, if it did? Somebody must be there, and nobody may have
-- come in between. A visit that has never left goes on, also at a counter that seems left alone.
local function objection_to_seat(call, ticket, was, most)
  local row = before(ticket, was)
  local number = seat_of(row)
  local stays = number == seat_of(ticket)
  if not number or (stays and row.state == 'serving') then
    return nil
  end
  local counter = get_counter(call, number)
  if not is_staffed(counter) then
    return 'counter_closed'
  end
  local is_full = not stays and #open_tickets(counter) >= tonumber(most)
  return is_full and 'counter_busy' or nil
end

-- Has this number's appointment got another number since it was taken back?
local function is_replaced(call, ticket)
  local key = call.prefix .. ':appointment:' .. (ticket.appointment or '')
  return ticket.appointment and redis.call('HGET', key, 'ticket') ~= ticket.id
end

local function undo(keys, argv)
  local call, answer = begin_command(keys, argv)
  if not call then
    return answer
  end
  local id, counter, within_ms = argv[6], argv[7], tonumber(argv[8])
  local ticket = get_ticket(call, id)
  local by = counter ~= '' and 'counter/' .. counter or 'desk/' .. call.actor
  local step = ticket and ticket.undo and cjson.decode(ticket.undo)
  local objection = not ticket and 'unknown_ticket' or not step and 'nothing_to_undo'
    or step.by ~= by and 'not_your_step'
    or call.now > tonumber(step.at) + within_ms and 'undo_too_late'
    or is_replaced(call, ticket) and 'nothing_to_undo'
    or objection_to_seat(call, ticket, step.was, argv[9])
  if objection then
    return refuse(call, objection)
  end
  step.was.undo, step.was.forget_ms = false, false
  local row = before(ticket, step.was)
  also(step.was, row.state == 'waiting' and still_held(call, row, argv[10]) or {})
  change(call, ticket, step.was, step.nth)
  if AWAY[step.move] then -- whoever was called meanwhile has not passed it; `why` reads the span
    local span = '{"undone":' .. integer(call.now) .. ',"at":' .. step.at .. ',"counted_ms":0}'
    write(call, 'HSET', call.prefix .. ':calls', ticket.id .. '@' .. step.at, span)
  end
  emit_ticket(call, 'undone', ticket, ',"move":"' .. step.move .. '"')
  return commit(call)
end
