-- Attendance as one sheet per group session, and the work item that asks for it.

-- A work item is a human task of an episode, or a page that waits to be finished; never both.
alter table work_item
  alter column task_ref drop not null,
  alter column episode drop not null,
  alter column person drop not null,
  alter column process drop not null,
  alter column step drop not null,
  alter column form drop not null,
  alter column release drop not null,
  add column site text references site,
  -- path of the page on which the item is done; one item for one page
  add column page text unique,
  -- what the page is about, in words that name nobody in care
  add column page_about text,
  -- who else may take it, whoever holds it
  add column shared_with uuid references staff,
  add constraint work_item_task_or_page check (
    case when page is null
      then num_nulls(task_ref, episode, person, process, step, form, release) = 0 and page_about is null and shared_with is null
      else num_nonnulls(task_ref, episode, person, process, step, form, release) = 0 and page_about is not null end);
update work_item w set site = e.site from episode e where e.id = w.episode;
alter table work_item alter column site set not null;
-- Lists read the site from the row itself.
drop index work_item_open_due;
create index work_item_open_due on work_item (site, due_at, id) where state = 'open';

-- What was filled in on a sheet and not yet signed.
create table sheet_draft (
  group_session uuid primary key references group_session on delete cascade,
  content       jsonb not null,
  version       integer not null check (version > 0),
  saved_at      timestamptz not null,
  saved_by      uuid not null references staff
);

-- How far the sheet of a group session is: asked for when the session is over, then signed, or dropped because the session was cancelled.
alter table group_session
  add column sheet_state text check (sheet_state in ('asked', 'signed', 'dropped')),
  add column sheet_due_at timestamptz,
  add constraint group_session_sheet_due check (sheet_state <> 'asked' or sheet_due_at is not null);
create index group_session_sheet on group_session (upper(during)) where signed_at is null and sheet_state is null;

-- Minutes may change while the state stays: an hour late becomes ten minutes late.
alter table attendance_change
  add column from_minutes integer not null,
  add column to_minutes integer not null;
create index attendance_change_session on attendance_change (session);
