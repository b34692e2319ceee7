-- ARGV: at most how many tickets, at most how many looks at candidates in all, then for each proposal that may be made
-- `<match id>|<a's alias>|<a's name>|<b's alias>|<b's name>`.
-- Takes the tickets that are due, oldest first, moves each to its step and looks for the best of the first who are allowed.
-- Tells when something is due next (-1: nothing waits), then how it stands with whom it concerned.
local max, budget = tonumber(ARGV[1]), tonumber(ARGV[2])
local READ, ENOUGH, TURN = 12, 4, 256
local rows, proposals, looks, proposed, waits = { -1 }, 2, 0, {}, {}

-- The key of the j-th bucket that this ticket looks into, those with most in common first, and whether what step 0 asks for has to
-- be looked at. Third: whether a new kind of bucket begins, worse than all before.
local function looked_into(t, j)
  local nl, ni, first = #t.langs, #t.interests, t.langs[1]
  if t.k == 0 and ni < 2 then return nil end
  local per = t.k == 0 and 2 or 1 + nl
  if j <= ni * per then
    local x, kind = t.interests[floor((j - 1) / per) + 1], (j - 1) % per
    if kind == 0 then return bucket(0, first, t.intent, x), true, false end
    if t.k == 0 then return bucket(1, first, t.intent, x), true, false end
    return bucket(1, t.langs[kind], t.intent, x), false, false
  end
  if t.k < 2 then return nil end
  j = j - ni * per
  if j <= 2 * nl then return bucket(2 + (j - 1) % 2, t.langs[floor((j - 1) / 2) + 1], t.intent, 0), false, j == 1 end
  if t.k < 3 then return nil end
  j = j - 2 * nl
  if j > (INTENTS - 1) * nl then return nil end
  local intent = (j - 1) % (INTENTS - 1)
  if intent >= t.intent then intent = intent + 1 end
  return bucket(3, t.langs[floor((j - 1) / (INTENTS - 1)) + 1], intent, 0), false, j == 1
end

-- The strictest step that these two would be content with at.
local function least_step(a, b)
  if a.intent ~= b.intent then return 3 end
  local common = bits(band(a.lo, b.lo)) + bits(band(a.hi, b.hi))
  if common >= 2 and a.langs[1] == b.langs[1] then return 0 end
  return common >= 1 and 1 or 2
end

-- The candidate, if every hard rule allows the two to meet and both are content. Buckets lead here; this alone decides.
local function allowed(a, n)
  local b = load(n)
  if not b or b.s ~= 'w' then return nil end
  if not leased(n) then
    hold(b)
    return nil
  end
  if b.u == a.u then return nil end
  read(b)
  if band(a.mask, b.mask) == 0 then return nil end
  if least_step(a, b) > math.min(a.k, b.k) then return nil end
  if call('SISMEMBER', K .. 'a:' .. a.n, b.u) == 1 or call('SISMEMBER', K .. 'a:' .. n, a.u) == 1 then return nil end
  return b
end

local function best_first(x, y)
  if x[1] ~= y[1] then return x[1] > y[1] end
  return x[2] < y[2]
end

-- The best of those found that may be met.
local function choose(a, found)
  if #found > 1 then table.sort(found, best_first) end
  for _, candidate in ipairs(found) do
    local b = allowed(a, candidate[2])
    if b then return b end
  end
end

