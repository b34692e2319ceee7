create table post (id uuid primary key, content text not null);
create table effect (text text not null);
create table fan_out (post_id text not null);
