-- When an account ends by itself, and which sessions still count: raised when an account ends, so that none of them comes back with it.
alter table staff
  add column ends_at timestamptz,
  add column sign_in_epoch integer not null default 0;
create index staff_ends on staff (ends_at) where ends_at is not null and active;

-- A proposal whose reason is gone: the member of staff stays after all.
alter table repair
  add column withdrawn_at timestamptz,
  add constraint repair_published_or_withdrawn check (published_at is null or withdrawn_at is null);
create index repair_lost on repair (lost) where published_at is null and withdrawn_at is null;

-- One group of a repair: who led it where, and who would lead it where. Without new staff nothing was found, and the obstacle says why;
-- with new staff an obstacle tells what is still missing.
create table repair_group (
  repair               uuid    not null references repair on delete cascade,
  care_group           uuid    not null references care_group,
  before_facilitator   uuid    not null references staff,
  before_cofacilitator uuid    references staff,
  before_room          uuid    references room,
  after_facilitator    uuid    references staff,
  after_cofacilitator  uuid    references staff,
  after_room           uuid    references room,
  obstacle             text,
  primary key (repair, care_group),
  check (after_facilitator is not null or obstacle is not null)
);