-- Second: whether everybody was looked at. Where it stopped is kept in j and g.
local function search(a)
  local seen, found, left = {}, {}, TURN
  while true do
    local key, strict, worse = looked_into(a, a.j)
    if #found > 0 and (worse or not key or left <= 0 or #found >= ENOUGH) then
      local b = choose(a, found)
      if b then return b, true end
      found = {}
    end
    if not key then return nil, true end
    if left <= 0 then return nil, false end
    local entries = call('ZRANGE', key, '(' .. a.g, '+inf', 'BYSCORE', 'LIMIT', 0, READ)
    for _, packed in ipairs(entries) do
      local n, lo, hi, mask, first, reach, since = struct.unpack('>I4I4I4I2BBI4', packed)
      a.g = n
      if n ~= a.n and not seen[n] then
        seen[n] = true
        local common = bits(band(a.lo, lo)) + bits(band(a.hi, hi))
        if not strict or (common >= 2 and first == a.langs[1]) then
          local waited = math.min(floor((now / 1000 - since) / 4), 15)
          local score = 100 * common + waited - 15 * reach
          if first == a.langs[1] then score = score + 40 end
          if byte(key, -2) - 48 == a.intent then score = score + 20 end
          found[#found + 1] = { score, n }
        end
      end
    end
    left = left - #entries - 1
    looks = looks + #entries + 1
    if #entries < READ then a.j, a.g = a.j + 1, 0 end
  end
end

local function propose(a, b)
  proposals = proposals + 1
  local id, aliases = string.match(ARGV[proposals], '^(.-)|(.*)$')
  local common_lo, common_hi, common_langs = band(a.lo, b.lo), band(a.hi, b.hi), band(a.mask, b.mask)
  local m = { id = id, a = a.n, b = b.n, by = string.format('%.0f', now + ANSWER) }
  m.d = table.concat({ aliases, common_lo, common_hi, common_langs, a.intent == b.intent and 1 or 0,
    floor((now - a.at) / 1000), a.k, floor((now - b.at) / 1000), b.k }, '|')
  call('HSET', K .. 'm:' .. id, 'a', a.n, 'b', b.n, 'by', m.by, 'fa', '0', 'fb', '0', 'd', m.d)
  call('ZADD', K .. 'open', m.by, id)
  for _, t in ipairs({ a, b }) do
    proposed[tostring(t.n)] = true
    unindex(t)
    call('ZREM', K .. 'due', t.n)
    t.v, t.s, t.p, t.o = t.v + 1, 'f', id, ''
    call('HSET', K .. 't:' .. t.n, 'v', t.v, 's', 'f', 'k', t.k, 'p', id, 'o', '')
    local kind = char(48 + t.langs[1], 48 + t.strictness)
    local kept = waits[kind] or {}
    waits[kind] = kept
    kept[#kept + 1] = floor((now - t.at) / 1000)
    rows[#rows + 1] = row(t, m)
  end
end

for _, n in ipairs(call('ZRANGE', K .. 'due', '-inf', now, 'BYSCORE', 'LIMIT', 0, max)) do
  if looks >= budget or proposals >= #ARGV then break end
  -- Those before it may have found it, or found that nobody holds it.
  local t = not proposed[n] and load(tonumber(n))
  if not t or t.s ~= 'w' then
    if not proposed[n] then call('ZREM', K .. 'due', n) end
  elseif not leased(n) then
    hold(t)
  else
    local k = step_at(t)
    local moved = k ~= t.k
    if moved then t.x, t.k, t.j, t.g = t.k, k, 1, 0 end
    local found, finished = nil, true
    if now >= t.d then found, finished = search(t) end
    if found then
      propose(t, found)
    else
      if moved then
        unindex(t)
        t.x, t.v = nil, t.v + 1
        index(t)
      end
      if finished then t.j, t.g = 1, 0 end
      local due = finished and next_due(t) or now
      if t.d > now and t.d < due then due = t.d end
      call('ZADD', K .. 'due', due, n)
      save(t)
      if moved then rows[#rows + 1] = row(t) end
    end
  end
end
for kind, kept in pairs(waits) do
  if call('LPUSH', K .. 'w' .. kind, unpack(kept)) > 2 * WAITS then call('LTRIM', K .. 'w' .. kind, 0, WAITS - 1) end
end
local first = call('ZRANGE', K .. 'due', 0, 0, 'WITHSCORES')
if first[2] then rows[1] = math.max(0, tonumber(first[2]) - now) end
return rows
