-- Where a ticket comes back to once that is done for which it was sent. The newest origin stands in
-- the row as origin (a counter), origin_service (what was open there) and sent_for (what is to be
-- done meanwhile); those before it, newest first, in origins.

-- The fields of a row that leads nowhere.
local function without_origins(changes)
  changes.origin, changes.origin_service, changes.sent_for = false, false, false
  changes.origins = false
  return changes
end

local function origins_of(row)
  local list = row.origin and cjson.decode(row.origins or '[]') or {}
  if row.origin then
    table.insert(list, 1, { row.origin, row.origin_service, row.sent_for or false })
  end
  return list
end

local function with_origins(list, changes)
  without_origins(changes)
  local newest = table.remove(list, 1)
  if newest then
    changes.origin, changes.origin_service, changes.sent_for = unpack(newest)
    changes.origins = #list > 0 and cjson.encode(list)
  end
  return changes
end

-- The changes that send a ticket from this counter, to come back there.
local function with_origin(ticket, counter, sent_for, changes)
  local list = origins_of(ticket)
  table.insert(list, 1, { counter, ticket.service, sent_for })
  return with_origins(list, changes)
end

-- The changes that take the newest origin away.
local function without_origin(row, changes)
  local list = origins_of(row)
  table.remove(list, 1)
  return with_origins(list, changes)
end

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
