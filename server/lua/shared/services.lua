-- What the site says of its services. `map` has of each its area, after how many ms a visit is
-- overlong, and with a "!" that a person must decide first: " renew=K:3240000
-- emergency=F:2160000!".

local function about(map, service)
  local _, at = map:find(' ' .. service .. '=', 1, true)
  if at then
    return map:match('^(%u):(%d+)(!?)', at + 1)
  end
end

-- The area whose triage must decide before a ticket with these concerns is served; false if nobody
-- must. As planned it waits for the first of them, in any order for each. A person decides once.
local function triage_of(ticket, services, order, map)
  if ticket.decided or ticket.needs:find('"emergency"', 1, true) then
    return false
  end
  for index, service in ipairs(services) do
    local area, _, must = about(map, service)
    if must == '!' and (index == 1 or order == 'any') then
      return area
    end
  end
  return false
end

-- The moment from which a visit of this concern is overlong that has begun at `started_ms`.
local function overlong_at(started_ms, service, map)
  local _, longest_ms = about(map, service)
  return longest_ms and integer(started_ms + tonumber(longest_ms)) or false
end
