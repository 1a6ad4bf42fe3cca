-- One row per human task, written in the engine's transaction; every list reads only this.
create table work_item (
  id               uuid primary key,
  task_ref         text not null unique,
  episode          uuid not null references episode,
  person           uuid not null references person,
  process          text not null,
  step             text not null,
  name             text not null,
  why              text not null,
  form             text not null,
  release          integer not null references release,
  roles            text[] not null check (cardinality(roles) > 0),
  urgency          text not null check (urgency in ('ROUTINE', 'HIGH', 'URGENT', 'EMERGENCY')),
  state            text not null check (state in ('open', 'done', 'cancelled')),
  created_at       timestamptz not null,
  due_at           timestamptz not null,
  owner            uuid references staff,
  claimed_at       timestamptz,
  ended_at         timestamptz,
  ended_by         text,
  snoozed_until    timestamptz,
  escalation_level smallint not null default 0,
  version          integer not null default 0,
  check ((state = 'open') = (ended_at is null))
);
create index work_item_open_due on work_item (due_at, id) where state = 'open';
create index work_item_open_owner on work_item (owner, due_at, id) where state = 'open';
create index work_item_open_roles on work_item using gin (roles) where state = 'open';
create index work_item_episode on work_item (episode);
create index work_item_ended on work_item (ended_at) where state <> 'open';

create table draft (
  work_item uuid primary key references work_item,
  answers   jsonb not null,
  saved_at  timestamptz not null,
  saved_by  uuid not null references staff
);
