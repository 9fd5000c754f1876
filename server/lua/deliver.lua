-- Purpose: the number has reached its visitor; from now on it waits and can be called. A kiosk that
--          was asked for another paper of a number says the same once that has come.
-- KEYS: 1 site prefix
-- ARGV: 1 now_ms, 2 actor, 3 command id, 4 digest, 5 business day; 6 ticket, 7 kiosk, or "" for the
--       desk, 8 how: "paper" or "screen", 9 SHA-256 of the token on a paper that was ordered, or ""
-- Returns: the event with its position
-- Emits: delivered, with `how`
-- Refuses: unknown_ticket, not_your_kiosk, wrong_state, command_id_reused
-- Has this kiosk been asked for another paper of a number that still waits?
local function is_copy(ticket, kiosk, how)
  return how == 'paper' and kiosk ~= '' and ticket.copy_at == kiosk
end

-- May the word be taken although somebody has confirmed the number before?
local function is_told_anew(ticket, kiosk, how)
  local is_care = kiosk == '' and ticket.paperless == '1'
  return may_move(ticket, 'deliver') and (is_care or is_copy(ticket, kiosk, how))
end

-- Paper ends what was ordered, and so does the desk's word. Whoever has noted the number at the
-- kiosk has no paper, unless another one has come meanwhile: one that was ordered still comes.
local function fields_of(ticket, kiosk, how)
  local fields = { uncertain = false, deliver_by_ms = false }
  if kiosk ~= '' and not is_copy(ticket, kiosk, how) then
    fields.on_screen = false
  end
  if kiosk == '' or how == 'paper' then
    return also(fields, { copy_at = false, copy_ms = false, paperless = false })
  end
  local is_news = ticket.state == 'issued' or ticket.uncertain == '1'
  return also(fields, { paperless = is_news and '1' or ticket.paperless or false })
end

-- The kiosk that has printed what a desk ordered has made the token on that paper, so it opens the
-- number from now on; the token that the visitor has from before stays good. Of a paper that nobody
-- has ordered there, or whose order is over, a hash means nothing: no kiosk gets hold of a number.
local function code_of(ticket, kiosk, how, token_hash)
  local is_first = ticket.ordered == '1' and (ticket.state == 'issued' or ticket.uncertain == '1')
  local is_ordered = is_first or is_copy(ticket, kiosk, how)
  if token_hash == '' or kiosk == '' or how ~= 'paper' or not is_ordered then
    return {}
  end
  local has_one = ticket.phone and ticket.phone ~= ''
  return { [has_one and 'phone_copy' or 'phone'] = token_hash }
end

local function deliver(keys, argv)
  local call, answer = begin_command(keys, argv)
  if not call then
    return answer
  end
  local id, kiosk, how = argv[6], argv[7], argv[8]
  local known = get_ticket(call, id)
  local of = kiosk == '' and known and known.kiosk or kiosk
  local ticket, code = known, nil
  if not known or not is_told_anew(known, kiosk, how) then
    ticket, code = ticket_of_kiosk(call, id, of, 'deliver')
  end
  if not ticket then
    return refuse(call, code)
  end
  local code_of_paper = code_of(ticket, kiosk, how, argv[9])
  move(call, ticket, 'deliver', also(fields_of(ticket, kiosk, how), code_of_paper))
  emit_ticket(call, 'delivered', ticket, ',"how":' .. text_of(how))
  return commit(call)
end
