-- What the site says of its services. `map` has of each its area, after how many ms a visit is
-- overlong, and with a "!" that a person must decide first: " renew=K:3240000
-- emergency=F:2160000!".

local function about(map, service)
  local _, at = map:find(' ' .. service .. '=', 1, true)
  if at then
    return map:match('^(%u):(%d+)(!?)', at + 1)
  end
end

-- The area whose triage must decide before this concern is served; false if nobody must.
local function triage_for(ticket, service, map)
  local area, _, must = about(map, service)
  local confirmed = ticket.needs:find('"emergency"', 1, true)
  return must == '!' and not confirmed and area or false
end

-- The same for the first of these concerns that has such a triage.
local function triage_among(ticket, services, map)
  for _, service in ipairs(services) do
    local area = triage_for(ticket, service, map)
    if area then
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
