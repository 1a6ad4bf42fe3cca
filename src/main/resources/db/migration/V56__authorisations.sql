-- What a payer authorised for an episode. A wrong entry is withdrawn and entered anew, never written over.
create table authorisation (
  id           uuid primary key,
  episode      uuid not null references episode,
  unit         text not null check (unit in ('day', 'session')),
  units        integer not null check (units between 1 and 400),
  starts_on    date not null,
  ends_on      date not null check (ends_on >= starts_on),
  entered_at   timestamptz not null,
  entered_by   text not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  check ((withdrawn_at is null) = (withdrawn_by is null))
);
create index authorisation_episode on authorisation (episode, ends_on desc) where withdrawn_at is null;
-- The same entry sent twice is one.
create unique index authorisation_once on authorisation (episode, unit, units, starts_on, ends_on) where withdrawn_at is null;
