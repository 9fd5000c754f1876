-- What a command is answered: a decided no, or what the same command id got the first time.
-- Answers are kept until the day closes, as a reference: a digest, and then `R code members` for a
-- refusal, `E entry` for an event, `B body` for an answer that has no event of its own.

-- `members` is JSON members that say more about the refusal, each with a comma before it.
local function refusal_json(prefix, code, members)
  local position = ',"position":' .. position_json(head(prefix))
  return '{"refused":"' .. code .. '"' .. position .. (members or '') .. '}'
end

local function keep(call, answer)
  redis.call('HSET', call.prefix .. ':answers', call.answer_field, call.digest .. ' ' .. answer)
end

-- A decided no. It is remembered like an acceptance: the same id gets the same answer again.
local function refuse(call, code, members)
  keep(call, 'R ' .. code .. ' ' .. (members or ''))
  return refusal_json(call.prefix, code, members)
end

-- The answer that this command got the first time.
local function replay(call, kept)
  local digest, kind, reference = kept:match('^(%S+) (%u) (.*)$')
  if digest ~= call.digest then
    return refusal_json(call.prefix, 'command_id_reused')
  elseif kind == 'B' then
    return reference
  elseif kind == 'R' then
    local code, members = reference:match('^(%S+) (.*)$')
    return refusal_json(call.prefix, code, members)
  end
  local found = redis.call('XRANGE', call.prefix .. ':events', reference, reference)
  if not found[1] then
    return with_position(reference, '{"type":"gone"}')
  end
  return with_position(reference, found[1][2][2])
end
