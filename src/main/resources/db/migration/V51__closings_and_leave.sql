-- One closing is one act and may go over several days: its closures are its days, and what it cancelled is kept under the same id.
alter table site_closure add column closing uuid;
update site_closure c set closing = (
  select m.id from mass_cancellation m join site s on s.id = m.site
  where m.site = c.site and (lower(m.during) at time zone s.zone)::date = c.on_date order by m.cancelled_at desc limit 1);
update site_closure set closing = gen_random_uuid() where closing is null;
alter table site_closure
  alter column closing set not null,
  alter column closing set default gen_random_uuid(),
  drop constraint site_closure_part,
  -- Without a start it is closed from the first minute of the day on, without an end until its last.
  add constraint site_closure_part check (from_time is null or until_time is null or from_time < until_time);
create index site_closure_closing on site_closure (closing);

-- A long leave is mended like a loss, for its days alone.
alter table repair
  drop constraint repair_cause_check,
  add constraint repair_cause_check check (cause in ('therapist', 'room', 'group', 'leave')),
  add column leave    uuid,
  add column last_day date,
  add constraint repair_leave check ((cause = 'leave') = (leave is not null) and (cause = 'leave') = (last_day is not null) and (last_day is null or last_day >= from_day));
