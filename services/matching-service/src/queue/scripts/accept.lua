-- ARGV: user, match. Tells 0 when it is not on offer (any more), else 1 or, when both accepted, 2, and how it stands with both.
local t = ticket_of(ARGV[1])
if not t or t.p ~= ARGV[2] then return { 0 } end
local m = load_match(t.p)
local mine, theirs = 'fa', m.fb
if m.b == t.n then mine, theirs = 'fb', m.fa end
local other = load(m.a == t.n and m.b or m.a)
local told = 0
if not m[mine] then
  if tonumber(m.by) <= now then return { 0 } end
  t.v, t.s = t.v + 1, 'a'
  save(t)
  call('HSET', K .. 'm:' .. m.id, mine, '1')
  told = 1
  if theirs then
    call('ZREM', K .. 'open', m.id)
    call('ZADD', K .. 'agreed', now, m.id)
  end
end
local a, b = t, other
if m.b == t.n then a, b = other, t end
return { theirs and 2 or 1, told, row(t, m), row(a, m), row(b, m) }
