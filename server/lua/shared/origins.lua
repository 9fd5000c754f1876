-- Where a ticket comes back to once that is done for which it was sent. The newest origin stands in
-- the row as origin (a counter), origin_service (what was open there) and sent_for (what is to be
-- done meanwhile); those before it, newest first, in origins. The library before this one knows
-- origin and origin_service alone: it takes them away, or writes others over them. So `tied` says
-- with which two the rest was written: where it does not fit, that library was there meanwhile.

-- The fields of a row that leads nowhere.
local function without_origins(changes)
  changes.origin, changes.origin_service, changes.sent_for = false, false, false
  changes.origins, changes.tied = false, false
  return changes
end

-- Was the newest origin of this row written by a library that knows the rest?
local function is_tied(row)
  return (row.tied or false) == (row.origin and row.origin .. ' ' .. row.origin_service or false)
end

-- The ways back of a row, the newest first. If it is not tied: the newest was taken, if there is
-- none, or if its counter has sent the ticket anew; else another one lies on it.
local function origins_of(row)
  local list = cjson.decode(row.origins or '[]')
  local counter, service = (row.tied or ''):match('^(%S+) (.+)$')
  local is_same = is_tied(row)
  if row.origin and counter and (is_same or row.origin ~= counter) then
    table.insert(list, 1, { counter, service, row.sent_for or false })
  end
  if row.origin and not is_same then
    table.insert(list, 1, { row.origin, row.origin_service, false })
  end
  return list
end

local function with_origins(list, changes)
  without_origins(changes)
  local newest = table.remove(list, 1)
  if newest then
    changes.origin, changes.origin_service, changes.sent_for = unpack(newest)
    changes.origins = #list > 0 and cjson.encode(list)
    changes.tied = changes.origin .. ' ' .. changes.origin_service
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

-- The changes, and with them what is not tied in the row written as it is read.
local function with_ties(row, changes)
  return is_tied(row) and changes or also(with_origins(origins_of(row), {}), changes)
end
