-- What a command is answered: a decided no, or what the same command id got the first time.
-- Answers are kept until the day closes, as a reference: a digest, and then `R code members` for a
-- refusal, `E entry` for an event, `B body` for an answer that has no event of its own.

-- Where in the stream this is decided: after its newest event.
local function here(prefix)
  return ',"position":' .. position_json(head(prefix))
end

-- `members` is JSON members that say more about the refusal, each with a comma before it.
local function refusal_json(code, members)
  return '{"refused":"' .. code .. '"' .. members .. '}'
end

local function keep(call, answer)
  redis.call('HSET', call.prefix .. ':answers', call.answer_field, call.digest .. ' ' .. answer)
end

-- Where and when a command is decided.
local function decided(call)
  return here(call.prefix) .. ',"at":' .. integer(call.now)
end

-- A decided no. It is remembered like an acceptance: the same id gets the same answer again.
local function refuse(call, code, members)
  local told = decided(call) .. (members or '')
  keep(call, 'R ' .. code .. ' ' .. told)
  return refusal_json(code, told)
end

-- The answer that this command got the first time.
local function replay(call, kept)
  local digest, kind, reference = kept:match('^(%S+) (%u) (.*)$')
  if digest ~= call.digest then
    return refusal_json('command_id_reused', decided(call))
  elseif kind == 'B' then
    return reference
  elseif kind == 'R' then
    local code, told = reference:match('^(%S+) (.*)$')
    local says_when = told:find(',"position":', 1, true) == 1 -- the library before kept no more
    return refusal_json(code, says_when and told or decided(call) .. told)
  end
  local found = redis.call('XRANGE', call.prefix .. ':events', reference, reference)
  if not found[1] then
    return with_position(reference, '{"type":"gone"}')
  end
  return with_position(reference, found[1][2][2])
end
