-- What every script begins with. All state of a band is under KEYS[1], `{match:<band>}:`, so that one shard holds it:
--   seq              the number the last ticket got; numbers order places
--   u                user id -> number of their one ticket
--   t:<n>            the ticket: u user, id, v version, s state, c criteria, at since (ms), k step, d when its first search is due,
--                    r reach, p proposal, o note, j and g where its search goes on
--   a:<n>            user ids that it may not meet
--   i<bucket>        waiting tickets by what others look for them by; score = number
--   due              tickets with something to do; score = when (ms)
--   leases           tickets that somebody holds; score = until when
--   held             tickets that nobody holds; score = until when their place is kept
--   m:<id>           a proposal: a, b numbers, by answered by when, fa, fb who accepted, d what was agreed on when it was made
--   open, agreed     proposals that are not answered by both (score = by when), that are (score = since when)
--   x:<user>         how their last ticket ended, for a minute
--   y:<id>           who skipped whom, for a while
--   w<kind>          how long the last matched ones of a kind waited, in seconds
-- States: w waits, h waits and cannot be matched since nobody holds it, f has a proposal, a accepted it, x gone.
-- A ticket is in buckets exactly while it is `w`.
local K = KEYS[1]
local call = redis.call
local byte, char, floor = string.byte, string.char, math.floor
local band = bit.band
local clock = call('TIME')
local now = clock[1] * 1000 + floor(clock[2] / 1000)

local function load(n)
  local f = call('HMGET', K .. 't:' .. n, 'u', 'id', 'v', 's', 'c', 'at', 'k', 'd', 'r', 'p', 'o', 'j', 'g')
  if not f[1] then return nil end
  return {
    n = n, u = f[1], id = f[2], v = tonumber(f[3]), s = f[4], c = f[5], at = tonumber(f[6]), k = tonumber(f[7]),
    d = tonumber(f[8]), r = tonumber(f[9]), p = f[10], o = f[11], j = tonumber(f[12]), g = tonumber(f[13]),
  }
end

local function save(t)
  call('HSET', K .. 't:' .. t.n, 'v', t.v, 's', t.s, 'k', t.k, 'p', t.p, 'o', t.o, 'j', t.j, 'g', t.g)
end

