-- Who may be where, and when. The rules that must never break are constraints here; planners propose, these decide (design D10).

create type timerange as range (subtype = time);

create table room (
  id         uuid primary key,
  site       text    not null references site,
  name       text    not null,
  capacity   integer not null check (capacity between 1 and 100),
  accessible boolean not null default true,
  active     boolean not null default true,
  unique (site, name)
);

-- When a member of staff works, in the site's wall time; hours of one day do not overlap.
create table staff_hours (
  staff   uuid     not null references staff,
  weekday smallint not null check (weekday between 1 and 7),
  hours   timerange not null check (not isempty(hours) and lower(hours) is not null and upper(hours) is not null),
  exclude using gist (staff with =, weekday with =, hours with &&)
);
create index staff_hours_staff on staff_hours (staff, weekday);

create table staff_leave (
  id     uuid primary key,
  staff  uuid      not null references staff,
  during daterange not null check (not isempty(during) and not upper_inf(during) and not lower_inf(during)),
  reason text      not null,
  exclude using gist (staff with =, during with &&)
);

-- Whom a member of staff may see: how many, in which language, and until when their licence holds.
create table staff_practice (
  staff      uuid    primary key references staff,
  languages  text[]  not null default '{en}' check (cardinality(languages) > 0),
  gender     text,
  -- people in care at the same time (domain guide 6.2: warn 20, block 24)
  warn_at    integer not null default 20 check (warn_at > 0),
  block_at   integer not null default 24 check (block_at >= warn_at)
);

create table staff_credential (
  staff      uuid not null references staff,
  name       text not null,
  expires_on date not null,
  primary key (staff, name)
);

-- The therapist a person sees every week; one at a time, and history keeps those who left.
create table therapist_assignment (
  id         uuid primary key,
  episode    uuid      not null references episode,
  therapist  uuid      not null references staff,
  -- the weekly hour agreed with the person, in the site's wall time
  weekday    smallint  not null check (weekday between 1 and 7),
  starts     time      not null,
  room       uuid      references room,
  during     daterange not null check (not isempty(during)),
  exclude using gist (episode with =, during with &&)
);
create index therapist_assignment_therapist on therapist_assignment (therapist);

create table care_group (
  id                 uuid primary key,
  site               text    not null references site,
  name               text    not null,
  kind               text    not null check (kind in ('rolling', 'closed')),
  level              text    not null references level_of_care,
  track              text    not null check (track in ('day', 'evening', 'weekend')),
  language           text    not null default 'en',
  gender             text    not null default 'any' check (gender in ('any', 'female', 'male')),
  age                text    not null default 'adult' check (age in ('adult', 'adolescent')),
  capacity           integer not null default 10 check (capacity between 1 and 30),
  minimum            integer not null default 3 check (minimum between 1 and capacity),
  newcomers_per_week integer not null default 2 check (newcomers_per_week > 0),
  facilitator        uuid    not null references staff,
  co_facilitator     uuid    references staff check (co_facilitator <> facilitator),
  room               uuid    references room,
  telehealth         boolean not null default false,
  starts_on          date    not null,
  -- the last day of a closed group; a rolling one has none until it is dissolved
  ends_on            date    check (ends_on >= starts_on),
  -- in how many days an on-hold seat is given to others (domain guide 6.1)
  hold_days          integer not null default 14 check (hold_days >= 0),
  dissolved_at       timestamptz,
  version            integer not null default 0,
  unique (id, capacity),
  check (telehealth or room is not null),
  check (kind = 'rolling' or ends_on is not null)
);
create unique index care_group_name on care_group (site, lower(name)) where dissolved_at is null;

-- The meetings of a group's week, in the site's wall time.
create table group_meeting (
  care_group uuid     not null references care_group on delete cascade,
  ordinal    smallint not null check (ordinal > 0),
  weekday    smallint not null check (weekday between 1 and 7),
  starts     time     not null,
  minutes    integer  not null check (minutes between 15 and 480),
  primary key (care_group, ordinal),
  unique (care_group, weekday, starts)
);

