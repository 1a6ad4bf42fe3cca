-- Who is called when work is late. A ladder belongs to an urgency and, where a clinic wants it, to a role or a site; the most specific one counts.
-- A change is a new version: the old one stays, with the time until which it counted.
create table ladder_version (
  id              uuid primary key,
  urgency         text not null check (urgency in ('ROUTINE', 'HIGH', 'URGENT', 'EMERGENCY')),
  role            text check (role <> ''),
  site            text references site,
  number          integer not null check (number > 0),
  interval_amount integer not null check (interval_amount between 1 and 1000),
  interval_unit   text not null check (interval_unit in ('CLINIC_DAYS', 'CLINIC_HOURS', 'HOURS', 'MINUTES')),
  -- null: as the product ships it
  made_by         uuid references staff,
  made_at         timestamptz not null,
  replaced_at     timestamptz,
  unique nulls not distinct (urgency, role, site, number),
  -- nobody waits for the clinic to open when it is urgent
  check (urgency not in ('URGENT', 'EMERGENCY') or interval_unit in ('HOURS', 'MINUTES'))
);
create unique index ladder_in_force on ladder_version (urgency, role, site) nulls not distinct where replaced_at is null;

create table ladder_rung (
  ladder_version uuid not null references ladder_version,
  position       smallint not null,
  level          smallint not null check (level between 0 and 9),
  -- before the due time: how much of the time has passed; null from the due time on
  percent        smallint check (percent between 0 and 99),
  -- from the due time on: how many intervals after it
  steps          smallint check (steps between 0 and 99),
  targets        text[] not null check (cardinality(targets) > 0),
  -- every so many intervals until somebody answers; 0: once
  repeat_every   smallint not null default 0 check (repeat_every between 0 and 99),
  reassign       boolean not null default false,
  primary key (ladder_version, position),
  check (num_nonnulls(percent, steps) = 1 and (level = 0) = (percent is not null))
);

-- One item's way up its ladder. A new due time begins a new round; what rang in an earlier round stays told.
create table climb (
  work_item       uuid primary key references work_item,
  ladder_version  uuid not null references ladder_version,
  round           integer not null default 1,
  due_at          timestamptz not null,
  -- the ladder counts from here: so many steps are behind at that time. The due time and none, unless somebody eased it
  from_at         timestamptz not null,
  from_steps      smallint not null default 0,
  -- until when it was put aside as it was planned; null when it was not
  quiet_until     timestamptz,
  -- the roles the item was opened for, before an escalation widened them
  roles           text[] not null,
  acknowledged_by uuid references staff,
  acknowledged_at timestamptz,
  -- who held it then; null when nobody did
  held_by         uuid references staff,
  check ((acknowledged_by is null) = (acknowledged_at is null)),
  check (acknowledged_by is not null or held_by is null)
);
create index climb_of_version on climb (ladder_version);
create index climb_acknowledged on climb (acknowledged_by) where acknowledged_by is not null;

-- What rings, rang, or was passed over. The key is what keeps one from ringing twice.
create table rung (
  id             uuid primary key,
  work_item      uuid not null references climb,
  round          integer not null,
  level          smallint not null,
  -- tells apart the reminders of level 0: the percent; 100 from the due time on
  slot           smallint not null,
  repetition     integer not null default 0,
  ladder_version uuid not null references ladder_version,
  due_at         timestamptz not null,
  -- later than due only after a failure
  try_at         timestamptz not null,
  attempts       smallint not null default 0,
  state          text not null default 'planned' check (state in ('planned', 'rung', 'dropped', 'stopped')),
  settled_at     timestamptz,
  -- why it was dropped or stopped; null for one that rang
  reason         text,
  -- how many were told; null unless it rang
  told           smallint,
  unique (work_item, round, level, slot, repetition),
  check ((state = 'planned') = (settled_at is null))
);
create index rung_due on rung (try_at, id) where state = 'planned';
create index rung_planned_of on rung (work_item, due_at) where state = 'planned';

-- Somebody gave an item more time, or put it a level lower, and said why.
create table easing (
  id        uuid primary key,
  work_item uuid not null references climb,
  how       text not null check (how in ('postponed', 'lowered')),
  reason    text not null check (reason <> '' and length(reason) <= 300),
  eased_by  uuid not null references staff,
  eased_at  timestamptz not null,
  -- when the next rung rings then
  until_at  timestamptz not null
);
create index easing_of on easing (work_item, eased_at desc);

-- Who is on call. Gaps are shown, not forbidden.
create table on_call (
  id      uuid primary key,
  site    text not null references site,
  staff   uuid not null references staff,
  during  tstzrange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
  phone   text not null check (phone ~ '^\+?[0-9 ()/.-]{3,30}$'),
  made_by uuid not null references staff,
  made_at timestamptz not null
);
create index on_call_during on on_call using gist (site, during);

-- What is late, for the page of escalations and its count.
create index work_item_escalated on work_item (site, escalation_level desc, due_at, id) where state = 'open' and escalation_level > 0;

alter table staff_notice
  drop constraint staff_notice_kind_check,
  add constraint staff_notice_kind_check check (kind in ('mentioned', 'assigned', 'returned', 'standIn', 'reminded', 'escalated'));

-- The ladders of domain guide 4.13. The last rung repeats: nothing that is late falls silent.
with shipped (urgency, amount, unit) as (
  values ('ROUTINE', 1, 'CLINIC_DAYS'), ('HIGH', 4, 'CLINIC_HOURS'), ('URGENT', 30, 'MINUTES'), ('EMERGENCY', 5, 'MINUTES')),
version as (
  insert into ladder_version (id, urgency, number, interval_amount, interval_unit, made_at)
  select gen_random_uuid(), urgency, 1, amount, unit, timestamptz '2026-01-01 00:00:00+00' from shipped returning id, urgency)
insert into ladder_rung (ladder_version, position, level, percent, steps, targets, repeat_every)
select v.id, r.position, r.level, r.percent, r.steps, string_to_array(r.targets, ' '), r.repeat_every
from version v join (values
  ('usual', 1, 0, 50, null, 'ASSIGNEE', 0),
  ('usual', 2, 0, 90, null, 'ASSIGNEE', 0),
  ('usual', 3, 1, null, 0, 'SUPERVISOR TEAM', 0),
  ('usual', 4, 2, null, 1, 'DIRECTOR', 0),
  ('usual', 5, 3, null, 2, 'ON_CALL', 1),
  -- An emergency rings when it is opened, not when half of its five minutes are gone, and every five minutes from then on.
  ('EMERGENCY', 1, 0, 0, null, 'ASSIGNEE TEAM ON_CALL', 1),
  ('EMERGENCY', 2, 1, null, 0, 'SUPERVISOR TEAM', 1),
  ('EMERGENCY', 3, 2, null, 1, 'DIRECTOR', 1),
  ('EMERGENCY', 4, 3, null, 2, 'ON_CALL', 1)
) r (kind, position, level, percent, steps, targets, repeat_every)
  on r.kind = case v.urgency when 'EMERGENCY' then 'EMERGENCY' else 'usual' end;
