-- Purpose: calls by hand: a chosen ticket, one that was missed, or the next of one service. Who
--          passes somebody beyond H says why.
-- KEYS: 1 site prefix
-- ARGV: 1 now_ms, 2 actor, 3 command id, 4 digest, 5 business day; 6 counter, 7 how many open
--       tickets it may have, 8 ticket or "", 9 service or "", 10 reason or "", 11 "1" if the
--       counter need not serve it, 12 who calls: "counter" or "desk", 13… its queues
-- Returns: the event with its position
-- Emits: called, with `why`: as call_next, with the rule chosen, missed or service, and the reason
-- Refuses: counter_closed, counter_paused, counter_busy, nobody_waiting, unknown_ticket,
--       wrong_state, not_served_here, reason_needed, command_id_reused

-- Does the counter serve what this ticket is called for: this very service, or whatever it waits
-- for? A counter may call again whom it has missed.
local function may_serve(ticket, counter, queues, service)
  if service ~= '' then
    return is_among(queues, service)
  end
  return serves(ticket, queues) or ticket.counter == counter.number
end

local function call(keys, argv)
  local act, answer = begin_command(keys, argv)
  if not act then
    return answer
  end
  local counter, service, reason, anywhere = get_counter(act, argv[6]), argv[9], argv[10], argv[11]
  local objection = objection_to_call(counter, argv[7])
  if objection then
    return refuse(act, objection)
  end
  local queues = queues_at(counter, { unpack(argv, 13) })
  local id = service ~= '' and first_of(act, ':queue:', { service }) or argv[8]
  local ticket, code = ticket_of(act, id, '', 'call')
  if not ticket then
    return refuse(act, service ~= '' and 'nobody_waiting' or code)
  elseif anywhere ~= '1' and not may_serve(ticket, counter, queues, service) then
    return refuse(act, 'not_served_here')
  end
  local rule = ticket.state == 'missed' and 'missed' or service ~= '' and 'service' or 'chosen'
  local changes = rule == 'service' and with_current(ticket, service)
    or rule == 'missed' and at_rest(back_again(act, ticket)) or {}
  local beyond = passes_beyond(act, queues, changes.counted_ms or ticket.counted_ms, reason)
  if beyond then
    return refuse(act, 'reason_needed', beyond)
  end
  act.by = argv[12] == 'counter' and 'counter/' .. counter.number or act.by
  call_to(act, ticket, 'call', counter, queues, rule, reason, changes)
  return commit(act)
end
