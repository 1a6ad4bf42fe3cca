-- Reference data of domain guide 2.1; levels are rows, never an enum.
create table level_of_care (
  code                 text primary key,
  rank                 integer not null unique,
  name                 text not null,
  residential          boolean not null,
  minimum_week_minutes integer,
  review_days          integer not null check (review_days > 0),
  -- programme to offer when nobody chose one; null where the level has none of its own
  default_template     text references programme_template,
  minor_template       text references programme_template
);
insert into level_of_care values
  ('1',   1, 'Outpatient',                    false, null, 90, 'OP-1',     'OP-1'),
  ('2.1', 2, 'Intensive outpatient',          false, 540,  30, 'IOP-SEED', 'IOP-TEEN'),
  ('2.5', 3, 'High-intensity outpatient',     false, 1200, 14, 'IOP-9',    'IOP-TEEN'),
  ('3.1', 4, 'Low-intensity residential',     true,  300,  30, null,       null),
  ('3.5', 5, 'High-intensity residential',    true,  1200, 7,  null,       null),
  ('3.7', 6, 'Medically managed residential', true,  null, 3,  null,       null),
  ('4',   7, 'Medically managed inpatient',   true,  null, 1,  null,       null);

-- Indicated and offered level are kept apart, with the reason for any difference; the received level is the stay.
create table placement (
  id              uuid primary key,
  number          bigint generated always as identity,
  episode         uuid not null references episode,
  occurrence      text not null unique,
  suggested_at    timestamptz not null,
  -- rank 0 and no level: no substance use disorder was confirmed
  indicated_rank  integer not null check (indicated_rank between 0 and 7),
  indicated_level text references level_of_care,
  rules           text[] not null,
  answer          text check (answer in ('accepted', 'declined', 'referredElsewhere')),
  offered_level   text references level_of_care,
  override_reason text,
  decided_at      timestamptz,
  co_signed_at    timestamptz
);
create index placement_episode on placement (episode, number desc);
