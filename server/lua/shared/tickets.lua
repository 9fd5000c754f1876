-- Which ticket somebody may move.

local function get_ticket(call, id)
  call.tickets[id] = call.tickets[id] or load_ticket(call.prefix, id)
  return call.tickets[id]
end

-- A ticket that this counter has and may move so, or any that may be moved so for the desk (''); or
-- nil and the refusal's code. From then on the call is this counter's, or this desk's.
local function ticket_of(call, id, counter, verb)
  local ticket = get_ticket(call, id)
  call.by = counter ~= '' and 'counter/' .. counter or 'desk/' .. call.actor
  if not ticket then
    return nil, 'unknown_ticket'
  elseif not may_move(ticket, verb) then
    return nil, 'wrong_state'
  elseif counter ~= '' and ticket.counter ~= counter then
    return nil, 'not_your_ticket'
  end
  return ticket
end

-- A ticket that this kiosk issued and nobody has confirmed, or that it has shown on its screen for
-- want of paper, or nil and the refusal's code.
local function ticket_of_kiosk(call, id, kiosk, verb)
  local ticket = get_ticket(call, id)
  if not ticket then
    return nil, 'unknown_ticket'
  elseif ticket.kiosk ~= kiosk then
    return nil, 'not_your_kiosk'
  elseif not may_move(ticket, verb) then
    return nil, 'wrong_state'
  elseif ticket.state ~= 'issued' and ticket.uncertain ~= '1' and ticket.on_screen ~= '1' then
    return nil, 'wrong_state'
  end
  return ticket
end

local function emit_ticket(call, type, ticket, extra)
  emit(call, type, ',"ticket":' .. ticket_json(ticket) .. (extra or ''))
end
