-- Purpose: tells everybody who waits something, in the whole house or in some areas, until it is
--          withdrawn, its time is up or the day closes. Where only one of its kind can stand for
--          the same areas, it takes the place of the one before, and its id.
-- KEYS: 1 site prefix
-- ARGV: 1 now_ms, 2 actor, 3 command id, 4 digest, 5 business day; 6 kind, 7 areas (JSON), 8 text
--       by language (JSON), 9 for how long, ms, or "", 10 how many may stand at once, evacuations
--       apart from all others, 11 "1" if one of its kind stands for the same areas
-- Returns: the event with its position
-- Emits: message_shown
-- Refuses: too_many_messages, command_id_reused
local function show_message(keys, argv)
  local call, answer = begin_command(keys, argv)
  if not call then
    return answer
  end
  local kind, areas, text, lasts_ms = argv[6], argv[7], argv[8], tonumber(argv[9])
  local most, is_alone = tonumber(argv[10]), argv[11] == '1'
  local same_areas, id, others = list_of(cjson.decode(areas)), nil, 0
  for _, message in ipairs(load_messages(call.prefix)) do
    if is_over(message, call.now) then
      write(call, 'HDEL', call.prefix .. ':messages', message.id)
    elseif is_alone and message.kind == kind and list_of(message.areas) == same_areas then
      id = message.id
    elseif goes_first(message.kind) == goes_first(kind) then
      others = others + 1
    end
  end
  if others >= most then
    return refuse(call, 'too_many_messages')
  end
  if not id then
    local last = redis.call('HGET', call.prefix .. ':meta', 'messages')
    id = integer(tonumber(last or '0') + 1)
    call.meta = { 'messages', id }
  end
  local ends = lasts_ms and ',"until_ms":' .. integer(call.now + lasts_ms) or ''
  local row = message_json(id, kind, areas) .. ',"text":' .. text .. ',"since_ms":'
    .. integer(call.now) .. ends .. '}'
  write(call, 'HSET', call.prefix .. ':messages', id, row)
  emit(call, 'message_shown', ',"message":' .. row)
  return commit(call)
end
