-- Weekly dose times weeks (domain guide 1.5, 6.1); each figure is a row a clinic may change.
create table programme_template (
  code                 text primary key,
  name                 text not null,
  level                text not null,
  weeks                integer not null check (weeks between 1 and 104),
  minimum_week_minutes integer not null check (minimum_week_minutes >= 0)
);
insert into programme_template values
  ('IOP-SEED', 'Intensive outpatient, 7 hours a week',  '2.1', 12, 540),
  ('IOP-9',    'Intensive outpatient, 10 hours a week', '2.1', 12, 540),
  ('IOP-TEEN', 'Intensive outpatient for under 18s',    '2.1', 12, 360),
  ('OP-1',     'Outpatient, one hour a week',           '1',   12, 0);

-- The meetings of one week, in the site's wall time; weekday 1 = Monday.
create table template_slot (
  template text     not null references programme_template,
  kind     text     not null check (kind in ('group', 'individual')),
  ordinal  smallint not null check (ordinal > 0),
  weekday  smallint not null check (weekday between 1 and 7),
  starts   time     not null,
  minutes  integer  not null check (minutes between 15 and 480),
  primary key (template, kind, ordinal)
);
insert into template_slot values
  ('IOP-SEED', 'group',      1, 2, '18:00', 180),
  ('IOP-SEED', 'group',      2, 4, '18:00', 180),
  ('IOP-SEED', 'individual', 1, 3, '16:00', 60),
  ('IOP-9',    'group',      1, 1, '18:00', 180),
  ('IOP-9',    'group',      2, 3, '18:00', 180),
  ('IOP-9',    'group',      3, 5, '18:00', 180),
  ('IOP-9',    'individual', 1, 3, '16:00', 60),
  ('IOP-TEEN', 'group',      1, 2, '16:00', 150),
  ('IOP-TEEN', 'group',      2, 4, '16:00', 150),
  ('IOP-TEEN', 'individual', 1, 3, '16:00', 60),
  ('OP-1',     'individual', 1, 3, '16:00', 60);

-- Where one person stands in their programme. A return from another level begins a new run; the old run's sessions stay as they were.
create table programme (
  episode        uuid primary key references episode,
  template       text not null references programme_template,
  zone           text not null,
  run            integer not null check (run > 0),
  run_starts_on  date not null,
  -- the week that runs; one more than weeks_planned when all are over
  week_number    integer not null check (week_number > 0),
  week_starts_on date not null,
  weeks_planned  integer not null check (weeks_planned > 0),
  state          text not null check (state in ('running', 'paused', 'ended')),
  check (week_number <= weeks_planned + 1)
);

-- Weeks that are over, with the dose that was meant and the dose that was had.
create table programme_week (
  episode          uuid not null references episode,
  run              integer not null,
  week_number      integer not null,
  planned_minutes  integer not null,
  attended_minutes integer not null,
  closed_at        timestamptz not null,
  primary key (episode, run, week_number)
);

-- Extensions already made, so that a step run twice extends once.
create table programme_extension (
  occurrence  text primary key,
  episode     uuid not null references episode,
  weeks       integer not null check (weeks > 0),
  extended_at timestamptz not null
);

-- One dated meeting of one person's plan. Local wall time and zone are the truth, the range is derived.
create table session (
  id               uuid primary key,
  episode          uuid not null references episode,
  person           uuid not null references person,
  run              integer not null,
  week_number      integer not null,
  kind             text not null check (kind in ('group', 'individual')),
  ordinal          integer not null,
  local_date       date not null,
  local_start      time not null,
  zone             text not null,
  minutes          integer not null check (minutes > 0),
  during           tstzrange not null,
  state            text not null check (state in ('planned', 'attended', 'late', 'leftEarly', 'noShow', 'excused',
                                                  'cancelledPatient', 'cancelledProgramme')),
  attended_minutes integer not null default 0 check (attended_minutes between 0 and minutes),
  marked_at        timestamptz,
  marked_by        text,
  -- the same session is never planned twice, however often a step runs
  unique (episode, run, week_number, kind, ordinal),
  -- one person is in one place at a time
  exclude using gist (person with =, during with &&) where (state not in ('cancelledPatient', 'cancelledProgramme'))
);
create index session_episode on session (episode, local_date, local_start);

-- Attempts to reach a referred person, as planned. The occurrence makes a step that runs twice plan once.
create table contact_attempt (
  episode    uuid not null references episode,
  number     integer not null check (number > 0),
  due_at     timestamptz not null,
  occurrence text not null unique,
  primary key (episode, number)
);

-- Aftercare contacts, as planned. A new discharge begins a new series at its own date.
create table aftercare_contact (
  episode    uuid not null references episode,
  starts_on  date not null,
  number     integer not null check (number > 0),
  contact    integer not null,
  retry      integer not null check (retry between 0 and 3),
  missed     integer not null,
  on_date    date not null,
  due_at     timestamptz not null,
  outreach   boolean not null,
  finished   boolean not null,
  occurrence text not null unique,
  primary key (episode, starts_on, number)
);
