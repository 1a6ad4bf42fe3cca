-- Secret addresses at which a calendar program reads appointments. The address itself is shown once and never stored.
create table calendar_feed (
  id         uuid primary key,
  staff      uuid references staff,
  person     uuid references person,
  -- SHA-256 of the secret part of the address
  token_hash bytea       not null unique check (octet_length(token_hash) = 32),
  made_at    timestamptz not null,
  made_by    text        not null,
  revoked_at timestamptz,
  revoked_by text,
  check (num_nonnulls(staff, person) = 1),
  check ((revoked_at is null) = (revoked_by is null))
);
create unique index calendar_feed_staff on calendar_feed (staff) where revoked_at is null;
create unique index calendar_feed_person on calendar_feed (person) where revoked_at is null;

-- A calendar program believes a change only when the number has risen, whoever made the change.
create function raise_session_sequence() returns trigger language plpgsql as $$
begin
  new.sequence := old.sequence + 1;
  return new;
end $$;
create trigger session_sequence before update on session for each row
  when (new.sequence = old.sequence
        and (old.during, old.state in ('cancelledPatient', 'cancelledProgramme'))
            is distinct from (new.during, new.state in ('cancelledPatient', 'cancelledProgramme')))
  execute function raise_session_sequence();
create trigger group_session_sequence before update on group_session for each row
  when (new.sequence = old.sequence
        and (old.during, old.state = 'cancelled', old.facilitator, old.co_facilitator)
            is distinct from (new.during, new.state = 'cancelled', new.facilitator, new.co_facilitator))
  execute function raise_session_sequence();

-- One member of staff's week: the hours they lead.
create index group_session_facilitator on group_session (facilitator, local_date);
create index group_session_co_facilitator on group_session (co_facilitator, local_date) where co_facilitator is not null;
create index session_person_date on session (person, local_date);
create index session_date on session (local_date);
create index group_session_date on group_session (local_date);
