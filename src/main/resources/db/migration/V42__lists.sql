-- What the lists read. Every list is a few short walks along one of these indexes, in the order in which it is shown.

-- Whom an item is for, as one word: the keys of its roles. A clinic has a few dozen of them, so a list walks one after the other
-- instead of sorting whatever an index on the array finds.
create function audience(roles text[]) returns text language sql immutable strict parallel safe
  return array_to_string(roles, ' ');

alter table work_item
  add column audience text not null generated always as (audience(roles)) stored,
  -- level of care of the episode, kept by the triggers below; null on pages and before placement
  add column level text;
update work_item w set level = e.level from episode e where e.id = w.episode and e.level is not null;

create function work_item_takes_level() returns trigger language plpgsql as $$
begin
  select e.level into new.level from episode e where e.id = new.episode;
  return new;
end $$;
create trigger work_item_takes_level before insert on work_item
  for each row when (new.episode is not null) execute function work_item_takes_level();

create function episode_passes_level_on() returns trigger language plpgsql as $$
begin
  update work_item set level = new.level where episode = new.id and state = 'open' and level is distinct from new.level;
  return null;
end $$;
create trigger episode_passes_level_on after update of level on episode
  for each row when (old.level is distinct from new.level) execute function episode_passes_level_on();

drop index work_item_open_roles;
drop index work_item_open_free;
drop index work_item_open_owner;
drop index work_item_snoozed;
drop index work_item_ended_by;
create index work_item_open_owner on work_item (owner, priority, due_at, id) include (snoozed_until, site) where state = 'open' and owner is not null;
create index work_item_open_audience on work_item (site, audience, priority, due_at, id) include (snoozed_until) where state = 'open';
create index work_item_open_free on work_item (site, audience, priority, due_at, id) include (snoozed_until) where state = 'open' and owner is null;
create index work_item_open_name on work_item (site, name, audience, priority, due_at, id) include (snoozed_until) where state = 'open';
create index work_item_open_level on work_item (site, level, audience, priority, due_at, id) include (snoozed_until) where state = 'open' and level is not null;
create index work_item_open_person on work_item (person, due_at) where state = 'open' and person is not null;
create index work_item_snoozed on work_item (site, audience, snoozed_until, id) where state = 'open' and snoozed_until is not null;
create index work_item_ended_by on work_item (ended_by, ended_at desc, id) where state = 'done';

-- Search for a part of a name or of a number.
create index person_search on person using gin (lower(given_name || ' ' || family_name) public.gin_trgm_ops);
create index person_mrn_search on person using gin (lower(mrn) public.gin_trgm_ops);
create index person_identifier_search on person_identifier using gin (lower(value) public.gin_trgm_ops);

-- The view somebody begins with; none means their own work.
create table first_view (
  staff uuid primary key references staff,
  view  uuid not null references saved_view on delete cascade
);
