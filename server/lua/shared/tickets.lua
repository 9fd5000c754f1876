-- Which ticket a counter or a kiosk may move, and where a ticket stands.

-- A ticket that this counter called and may move by this verb, or nil and the refusal's code.
local function ticket_of_counter(call, id, counter, verb)
  local ticket = load_ticket(call.prefix, id)
  if not ticket then
    return nil, 'unknown_ticket'
  elseif not may_move(ticket, verb) then
    return nil, 'wrong_state'
  elseif ticket.counter ~= counter then
    return nil, 'not_your_ticket'
  end
  return ticket
end

-- A ticket that this kiosk issued and nobody has confirmed, or nil and the refusal's code.
local function ticket_of_kiosk(call, id, kiosk, verb)
  local ticket = load_ticket(call.prefix, id)
  if not ticket then
    return nil, 'unknown_ticket'
  elseif ticket.kiosk ~= kiosk then
    return nil, 'not_your_kiosk'
  elseif not may_move(ticket, verb) then
    return nil, 'wrong_state'
  elseif ticket.state == 'waiting' and ticket.uncertain ~= '1' then
    return nil, 'wrong_state'
  end
  return ticket
end

-- People who stand before this ticket at the counters that could serve it, in people.
-- `services` are all that those counters serve. The ticket is new: of equal ranks it comes last.
local function ahead_of(call, ticket, services)
  local people = 0
  for _, service in ipairs(services) do
    local queue = call.prefix .. ':queue:' .. service
    people = people + redis.call('ZCOUNT', queue, '-inf', ticket.rank)
  end
  return people
end
