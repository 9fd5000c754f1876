-- Moving a ticket: its row, its queues, its dues, its counter.

-- Sets fields of a row in memory and in the writes; a value of false takes the field away.
local function set_fields(call, key, row, changes)
  for name, value in pairs(changes) do
    if value then
      row[name] = value
      write(call, 'HSET', key, name, value)
    else
      row[name] = nil
      write(call, 'HDEL', key, name)
    end
  end
end

local function leave_queue(call, ticket)
  write(call, 'ZREM', call.prefix .. ':queue:' .. ticket.service, ticket.id)
  write(call, 'ZREM', call.prefix .. ':counted:' .. ticket.service, ticket.id)
end

local function enter_queue(call, ticket)
  write(call, 'ZADD', call.prefix .. ':queue:' .. ticket.service, ticket.rank, ticket.id)
  write(call, 'ZADD', call.prefix .. ':counted:' .. ticket.service, ticket.counted_ms, ticket.id)
end

-- May this verb move the ticket? MOVES comes from server/ticket.py.
local function may_move(ticket, verb)
  return MOVES[verb][ticket.state] ~= nil
end

-- Moves a ticket by a verb that may_move() allowed, and keeps queues, live set and dues true.
local function move(call, ticket, verb, changes)
  local before, after = ticket.state, MOVES[verb][ticket.state]
  changes.state = after
  set_fields(call, call.prefix .. ':ticket:' .. ticket.id, ticket, changes)
  if before == 'issued' then
    write(call, 'ZREM', call.prefix .. ':due', 'deliver:' .. ticket.id)
  end
  if after == 'waiting' then
    enter_queue(call, ticket)
  elseif before == 'waiting' then
    leave_queue(call, ticket)
  end
  if ENDED[after] then
    -- Only an ended ticket's row may go by itself: a live one stands in queues and at a counter.
    write(call, 'PEXPIREAT', call.prefix .. ':ticket:' .. ticket.id, ticket.keep_until)
    write(call, 'ZREM', call.prefix .. ':live', ticket.id)
    write(call, 'ZREM', call.prefix .. ':due', 'expire:' .. ticket.id)
  end
end

local function take_from_counter(call, ticket)
  write(call, 'HDEL', call.prefix .. ':counter:' .. ticket.counter, 'ticket')
end
