-- Which ways back of a ticket are over, and whether it is to return.

local function is_among(names, wanted)
  for _, name in ipairs(names) do
    if name == wanted then
      return true
    end
  end
  return false
end

-- Is that done, or no concern any more, for which the ticket was sent? `left` are its concerns.
local function is_to_return(ticket, left)
  return ticket.origin and not is_among(left, ticket.sent_for)
end

-- The ways back of a ticket that has finished a concern at this counter, as changes: those that
-- end here are over. What was open here comes first of what is `left`, unless it is done.
local function arrived(ticket, counter, finished, left)
  local way = with_origins(origins_of(ticket), { order = ticket.order })
  while way.origin == counter and is_to_return(way, left) do
    if way.origin_service ~= finished and not is_among(left, way.origin_service) then
      table.insert(left, 1, way.origin_service)
    end
    without_origin(way, way)
  end
  return way
end

-- The changes of one who was handed over and now waits like everybody: whoever does what was to be
-- done elsewhere has done it, and nobody is sent back for the same.
local function let_go(row, changes)
  local list = origins_of(row)
  local many = #list
  while list[1] and list[1][2] == list[1][3] do
    table.remove(list, 1)
  end
  return #list < many and with_origins(list, changes) or changes
end