-- Criteria: one printable character each: intent, strictness, how many languages, the languages, the interests.
local function read(t)
  if t.langs then return end
  local b = { byte(t.c, 1, -1) }
  t.intent, t.strictness = b[1] - 48, b[2] - 48
  local langs, mask = {}, 0
  for i = 1, b[3] - 48 do
    local l = b[3 + i] - 48
    langs[i] = l
    mask = mask + 2 ^ l
  end
  local interests, lo, hi = {}, 0, 0
  for i = 4 + #langs, #b do
    local x = b[i] - 48
    interests[#interests + 1] = x
    if x < 32 then lo = lo + 2 ^ x else hi = hi + 2 ^ (x - 32) end
  end
  t.langs, t.mask, t.interests, t.lo, t.hi = langs, mask, interests, lo, hi
end

local function bits(x)
  local count = 0
  while x ~= 0 do
    x = band(x, x - 1)
    count = count + 1
  end
  return count
end

-- The step at which somebody of this strictness is after so long; 4 stands for long at the last one.
local function step_at(t)
  read(t)
  local steps, waited, k = STEPS[t.strictness + 1], now - t.at, 0
  while k < 4 and waited >= steps[k + 1] do k = k + 1 end
  return k
end

-- When the next step comes; at the last one a look all around now and then makes good for whatever was missed.
local function next_due(t)
  if t.k < 4 then return t.at + STEPS[t.strictness + 1][t.k + 1] end
  return now + LOOK_AROUND
end

-- What is to be known of a candidate before anything of theirs is read.
local function entry(t)
  return struct.pack('>I4I4I4I2BBI4', t.n, t.lo, t.hi, t.mask, t.langs[1], t.r, floor(t.at / 1000))
end

-- Bucket 0: by first language, intent and interest, who is at step 0. Bucket 1: by any language, intent and interest, who is further.
-- Buckets 2 and 3: by any language and intent, who is at step 2 and beyond it.
local function bucket(level, lang, intent, interest)
  return K .. 'i' .. char(48 + level, 48 + lang, 48 + intent, 48 + interest)
end

-- x is the step that it is in buckets by, where it has just moved on.
local function each_bucket(t, act)
  read(t)
  local k = t.x or t.k
  if k == 0 then
    -- Step 0 asks for two interests in common.
    if #t.interests < 2 then return end
    for _, x in ipairs(t.interests) do act(bucket(0, t.langs[1], t.intent, x)) end
    return
  end
  for _, l in ipairs(t.langs) do
    for _, x in ipairs(t.interests) do act(bucket(1, l, t.intent, x)) end
    if k == 2 then act(bucket(2, l, t.intent, 0)) end
    if k > 2 then act(bucket(3, l, t.intent, 0)) end
  end
end

local function index(t)
  read(t)
  local member, n = entry(t), t.n
  each_bucket(t, function(key) call('ZADD', key, n, member) end)
end

local function unindex(t)
  read(t)
  local member = entry(t)
  each_bucket(t, function(key) call('ZREM', key, member) end)
end

local function to_search(t)
  t.j, t.g = 1, 0
  call('ZADD', K .. 'due', now, t.n)
end

-- Nobody holds it: it cannot be matched, and its place is kept for a while.
local function hold(t)
  if t.s == 'w' then
    unindex(t)
    call('ZREM', K .. 'due', t.n)
    t.s = 'h'
    save(t)
    call('ZADD', K .. 'held', now + KEPT, t.n)
  end
  call('ZREM', K .. 'leases', t.n)
end

local function leased(n)
  local lease = call('ZSCORE', K .. 'leases', n)
  return lease and tonumber(lease) > now
end

-- Into the queue, with the place it had.
local function take_place(t)
  t.k = step_at(t)
  if leased(t.n) then
    t.s = 'w'
    call('ZREM', K .. 'held', t.n)
    index(t)
    to_search(t)
  else
    t.s = 'h'
    call('ZADD', K .. 'held', now + KEPT, t.n)
  end
end

-- From a proposal back into the queue.
local function back(t, note)
  t.v, t.p, t.o = t.v + 1, '', note
  take_place(t)
  save(t)
end

-- Out of the queue. `silent`: what comes next is told by somebody else.
local function drop(t, note, silent)
  local n = t.n
  if t.s == 'w' then unindex(t) end
  call('DEL', K .. 't:' .. n, K .. 'a:' .. n)
  call('ZREM', K .. 'due', n)
  call('ZREM', K .. 'leases', n)
  call('ZREM', K .. 'held', n)
  call('HDEL', K .. 'u', t.u)
  t.v, t.s, t.p, t.o = t.v + 1, 'x', '', note
  if not silent then call('SET', K .. 'x:' .. t.u, t.id .. '|' .. t.v .. '|' .. note, 'PX', ENDED_KNOWN) end
end

local function load_match(id)
  local f = call('HMGET', K .. 'm:' .. id, 'a', 'b', 'by', 'fa', 'fb', 'd')
  if not f[1] then return nil end
  return { id = id, a = tonumber(f[1]), b = tonumber(f[2]), by = f[3], fa = f[4] == '1', fb = f[5] == '1', d = f[6] }
end

local function drop_match(m)
  call('DEL', K .. 'm:' .. m.id)
  call('ZREM', K .. 'open', m.id)
  call('ZREM', K .. 'agreed', m.id)
end

-- How it stands with a ticket, to be told.
local function row(t, m)
  local match = ''
  if t.p ~= '' then
    m = m or load_match(t.p)
    match = m.id .. '|' .. (m.a == t.n and 0 or 1) .. '|' .. m.by .. '|' .. m.d
  end
  return { t.u, t.id, tostring(t.v), t.s, t.c, tostring(t.at), tostring(t.k), t.o, match }
end

-- How the last ticket of whom has none ended, to be told.
local function ended_row(user)
  local ended = call('GET', K .. 'x:' .. user)
  if not ended then return nil end
  local id, v, note = string.match(ended, '^(.-)|(.-)|(.*)$')
  return { user, id, v, 'x', '', '0', '0', note, '' }
end

local function ticket_of(user)
  local n = call('HGET', K .. 'u', user)
  return n and load(tonumber(n))
end

-- The two do not meet again while either waits.
local function avoid(t, other)
  call('SADD', K .. 'a:' .. t.n, other.u)
  call('SADD', K .. 'a:' .. other.n, t.u)
end

