-- A search for a residential bed. One search at a time for each level; several levels may be searched beside each other.
create table bed_request (
  id           uuid primary key,
  episode      uuid not null references episode,
  level        text not null,
  state        text not null check (state in ('sent', 'accepted', 'declined', 'cancelled')),
  opened_at    timestamptz not null,
  rechecked_at timestamptz,
  closed_at    timestamptz,
  check ((state = 'sent') = (closed_at is null))
);
create unique index bed_request_one_open on bed_request (episode, level) where state = 'sent';
create index bed_request_episode on bed_request (episode, opened_at);
