-- What a command is answered: a decided no, or what the same command id got the first time.

local function refusal_json(prefix, code)
  return '{"refused":"' .. code .. '","position":' .. position_json(head(prefix)) .. '}'
end

-- A decided no. It is remembered like an acceptance: the same id gets the same answer again.
local function refuse(call, code)
  local answer = refusal_json(call.prefix, code)
  redis.call('SET', call.answer_key, call.digest .. ' R ' .. code, 'PXAT', call.keep_until)
  return answer
end

-- The answer that this command got the first time.
local function replay(call, kept)
  local digest, kind, reference = kept:match('^(%S+) (%u) (%S+)$')
  if digest ~= call.digest then
    return refusal_json(call.prefix, 'command_id_reused')
  elseif kind == 'R' then
    return refusal_json(call.prefix, reference)
  end
  local found = redis.call('XRANGE', call.prefix .. ':events', reference, reference)
  if not found[1] then
    return with_position(reference, '{"type":"gone"}')
  end
  return with_position(reference, found[1][2][2])
end
