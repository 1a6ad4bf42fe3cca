-- The work list as people act on it: clinical priority, putting aside, undo, held completion, comments, saved views, cover.
create extension if not exists pg_trgm with schema public;

-- Emergencies first. Within one priority the one due first.
alter table work_item
  add column priority smallint not null generated always as (
    case urgency when 'EMERGENCY' then 0 when 'URGENT' then 1 when 'HIGH' then 2 else 3 end) stored,
  -- what ends the putting aside before its time: the person comes, answers, or a result is in; null when only the time does
  add column snoozed_for text check (snoozed_for in ('attendance', 'reply', 'result')),
  -- why it was put aside beyond its due time; null when it was not
  add column snooze_reason text check (snooze_reason <> ''),
  add constraint work_item_snooze check (snoozed_until is not null or (snoozed_for is null and snooze_reason is null));

drop index work_item_open_due;
drop index work_item_open_owner;
create index work_item_open_list on work_item (site, priority, due_at, id) where state = 'open';
create index work_item_open_owner on work_item (owner, priority, due_at, id) where state = 'open' and owner is not null;
create index work_item_open_free on work_item (site, priority, due_at, id) where state = 'open' and owner is null;
create index work_item_snoozed on work_item (site, snoozed_until, id) where state = 'open' and snoozed_until is not null;
create index work_item_ended_by on work_item (ended_by, ended_at) where state = 'done';

-- What somebody did with an item, kept so that it can be taken back for a short time. An act can be undone while nothing else happened to
-- the item: while its version is still the one this act left behind.
create table work_item_act (
  id            uuid primary key,
  work_item     uuid not null references work_item,
  act           text not null check (act in ('claim', 'release', 'assign', 'snooze', 'wake', 'complete')),
  done_by       uuid not null references staff,
  done_at       timestamptz not null,
  -- owner, claimed_at, snoozed_until, snoozed_for and snooze_reason as they were
  before        jsonb not null,
  version_after integer not null,
  undone_at     timestamptz
);
create index work_item_act_by on work_item_act (done_by, done_at);
create index work_item_act_item on work_item_act (work_item, done_at);

-- A completion that waits a few seconds before the pathway moves, so that it can be taken back. One for an item.
create table held_completion (
  work_item uuid primary key references work_item,
  answers   jsonb not null,
  held_by   uuid not null references staff,
  held_at   timestamptz not null,
  moves_at  timestamptz not null check (moves_at > held_at),
  attempts  integer not null default 0
);
create index held_completion_due on held_completion (moves_at);

-- What colleagues say to each other about an item; part of the record. A mention makes a notice or an item, not both.
create table work_item_comment (
  id         uuid primary key,
  work_item  uuid not null references work_item,
  written_by uuid not null references staff,
  written_at timestamptz not null,
  words      text not null check (words <> '' and length(words) <= 2000)
);
create index work_item_comment_item on work_item_comment (work_item, written_at);

-- Tells a member of staff that something happened which needs no act: a mention, an item handed to them.
create table staff_notice (
  id         uuid primary key,
  staff      uuid not null references staff,
  kind       text not null check (kind in ('mentioned', 'assigned', 'returned')),
  work_item  uuid not null references work_item,
  -- who caused it
  caused_by  uuid references staff,
  made_at    timestamptz not null,
  seen_at    timestamptz,
  unique (staff, kind, work_item, made_at)
);
create index staff_notice_unseen on staff_notice (staff, made_at) where seen_at is null;

-- A way to look at the list that somebody keeps: the query of its address. Shared ones belong to the site and are read-only for others.
create table saved_view (
  id       uuid primary key,
  site     text not null references site,
  owner    uuid not null references staff,
  name     text not null check (name <> '' and length(name) <= 60),
  query    text not null check (length(query) <= 500),
  shared   boolean not null default false,
  position integer not null default 0,
  made_at  timestamptz not null
);
create unique index saved_view_name on saved_view (owner, lower(name));
create index saved_view_shared on saved_view (site) where shared;

-- Who stands in while somebody is away. Rights do not widen: a stand-in gets what their own roles may do, the rest goes to the pool.
create table cover (
  id       uuid primary key,
  staff    uuid not null references staff,
  stand_in uuid references staff,
  during   daterange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
  made_by  uuid not null references staff,
  made_at  timestamptz not null,
  check (stand_in is distinct from staff),
  exclude using gist (staff with =, during with &&)
);
create index cover_stand_in on cover (stand_in);
