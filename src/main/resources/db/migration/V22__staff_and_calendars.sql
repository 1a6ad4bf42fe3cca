-- The last day a member of staff works here; null while nothing is known of an end.
alter table staff_practice add column leaves_on date;

-- Why an assignment came to be and why it ended; nothing clinical.
alter table therapist_assignment
  add column minutes     integer not null default 60 check (minutes between 15 and 240),
  add column assigned_at timestamptz,
  add column assigned_by text,
  add column end_reason  text;

-- A day, or a part of a day, on which a site is closed. A holiday was proposed or entered ahead, a closure came at short notice.
alter table site_closure
  add column kind       text not null default 'closure' check (kind in ('holiday', 'closure')),
  add column from_time  time,
  add column until_time time,
  add column decided_at timestamptz,
  add column decided_by text,
  add constraint site_closure_part check ((from_time is null) = (until_time is null) and (from_time is null or from_time < until_time));

-- What becomes of sessions on a holiday (domain guide 6.3), and whose holidays are proposed: a country, or a state such as us-ny.
alter table site
  add column holiday_policy  text not null default 'skipExtend' check (holiday_policy in ('skipExtend', 'makeupSameWeek', 'skipKeepEnd')),
  add column holiday_country text not null default 'us';

-- One closing of a site, so that what it cancelled and whom it told stays together.
create table mass_cancellation (
  id           uuid primary key,
  site         text not null references site,
  during       tstzrange not null check (not isempty(during)),
  reason       text not null,
  cancelled_at timestamptz not null,
  cancelled_by text not null,
  meetings     integer not null,
  sessions     integer not null,
  people       integer not null
);

-- Words for a person's, a member's or a room's taken time are looked up by resource and time.
create index busy_time_person on busy_time (person) where person is not null;
create index busy_time_staff on busy_time (staff) where staff is not null;
create index session_group_session on session (group_session) where group_session is not null;
create index session_therapist on session (therapist) where therapist is not null;
