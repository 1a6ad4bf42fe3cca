-- Whoever stands in is told once, not once for each item; that notice is about a cover and about no item.
alter table staff_notice
  add column cover uuid references cover on delete cascade,
  alter column work_item drop not null,
  drop constraint staff_notice_kind_check,
  add constraint staff_notice_kind_check check (kind in ('mentioned', 'assigned', 'returned', 'standIn')),
  add constraint staff_notice_about_one_thing check (num_nonnulls(work_item, cover) = 1 and (kind = 'standIn') = (cover is not null));
create index staff_notice_of on staff_notice (staff, made_at desc, id);

-- One look for every round of handing on: which absences run.
create index cover_during on cover using gist (during);
