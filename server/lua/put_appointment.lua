-- Purpose: puts an appointment as it is now, new or changed. The same again changes nothing. What
--          has changed has no number: one that was taken back stays so.
-- KEYS: 1 site prefix
-- ARGV: 1 now_ms, 2 actor, 3 command id, 4 digest, 5 business day; 6 id, 7 SHA-256 of the code, 8
--       content (JSON, as published), 9 its business day, 10 the code's hash by the version
--       before or ""
-- Returns: the event with its position
-- Emits: appointment_put, unless nothing has changed
-- Refuses: already_checked_in, other_day, code_taken, command_id_reused

-- Has the visitor a number? One that was taken back does not count.
local function number_counts(call, before)
  local ticket = before.ticket and get_ticket(call, before.ticket)
  return ticket and ticket.state ~= 'cancelled'
end

local function put_appointment(keys, argv)
  local call, answer = begin_command(keys, argv)
  if not call then
    return answer
  end
  local id, code, content, day = argv[6], argv[7], argv[8], argv[9]
  local key = call.prefix .. ':appointment:' .. id
  local before = as_map(redis.call('HGETALL', key))
  local owner = owner_of_code(call, code, argv[10])
  local is_same_code = before.code == code or before.code and before.code == argv[10]
  local body = ',"appointment":' .. content
  if before.content == content and is_same_code then
    answer = '{"type":"appointment_put","at":' .. integer(call.now) .. body .. '}'
    answer = with_position(head(call.prefix), answer)
    keep(call, 'B ' .. answer)
    return answer
  elseif owner and owner ~= id then
    return refuse(call, 'code_taken')
  elseif number_counts(call, before) then
    return refuse(call, 'already_checked_in', ',"number":' .. text_of(before.number))
  end
  local slot_ms = integer(cjson.decode(content).slot_ms)
  if day < call.day then
    return refuse(call, 'other_day', ',"slot_ms":' .. slot_ms)
  elseif before.code and before.code ~= code then
    write(call, 'HDEL', call.prefix .. ':codes', before.code)
  end
  if before.ticket then
    write(call, 'HDEL', key, 'ticket', 'number')
  end
  write(call, 'HSET', key, 'content', content, 'code', code, 'day', day)
  write(call, 'HSET', call.prefix .. ':codes', code, id)
  write(call, 'ZADD', call.prefix .. ':appointments', slot_ms, id)
  emit(call, 'appointment_put', body)
  return commit(call)
end