-- Two people who must not meet in a group.
create table no_contact (
  person      uuid not null references person,
  other       uuid not null references person,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (person, other),
  check (person < other)
);

-- A place in a group over a period. The schema itself cannot hold an eleventh person in a group of ten, nor one person twice.
create table seat (
  id              uuid primary key,
  care_group      uuid      not null,
  capacity        integer   not null,
  seat_no         integer   not null check (seat_no > 0),
  episode         uuid      not null references episode,
  person          uuid      not null references person,
  during          daterange not null check (not isempty(during)),
  state           text      not null check (state in ('offered', 'reserved', 'enrolled', 'onHold', 'released')),
  -- when an offer, a reservation or a hold lapses
  held_until      timestamptz,
  taken_at        timestamptz not null,
  taken_by        text        not null,
  released_at     timestamptz,
  release_reason  text,
  -- a seat beyond the capacity, by a supervisor who says why
  override_reason text,
  override_by     uuid references staff,
  foreign key (care_group, capacity) references care_group (id, capacity) on update cascade,
  check (seat_no <= capacity or (override_reason is not null and override_by is not null)),
  check ((state in ('offered', 'reserved', 'onHold')) = (held_until is not null)),
  check ((state = 'released') = (released_at is not null)),
  exclude using gist (care_group with =, seat_no with =, during with &&) where (state <> 'released'),
  exclude using gist (care_group with =, person with =, during with &&) where (state <> 'released')
);
create index seat_group on seat (care_group) where state <> 'released';
create index seat_episode on seat (episode);
create index seat_held on seat (held_until) where held_until is not null;

-- Who waits for a seat, in the order of domain guide 6.1: pregnant, injects drugs, comes from residential care, longest wait.
create table waiting_list_entry (
  id           uuid primary key,
  episode      uuid not null references episode,
  person       uuid not null references person,
  site         text not null references site,
  level        text not null references level_of_care,
  track        text check (track in ('day', 'evening', 'weekend')),
  -- null: any group that fits
  care_group   uuid references care_group,
  priority     text not null check (priority in ('pregnant', 'injects', 'stepDown', 'returning', 'none')),
  since        timestamptz not null,
  state        text not null check (state in ('waiting', 'placed', 'left')),
  ended_at     timestamptz,
  check ((state = 'waiting') = (ended_at is null))
);
create unique index waiting_list_one on waiting_list_entry (episode) where state = 'waiting';

-- Every time somebody further down the list was served first, with the rule or the words why.
create table waiting_list_skip (
  id         bigint generated always as identity primary key,
  entry      uuid not null references waiting_list_entry,
  care_group uuid not null references care_group,
  reason     text not null,
  skipped_at timestamptz not null,
  skipped_by text not null
);

-- One dated meeting of a group. Local wall time and zone are the truth, the range is derived.
create table group_session (
  id             uuid primary key,
  care_group     uuid not null references care_group,
  local_date     date not null,
  local_start    time not null,
  zone           text not null,
  minutes        integer not null check (minutes > 0),
  during         tstzrange not null check (not isempty(during)),
  facilitator    uuid not null references staff,
  co_facilitator uuid references staff check (co_facilitator <> facilitator),
  room           uuid references room,
  telehealth     boolean not null default false,
  state          text not null check (state in ('planned', 'held', 'cancelled')),
  cancelled_by   text check (cancelled_by in ('programme', 'facilitator')),
  cancel_reason  text,
  -- raised with every change that a calendar must show
  sequence       integer not null default 0,
  -- the note all share: nothing in it names anybody
  shared_note    text,
  signed_at      timestamptz,
  signed_by      uuid references staff,
  changed_at     timestamptz not null,
  check ((state = 'cancelled') = (cancel_reason is not null)),
  check ((signed_at is null) = (signed_by is null))
);
create unique index group_session_once on group_session (care_group, local_date, local_start) where state <> 'cancelled';
create index group_session_when on group_session using gist (during);

