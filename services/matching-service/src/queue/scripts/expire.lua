-- ARGV: at most how many of each. Tells how many of something were left for another call, then how it stands with whom it concerned.
local rows, max = { 0 }, tonumber(ARGV[1])
local function past(key)
  local found = call('ZRANGE', K .. key, '-inf', now, 'BYSCORE', 'LIMIT', 0, max)
  if #found == max then rows[1] = 1 end
  return found
end

for _, id in ipairs(past('open')) do
  local m = load_match(id)
  local a, b = load(m.a), load(m.b)
  drop_match(m)
  for _, one in ipairs({ { a, m.fa }, { b, m.fb } }) do
    if one[2] then back(one[1], 'other_gone') else drop(one[1], 'expired') end
    rows[#rows + 1] = row(one[1])
  end
end
for _, n in ipairs(past('leases')) do
  local t = load(tonumber(n))
  if t then hold(t) else call('ZREM', K .. 'leases', n) end
end
for _, n in ipairs(past('held')) do
  local t = load(tonumber(n))
  if t then
    drop(t, 'lost')
    rows[#rows + 1] = row(t)
  else
    call('ZREM', K .. 'held', n)
  end
end
return rows
