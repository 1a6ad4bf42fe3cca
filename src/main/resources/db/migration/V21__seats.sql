-- A seat that was given up keeps its number for the record, whatever capacity the group has later.
alter table seat drop constraint seat_check;
alter table seat add constraint seat_within_capacity
  check (state = 'released' or seat_no <= capacity or (override_reason is not null and override_by is not null));

-- Which meeting of the weekly plan a dated one is, so that one that was moved is not dated again. Null for an extra one.
alter table group_session
  add column meeting      smallint,
  add column meeting_date date,
  add constraint group_session_of_meeting check ((meeting is null) = (meeting_date is null));
create unique index group_session_dated_once on group_session (care_group, meeting, meeting_date);
