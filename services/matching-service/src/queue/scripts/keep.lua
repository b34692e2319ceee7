-- ARGV: user, ticket id, version, as often as there are people. Tells of whom something else is known here.
local rows = {}
for i = 1, #ARGV, 3 do
  local user, id, version = ARGV[i], ARGV[i + 1], ARGV[i + 2]
  local n = call('HGET', K .. 'u', user)
  if n then
    call('ZADD', K .. 'leases', now + LEASE, n)
    local f = call('HMGET', K .. 't:' .. n, 'id', 'v', 's')
    if f[3] == 'h' or f[1] ~= id or f[2] ~= version then
      local t = load(tonumber(n))
      if t.s == 'h' then
        local k = t.k
        take_place(t)
        if t.k ~= k then t.v = t.v + 1 end
        save(t)
      end
      if t.id ~= id or tostring(t.v) ~= version then rows[#rows + 1] = row(t) end
    end
  else
    local ended = ended_row(user)
    -- Of an older ticket there is nothing new to tell whoever knows a later one.
    if not ended or ended[2] < id then
      if id ~= '' then rows[#rows + 1] = { user, '', '0', 'x', '', '0', '0', 'lost', '' } end
    elseif ended[2] ~= id or ended[3] ~= version then
      rows[#rows + 1] = ended
    end
  end
end
return rows
