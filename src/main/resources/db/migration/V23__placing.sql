-- When a person can come each week, in the site's wall time; without a row they can always. Preferred times lie beside or inside.
create table person_availability (
  person    uuid      not null references person on delete cascade,
  weekday   smallint  not null check (weekday between 1 and 7),
  hours     timerange not null check (not isempty(hours) and lower(hours) is not null and upper(hours) is not null),
  preferred boolean   not null default false,
  exclude using gist (person with =, weekday with =, hours with &&) where (not preferred),
  exclude using gist (person with =, weekday with =, hours with &&) where (preferred)
);
create index person_availability_person on person_availability (person);

-- What a person wishes of a place; null is no wish.
create table person_wish (
  person           uuid primary key references person on delete cascade,
  track            text check (track in ('day', 'evening', 'weekend')),
  language         text,
  therapist_gender text,
  -- only: they cannot travel; never: they have no private place for it
  telehealth       text check (telehealth in ('only', 'never')),
  step_free        boolean     not null default false,
  changed_at       timestamptz not null,
  changed_by       text        not null
);

-- A weekly hour belongs to one person at a time, also in weeks whose sessions are not planned yet.
alter table therapist_assignment
  add column hours timerange generated always as (timerange(starts, starts + make_interval(mins => minutes))) stored,
  add constraint therapist_assignment_hour exclude using gist (therapist with =, weekday with =, hours with &&, during with &&),
  add constraint therapist_assignment_room exclude using gist (room with =, weekday with =, hours with &&, during with &&)
    where (room is not null);

-- How a plan that broke is to be mended: proposed first, then published in one transaction or not at all.
create table repair (
  id           uuid primary key,
  site         text        not null references site,
  cause        text        not null check (cause in ('therapist', 'room', 'group')),
  lost         uuid        not null,
  from_day     date        not null,
  proposed_at  timestamptz not null,
  proposed_by  text        not null,
  published_at timestamptz,
  published_by text,
  check ((published_at is null) = (published_by is null))
);

-- One person of a repair: where they were and where they would be. Without a new hour nothing was found, and the rule says why.
create table repair_change (
  repair           uuid     not null references repair on delete cascade,
  episode          uuid     not null references episode,
  person           uuid     not null references person,
  before_group     uuid references care_group,
  before_therapist uuid references staff,
  before_weekday   smallint,
  before_starts    time,
  before_room      uuid references room,
  after_group      uuid references care_group,
  after_therapist  uuid references staff,
  after_weekday    smallint,
  after_starts     time,
  after_room       uuid references room,
  minutes          integer  not null check (minutes between 15 and 240),
  rule             text,
  ordinal          integer  not null,
  primary key (repair, episode),
  check ((after_therapist is null) = (rule is not null)),
  check ((after_therapist is null) = (after_weekday is null) and (after_therapist is null) = (after_starts is null))
);
