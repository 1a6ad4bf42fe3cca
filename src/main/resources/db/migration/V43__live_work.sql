-- Every change of a work item is announced to all nodes once it is committed: ids, a version and who is concerned, nothing about a person.
-- A statement that changes very many items is told as one line for each site; whoever looks at a list there reads it again.
create function announce_work_items() returns trigger language plpgsql as $$
declare
  many constant integer := 200;
  line record;
begin
  if (select count(*) from (select 1 from changed limit many + 1) first_ones) > many then
    for line in select distinct site from changed loop
      perform pg_notify('work_item', json_build_object('site', line.site)::text);
    end loop;
    return null;
  end if;
  if tg_op = 'INSERT' then
    for line in select id, version, site, roles, array_remove(array[owner], null) as owners from changed loop
      perform pg_notify('work_item', row_to_json(line)::text);
    end loop;
  else
    -- Whoever held it until now is told too.
    for line in
      select c.id, c.version, c.site, c.roles, array_remove(array[c.owner, f.owner], null) as owners
      from changed c join former f on f.id = c.id where c is distinct from f
    loop
      perform pg_notify('work_item', row_to_json(line)::text);
    end loop;
  end if;
  return null;
end $$;

create trigger work_item_added after insert on work_item
  referencing new table as changed for each statement execute function announce_work_items();
create trigger work_item_changed after update on work_item
  referencing old table as former new table as changed for each statement execute function announce_work_items();
