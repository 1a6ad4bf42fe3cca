-- Lists that cost the same however long they are: whatever a filter names comes first in an index that is already in the list's order, and what
-- else a list asks of a row lies in the index too, so that counting a thousand rows does not fetch a thousand pages.

drop index work_item_open_owner;
drop index work_item_open_audience;
drop index work_item_open_free;
drop index work_item_open_name;
drop index work_item_open_level;
drop index work_item_open_person;
drop index work_item_snoozed;
create index work_item_open_owner on work_item (owner, priority, due_at, id) include (snoozed_until, site, audience, level, name, person)
  where state = 'open' and owner is not null;
create index work_item_open_audience on work_item (site, audience, priority, due_at, id) include (snoozed_until, owner, level) where state = 'open';
create index work_item_open_name on work_item (site, name, audience, priority, due_at, id) include (snoozed_until, owner, level, person) where state = 'open';
create index work_item_open_level on work_item (site, level, audience, priority, due_at, id) include (snoozed_until, owner, name) where state = 'open' and level is not null;
create index work_item_open_person on work_item (person, due_at) include (site, audience, priority, id, snoozed_until, owner, level, name)
  where state = 'open' and person is not null;
create index work_item_free on work_item (site, audience, priority, due_at, id) include (snoozed_until, level) where state = 'open' and owner is null;
create index work_item_free_name on work_item (site, name, audience, priority, due_at, id) include (snoozed_until, level, person)
  where state = 'open' and owner is null;
create index work_item_free_level on work_item (site, level, audience, priority, due_at, id) include (snoozed_until, name)
  where state = 'open' and owner is null and level is not null;
-- What was put aside is a small part, but all of it would be read for a filter without these.
create index work_item_aside on work_item (site, audience, snoozed_until, id) include (priority, due_at, owner, level)
  where state = 'open' and snoozed_until is not null;
create index work_item_aside_priority on work_item (site, audience, priority, snoozed_until, id) include (due_at, owner, level)
  where state = 'open' and snoozed_until is not null;
create index work_item_aside_name on work_item (site, name, audience, snoozed_until, id) include (priority, due_at, owner, level, person)
  where state = 'open' and snoozed_until is not null;
create index work_item_aside_level on work_item (site, level, audience, snoozed_until, id) include (priority, due_at, owner, name)
  where state = 'open' and snoozed_until is not null and level is not null;
create index work_item_aside_owner on work_item (owner, snoozed_until, id) include (site, audience, priority, due_at, level, name, person)
  where state = 'open' and snoozed_until is not null and owner is not null;

-- The words people are found by, at each site where they have or had an episode: a search is a short walk along the words that begin as it does.
create table searched_word (
  site   text not null references site,
  word   text collate "C" not null check (word <> ''),
  person uuid not null references person,
  primary key (site, word, person)
);
create index searched_word_person on searched_word (person, site, word);
-- For a part from the middle of a word, and for a word that was mistyped.
create index searched_word_similar on searched_word using gin (word public.gin_trgm_ops) with (fastupdate = off);

-- A name or number in words: each without what separates its parts, and the parts that are long enough not to be in almost every number.
create function searched_words(said text) returns setof text language sql immutable strict parallel safe as $$
  select lower(joined) from (select regexp_replace(token, '[''’.,/_-]+', '', 'g') as joined from regexp_split_to_table(said, '\s+') as token) as whole
  where joined <> ''
  union
  select lower(part) from regexp_split_to_table(said, '[\s''’.,/_-]+') as part where length(part) > 2
$$;

-- The person is locked, so that of a new name and a new episode the later one sees the earlier.
create function search_person_anew(who uuid) returns void language plpgsql as $$
begin
  perform 1 from person where id = who for no key update;
  delete from searched_word where person = who;
  insert into searched_word (site, word, person)
  select here.site, said.word, who
  from (select distinct site from episode where person = who) as here
    cross join (
      select searched_words(p.given_name || ' ' || p.family_name || ' ' || p.mrn) as word from person p where p.id = who and p.merged_into is null
      union
      select searched_words(i.value) from person_identifier i join person p on p.id = i.person where i.person = who and p.merged_into is null) as said
  on conflict do nothing;
end $$;

create function person_is_searched() returns trigger language plpgsql as $$
begin
  perform search_person_anew(new.id);
  return null;
end $$;
create trigger person_is_searched after update of given_name, family_name, mrn, merged_into on person
  for each row when (old.given_name is distinct from new.given_name or old.family_name is distinct from new.family_name
                     or old.mrn is distinct from new.mrn or old.merged_into is distinct from new.merged_into)
  execute function person_is_searched();

create function person_of_row_is_searched() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    perform search_person_anew(old.person);
  end if;
  if tg_op <> 'DELETE' then
    perform search_person_anew(new.person);
  end if;
  return null;
end $$;
create trigger identifier_is_searched after insert or update or delete on person_identifier
  for each row execute function person_of_row_is_searched();
create trigger episode_is_searched after insert or update of site, person on episode
  for each row execute function person_of_row_is_searched();

insert into searched_word (site, word, person)
select e.site, said.word, e.person
from (select distinct site, person from episode) as e join person p on p.id = e.person and p.merged_into is null
  cross join lateral (
    select searched_words(p.given_name || ' ' || p.family_name || ' ' || p.mrn) as word
    union
    select searched_words(i.value) from person_identifier i where i.person = p.id) as said
on conflict do nothing;

drop index person_search;
drop index person_mrn_search;
drop index person_identifier_search;
