-- Where a ticket stands, told from its row alone; and changing a row so that it stands there.
-- Theory of operation: a ticket's queues, its place among the living, what falls due for it and its
-- seat at a counter all follow from its row. change() compares the places of the row before and
-- after, and writes the difference: no verb keeps a queue by hand, and an undo needs the row only.

local DUE_IN = {
  issued = { 'deliver', 'deliver_by_ms' }, parked = { 'return', 'return_ms' },
  missed = { 'grace', 'grace_until_ms' }, serving = { 'overlong', 'overlong_at_ms' },
}

-- In which order several concerns are done: as was said, else as planned; false for one alone.
local function order_of(ticket, services)
  local said = ticket.order and ticket.order ~= '' and ticket.order
  return #services > 1 and (said or 'planned')
end

-- The names of the queues in which this ticket waits, or would.
local function queues_of(ticket)
  if ticket.held_for then
    return { ticket.held_for }
  elseif ticket.triage then
    return { 'triage/' .. ticket.triage }
  end
  return ticket.order == 'any' and cjson.decode(ticket.services) or { ticket.service }
end

-- Every sorted set that holds this ticket: name → score; a name is the key's end and the member.
local function places_of(ticket)
  local places = {}
  if ticket.state == 'waiting' then
    local queues = queues_of(ticket)
    for _, queue in ipairs(queues) do
      places[':queue:' .. queue .. ' ' .. ticket.id] = ticket.rank
      places[':counted:' .. queue .. ' ' .. ticket.id] = ticket.counted_ms
    end
    if #queues > 1 then
      places[':several ' .. ticket.id] = ticket.rank -- the library before this one counts by it
      places[':together ' .. entry_of(queues, ticket)] = '0'
    end
  end
  if ticket.state and not ENDED[ticket.state] then
    places[':live ' .. ticket.id] = ticket.id
  end
  local due = DUE_IN[ticket.state]
  if due and ticket[due[2]] then
    places[':due ' .. due[1] .. ':' .. ticket.id] = ticket[due[2]]
  end
  if ticket.forget_ms then
    places[':forget ' .. ticket.id] = ticket.forget_ms
  end
  return places
end

-- Changes a ticket's row and all that follows from it; gives what the changed fields were. `nth`
-- is its place among the open tickets of its counter, if not the last.
local function change(call, ticket, changes, nth)
  local before, seat = places_of(ticket), seat_of(ticket)
  local key = call.prefix .. ':ticket:' .. (ticket.id or changes.id)
  local was = set_fields(call, key, ticket, changes)
  local after = places_of(ticket)
  for place in pairs(before) do
    if not after[place] then
      write(call, 'ZREM', call.prefix .. place:match('^%S+'), place:match('%S+$'))
    end
  end
  for place, score in pairs(after) do
    if before[place] ~= score then
      write(call, 'ZADD', call.prefix .. place:match('^%S+'), score, place:match('%S+$'))
    end
  end
  if seat ~= seat_of(ticket) then
    change_seat(call, ticket.id, seat, seat_of(ticket), nth)
  end
  return was
end
