create table deposit (id text primary key, account text not null);
create table tally (account text primary key, n integer not null);
