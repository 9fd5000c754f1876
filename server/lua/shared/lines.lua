-- Which queues make one line: those of the counters that could serve the same ticket.

-- The queue of whoever sits at this counter now; nil if nobody is there.
local function caseworkers_queue(prefix, number)
  local key = prefix .. ':counter:' .. number
  local state, caseworker = unpack(redis.call('HMGET', key, 'state', 'caseworker'))
  return is_staffed({ state = state }) and caseworker and 'caseworker/' .. caseworker or nil
end

-- Adds to these queues those of the caseworkers: a counter's own is there for each of them.
local function with_caseworkers(prefix, queues)
  for index = 1, #queues do
    local number = queues[index]:match('^counter/(.+)$')
    queues[#queues + 1] = number and caseworkers_queue(prefix, number)
  end
  return queues
end

-- What the paper of a new ticket says of its place, as members of its event: how many stand before
-- it in these queues, and the H that holds today.
local function place_json(call, queues, ticket)
  local ahead = people_up_to(call.prefix, queues, ticket.rank)
  return ',"ahead":' .. ahead .. ',"hold_ms":' .. integer(cjson.decode(call.heads).hold)
end

-- All queues of the counters that serve one of `queues`, and those counters' numbers; if there
-- are none, `queues` alone. `served` maps a counter's number to the names of its queues; its own
-- comes with it, and that of whoever sits there.
local function around(prefix, queues, served)
  local wanted, found, seen, able = {}, {}, {}, {}
  for _, queue in ipairs(queues) do
    wanted[queue] = true
  end
  for number, names in pairs(served) do
    names = with_caseworkers(prefix, { 'counter/' .. number, unpack(names) })
    local serves = false
    for _, name in ipairs(names) do
      serves = serves or wanted[name]
    end
    able[#able + 1] = serves and number or nil
    for _, name in ipairs(serves and names or {}) do
      found[#found + 1] = not seen[name] and name or nil
      seen[name] = true
    end
  end
  table.sort(able)
  return #able > 0 and found or queues, able
end
