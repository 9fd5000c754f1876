-- Purpose: does what falls due by the clock: a ticket without word of its delivery waits, marked
--          uncertain; a ticket of an ended business day expires. Any number of processes may call
--          it: each due thing is done once, because doing it takes it out of the list.
-- KEYS: 1 site prefix
-- ARGV: 1 now_ms, 2 how many things at the most
-- Returns: how many things were done
-- Emits: delivery_assumed, expired
-- Refuses: nothing
local function assume_delivery(call, ticket)
  move(call, ticket, 'assume_delivery', { uncertain = '1' })
  emit(call, 'delivery_assumed', ',"ticket":' .. ticket_json(ticket))
end

local function expire(call, ticket)
  if ticket.state == 'called' or ticket.state == 'serving' then
    take_from_counter(call, ticket)
  end
  move(call, ticket, 'expire', {})
  emit(call, 'expired', ',"ticket":' .. ticket_json(ticket))
end

local DUE = { deliver = { assume_delivery, 'assume_delivery' }, expire = { expire, 'expire' } }

local function due(keys, argv)
  local call, failure = begin(keys[1], argv[1])
  if not call then
    return failure
  end
  local list = call.prefix .. ':due'
  local things = redis.call('ZRANGEBYSCORE', list, '-inf', integer(call.now), 'LIMIT', 0, argv[2])
  local tickets = {}
  for _, thing in ipairs(things) do
    local kind, id = thing:match('^(%a+):(.+)$')
    -- The same ticket may be due twice in one call: both things must see one row.
    local ticket = tickets[id] or load_ticket(call.prefix, id)
    tickets[id] = ticket
    write(call, 'ZREM', list, thing)
    if ticket and may_move(ticket, DUE[kind][2]) then
      DUE[kind][1](call, ticket)
    end
  end
  if #call.events > 0 then
    commit(call)
  elseif #things > 0 then
    redis.call('ZREM', list, unpack(things))
  end
  return #things
end
