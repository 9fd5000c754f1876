-- What somebody may do with the number in their own hand, by the token on its paper. Where a desk
-- has ordered copies beside the first paper, the token of the one that came last is good, too.

local function is_held_by(ticket, token_hash)
  return token_hash ~= '' and (ticket.phone == token_hash or ticket.phone_copy == token_hash)
end

-- A ticket whose token was shown, if it may be moved so; or nil and the refusal's code. Nobody is
-- told whether it is the id that is wrong or the token. Nothing that a holder does is a step of
-- somebody at a desk: nobody takes it back.
local function ticket_of_holder(call, id, token_hash, verb)
  local ticket = get_ticket(call, id)
  if not ticket or not is_held_by(ticket, token_hash) then
    return nil, 'unknown_ticket'
  elseif not may_move(ticket, verb) then
    return nil, 'wrong_state'
  end
  return ticket
end

-- Has somebody of the office said where it goes on? An appointment is for what it was made for.
local function is_in_hand(ticket, map)
  local services = cjson.decode(ticket.services)
  local by_hand = ticket.triage and not triage_of(ticket, services, ticket.order, map)
  return by_hand or ticket.held_for or ticket.origin or ticket.decided or ticket.note
    or ticket.slot_ms
end

-- Who holds the number amends it as long as nobody else had it in hand.
local function ticket_to_amend(call, id, counter, token_hash, map)
  if token_hash == '' then
    return ticket_of(call, id, counter, 'amend')
  end
  local ticket, code = ticket_of_holder(call, id, token_hash, 'amend_own')
  if ticket and is_in_hand(ticket, map) then
    return nil, 'wrong_state'
  end
  return ticket, code
end

-- Counts a number for this concern that was given for another one, in today's quotas; or gives the
-- code of why none is to be had for it now, and members that say more. Another area counts it, too.
local function count_for(call, ticket, service, admission, map)
  local key, names, before = call.prefix .. ':series', {}, {}
  local area, area_before = about(map, service), about(map, ticket.service)
  if area_before and area ~= area_before then
    names[1], before[1] = 'area/' .. area, 'area/' .. area_before
  end
  names[#names + 1], before[#before + 1] = 'service/' .. service, 'service/' .. ticket.service
  local given = redis.call('HMGET', key, unpack(names))
  local code, members = objection_to_number(call, cjson.decode(admission), names, given)
  if code then
    return code, members
  end
  local given_before = redis.call('HMGET', key, unpack(before))
  for index, name in ipairs(names) do
    write(call, 'HSET', key, name, integer(tonumber(given[index] or '0') + 1))
    local less = tonumber(given_before[index] or '0') - 1
    if less >= 0 then
      write(call, 'HSET', key, before[index], integer(less))
    end
  end
end
