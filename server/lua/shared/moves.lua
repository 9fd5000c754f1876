-- Moving a ticket by a verb, and what every verb needs for it.

-- May this move be made? MOVES comes from server/ticket.py.
local function may_move(ticket, verb)
  return MOVES[verb][ticket.state] ~= nil
end

-- Fields of a ticket that is neither called, served, parked nor missed.
local function at_rest(changes)
  local fields = {
    counter = false, called_ms = false, recalls = false, started_ms = false, overlong = false,
    overlong_at_ms = false, park_reason = false, return_ms = false, missed_ms = false,
    grace_until_ms = false,
  }
  return also(fields, changes)
end

-- When a step is forgotten that has ended a note: a note outlives its end by the time to take that
-- back, no more. A day that an older library has begun does not know that time.
local function forget_at(call, was)
  local undo_ms = was.note and (cjson.decode(call.heads).undo or 60000)
  return undo_ms and integer(call.now + undo_ms) or false
end

-- Moves a ticket by a move that may_move() allowed. Who did it may take it back: the step and what
-- it changed are kept in the row until somebody else moves the ticket. Where it waited is kept also
-- if the step leaves it: a caseworker may move on meanwhile, and the ticket with them.
local function move(call, ticket, verb, changes)
  local before = ticket.state
  changes = with_ties(ticket, changes)
  changes.state = MOVES[verb][before]
  if changes.state == 'waiting' and before ~= 'waiting' then
    changes.waiting_ms, changes.waited_ms = integer(call.now), false
  elseif before == 'waiting' and changes.state ~= 'waiting' then
    changes.waited_ms = integer(call.now)
  end
  local nth, waited_in = nth_of(call, ticket), ticket.waits_in or false
  local was = change(call, ticket, changes)
  was.waits_in = waited_in
  local step = UNDOABLE[verb] and call.by and cjson.encode({
    move = verb, by = call.by, at = integer(call.now), was = was, nth = nth,
  })
  if step or ticket.undo then
    local forget_ms = step and forget_at(call, was) or false
    change(call, ticket, { undo = step or false, forget_ms = forget_ms })
  end
end

-- The sum of a ticket's head starts in ms, never more than H. `slot_ms` is set for an appointment.
local function head_start(call, needs, slot_ms)
  local heads, sum = cjson.decode(call.heads), 0
  for _, need in ipairs(cjson.decode(needs)) do
    sum = sum + (heads[need] or 0)
  end
  return math.min(heads.hold, sum + (slot_ms and heads.appointment or 0))
end

-- The fields of a counted time of `counted_ms` with these needs.
local function counted_from(call, counted_ms, needs, slot_ms)
  local head_start_ms = head_start(call, needs, slot_ms)
  return {
    counted_ms = integer(counted_ms), head_start_ms = integer(head_start_ms),
    rank = integer(counted_ms - head_start_ms), needs = needs, slot_ms = slot_ms or false,
  }
end

-- The counted time of a missed visitor who has come: kept once within the grace, or if it is still
-- to come, else from now.
local function back_again(call, ticket)
  local grace_until_ms = tonumber(ticket.grace_until_ms or '0')
  if call.now <= math.max(grace_until_ms, tonumber(ticket.counted_ms)) then
    return { readmitted = '1' }
  end
  local changes = counted_from(call, call.now, ticket.needs, nil)
  changes.readmitted = '1'
  return changes
end
