-- Counters: their rows, who sits there, and which tickets they have open.

local function get_counter(call, number)
  call.counters[number] = call.counters[number] or load_counter(call.prefix, number)
  return call.counters[number]
end

-- The ids of a counter's open tickets, the newest last.
local function open_tickets(counter)
  return cjson.decode(counter.tickets or '[]')
end

local function set_counter(call, counter, changes)
  set_fields(call, call.prefix .. ':counter:' .. counter.number, counter, changes)
end

-- Nobody sits there any more: nothing is kept of who did, since when, and why nobody was called.
local function abandon(call, counter, state)
  set_counter(call, counter, {
    state = state, opened_ms = false, caseworker = false, area = false, pause_reason = false,
  })
end

-- The counter at which a ticket in this state is open, if any.
local function seat_of(ticket)
  return (ticket.state == 'called' or ticket.state == 'serving') and ticket.counter or nil
end

-- Which of its counter's open tickets this is, the oldest first; nil for a ticket that is none.
local function nth_of(call, ticket)
  local number = seat_of(ticket)
  for nth, id in ipairs(number and open_tickets(get_counter(call, number)) or {}) do
    if id == ticket.id then
      return nth
    end
  end
end

-- Takes a ticket from one counter to another; either may be none. Without `nth` it is the newest.
local function change_seat(call, id, from, to, nth)
  for _, number in ipairs({ from or '', to or '' }) do
    if number ~= '' then
      local counter, open = get_counter(call, number), {}
      for _, other in ipairs(open_tickets(counter)) do
        open[#open + 1] = other ~= id and other or nil
      end
      if number == to then
        table.insert(open, math.min(nth or math.huge, #open + 1), id)
      end
      local tickets = #open > 0 and cjson.encode(open)
      set_counter(call, counter, { tickets = tickets, ticket = open[#open] or false })
    end
  end
end

-- Why this counter cannot call anybody now, as a refusal's code, or nil.
local function objection_to_call(counter, most)
  if counter.state == 'paused' then
    return 'counter_paused'
  elseif counter.state ~= 'open' then
    return 'counter_closed'
  end
  return #open_tickets(counter) >= tonumber(most) and 'counter_busy' or nil
end

local function is_staffed(counter)
  return counter.state == 'open' or counter.state == 'paused'
end

-- The counter where this caseworker (an opaque id of the day) sits, but for one; or nil.
local function counter_of(call, caseworker, but)
  for _, number in ipairs(redis.call('SMEMBERS', call.prefix .. ':counters')) do
    local counter = get_counter(call, number)
    if number ~= but and counter.caseworker == caseworker and is_staffed(counter) then
      return counter
    end
  end
end
