-- What was added to the note of a group session after it was signed: dated, signed, and never changed.
create table note_addendum (
  id            bigint generated always as identity primary key,
  group_session uuid not null references group_session,
  -- The line of one person; null when it goes into the record of everybody who was there.
  session       uuid references session,
  words         text not null check (btrim(words) <> ''),
  signed_at     timestamptz not null,
  signed_by     uuid not null references staff
);
create index note_addendum_group_session on note_addendum (group_session);
create index note_addendum_session on note_addendum (session);

create function refuse_signed_note_change() returns trigger language plpgsql as $$
begin
  raise exception 'A signed note is added to, never changed.' using errcode = 'TL034';
end $$;
create trigger note_addendum_is_append_only before update or delete on note_addendum
  for each row execute function refuse_signed_note_change();
create trigger group_note_stays_as_signed before update of shared_note, signed_at, signed_by on group_session
  for each row
  when (old.signed_at is not null
        and (old.shared_note, old.signed_at, old.signed_by) is distinct from (new.shared_note, new.signed_at, new.signed_by))
  execute function refuse_signed_note_change();

create function keep_signed_line() returns trigger language plpgsql as $$
begin
  if exists (select 1 from group_session g where g.id = old.group_session and g.signed_at is not null) then
    raise exception 'A signed note is added to, never changed.' using errcode = 'TL034';
  end if;
  return new;
end $$;
create trigger line_stays_as_signed before update of note on session
  for each row when (old.note is distinct from new.note) execute function keep_signed_line();