-- A person's session: part of a group's meeting, or an hour with a therapist.
alter table session
  add column group_session uuid references group_session,
  add column therapist     uuid references staff,
  add column room          uuid references room,
  add column telehealth    boolean not null default false,
  add column make_up_for   uuid references session,
  add column cancel_reason text,
  add column note          text,
  add column sequence      integer not null default 0,
  add column changed_at    timestamptz,
  add constraint session_group_only check (group_session is null or kind = 'group'),
  add constraint session_therapist_only check (therapist is null or kind = 'individual');
create unique index session_one_in_group_session on session (group_session, person) where group_session is not null;
create unique index session_one_make_up on session (make_up_for) where make_up_for is not null
  and state not in ('cancelledPatient', 'cancelledProgramme');
create index session_when on session using gist (during);

-- Attendance that was changed after it was signed: what it was, what it became, and why.
create table attendance_change (
  id         bigint generated always as identity primary key,
  session    uuid not null references session,
  from_state text not null,
  to_state   text not null,
  reason     text not null,
  changed_at timestamptz not null,
  changed_by text not null
);

-- Time that is taken for another reason: residential programme hours of a person, a meeting of staff.
create table busy_time (
  id     uuid primary key,
  person uuid references person,
  staff  uuid references staff,
  during tstzrange not null check (not isempty(during)),
  reason text not null check (reason in ('residential', 'work', 'meeting', 'other')),
  check (num_nonnulls(person, staff) = 1)
);

-- Nobody and no room is in two places at once. Rows are kept by the triggers below, so no writer can forget them.
create table booking (
  resource      uuid      not null,
  during        tstzrange not null,
  session       uuid references session on delete cascade,
  group_session uuid references group_session on delete cascade,
  busy_time     uuid references busy_time on delete cascade,
  check (num_nonnulls(session, group_session, busy_time) = 1),
  constraint booking_no_overlap exclude using gist (resource with =, during with &&)
);
create index booking_session on booking (session) where session is not null;
create index booking_group_session on booking (group_session) where group_session is not null;
create index booking_busy_time on booking (busy_time) where busy_time is not null;

create function keep_session_bookings() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    delete from booking where session = new.id;
  end if;
  if new.state not in ('cancelledPatient', 'cancelledProgramme') then
    insert into booking (resource, during, session)
    select resource, new.during, new.id from unnest(array[new.person, new.therapist, new.room]) as resource
    where resource is not null order by resource;
  end if;
  return null;
end $$;
create trigger session_booked after insert on session for each row execute function keep_session_bookings();
-- Marking attendance moves nobody, so it costs no booking.
create trigger session_rebooked after update on session for each row
  when ((old.person, old.therapist, old.room, old.during, old.state in ('cancelledPatient', 'cancelledProgramme'))
        is distinct from (new.person, new.therapist, new.room, new.during, new.state in ('cancelledPatient', 'cancelledProgramme')))
  execute function keep_session_bookings();

create function keep_group_session_bookings() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    delete from booking where group_session = new.id;
  end if;
  if new.state <> 'cancelled' then
    insert into booking (resource, during, group_session)
    select resource, new.during, new.id from unnest(array[new.facilitator, new.co_facilitator, new.room]) as resource
    where resource is not null order by resource;
  end if;
  return null;
end $$;
create trigger group_session_booked after insert on group_session for each row execute function keep_group_session_bookings();
create trigger group_session_rebooked after update on group_session for each row
  when ((old.facilitator, old.co_facilitator, old.room, old.during, old.state = 'cancelled')
        is distinct from (new.facilitator, new.co_facilitator, new.room, new.during, new.state = 'cancelled'))
  execute function keep_group_session_bookings();

create function keep_busy_time_bookings() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    delete from booking where busy_time = new.id;
  end if;
  insert into booking (resource, during, busy_time) values (coalesce(new.person, new.staff), new.during, new.id);
  return null;
end $$;
create trigger busy_time_bookings after insert or update of person, staff, during on busy_time
  for each row execute function keep_busy_time_bookings();

-- One place decides about overlaps now; what was planned before is booked like the rest.
alter table session drop constraint session_person_during_excl;
insert into booking (resource, during, session)
select person, during, id from session where state not in ('cancelledPatient', 'cancelledProgramme');
