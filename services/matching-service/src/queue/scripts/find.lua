-- ARGV: users
local rows = {}
for _, user in ipairs(ARGV) do
  local t = ticket_of(user)
  rows[#rows + 1] = t and row(t) or ended_row(user)
end
return rows
