-- The engine keeps its own tables in a schema of its own; both are written in one transaction.
create schema if not exists camunda;
create extension if not exists btree_gist with schema public;

-- Who did what to whom, and why. Rows are only ever added.
create table audit_entry (
  id           bigint generated always as identity primary key,
  at           timestamptz not null,
  actor        text        not null,
  action       text        not null,
  subject_kind text        not null,
  subject_id   text,
  detail       jsonb       not null default '{}'::jsonb
);
create index audit_entry_subject on audit_entry (subject_kind, subject_id, at);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit entries are never changed or deleted';
end $$;
create trigger audit_entry_is_append_only before update or delete on audit_entry
  for each row execute function refuse_audit_change();
create trigger audit_entry_is_never_emptied before truncate on audit_entry
  for each statement execute function refuse_audit_change();

-- Facts the installation must remember about itself, such as that the demo clinic was set up.
create table installation_fact (
  name  text primary key,
  value text not null,
  at    timestamptz not null
);
