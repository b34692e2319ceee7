-- ARGV: match, outcome. Only what both accepted is closed.
local m = load_match(ARGV[1])
if not m or not (m.fa and m.fb) then return {} end
local a, b = load(m.a), load(m.b)
drop_match(m)
if ARGV[2] == 'failed' then
  back(a, '')
  back(b, '')
  return { row(a), row(b) }
end
if ARGV[2] == 'not_allowed' then
  avoid(a, b)
  drop(a, 'not_allowed')
  drop(b, 'not_allowed')
  return { row(a), row(b) }
end
drop(a, '', true)
drop(b, '', true)
return {}
