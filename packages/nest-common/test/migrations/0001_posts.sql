create table post (id uuid primary key, content text not null);
create table effect (n bigint generated always as identity, text text not null);
create table fan_out (post_id text not null);
