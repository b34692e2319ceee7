/** The tables of outbox and inbox. Runs before a service's own migrations. */
export const EVENTS_MIGRATION = `
create table outbox (
  seq bigint generated always as identity primary key,
  id uuid not null unique,
  type text not null,
  aggregate_id text not null,
  aggregate_version bigint not null,
  data text not null,
  time timestamptz not null,
  traceparent text,
  sent_at timestamptz
);
create index outbox_unsent on outbox (seq) where sent_at is null;
create index outbox_sent on outbox (sent_at) where sent_at is not null;
create table outbox_version (
  aggregate_id text primary key,
  version bigint not null
);
create table inbox (
  consumer text not null,
  event_id text not null,
  applied_at timestamptz not null default now(),
  primary key (consumer, event_id)
);
create index inbox_applied on inbox (applied_at);
create table inbox_version (
  consumer text not null,
  stream text not null,
  aggregate_id text not null,
  version bigint not null,
  primary key (consumer, stream, aggregate_id)
);
create table inbox_parked (
  consumer text not null,
  event_id text not null,
  stream text not null,
  aggregate_id text not null,
  parked_at timestamptz not null default now(),
  primary key (consumer, event_id)
);
create index inbox_parked_aggregate on inbox_parked (consumer, stream, aggregate_id);
`;
