-- ARGV: user, criteria, reach, a random UUID, ids to avoid ...
local user = ARGV[1]
local function add_avoided(n)
  local key = K .. 'a:' .. n
  for from = 5, #ARGV, 1000 do call('SADD', key, unpack(ARGV, from, math.min(from + 999, #ARGV))) end
end

local known = ticket_of(user)
if known then
  add_avoided(known.n)
  call('ZADD', K .. 'leases', now + LEASE, known.n)
  if known.s == 'h' then
    local k = known.k
    take_place(known)
    if known.k ~= k then known.v = known.v + 1 end
    save(known)
  end
  return { row(known) }
end

-- Ticket ids grow with time for each person, also when two are made in one millisecond.
local made = now
local ended = call('GET', K .. 'x:' .. user)
if ended then
  local last = tonumber(string.sub(ended, 1, 8) .. string.sub(ended, 10, 13), 16)
  if last >= made then made = last + 1 end
  call('DEL', K .. 'x:' .. user)
end
local id = string.format('%08x-%04x-7', floor(made / 65536), made % 65536) .. string.sub(ARGV[4], 16)

local n = call('INCR', K .. 'seq')
local t = { n = n, u = user, id = id, v = 1, s = 'w', c = ARGV[2], at = now, r = tonumber(ARGV[3]), p = '', o = '' }
t.k = step_at(t)
call('HSET', K .. 'u', user, n)
call('HSET', K .. 't:' .. n, 'u', user, 'id', id, 'v', 1, 's', 'w', 'c', t.c, 'at', now, 'k', t.k, 'd', now + REACH_DELAYS[t.r + 1],
  'r', t.r, 'p', '', 'o', '', 'j', 1, 'g', 0)
add_avoided(n)
call('ZADD', K .. 'leases', now + LEASE, n)
index(t)
to_search(t)
return { row(t) }
