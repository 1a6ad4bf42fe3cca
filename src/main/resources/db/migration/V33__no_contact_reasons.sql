-- Why two people must not meet, without anything clinical; a pair is ended with a reason and then kept apart from those that hold.
alter table no_contact
  add column id     uuid not null default gen_random_uuid() unique,
  add column reason text not null default 'Noted before reasons were asked for';
alter table no_contact alter column reason drop default, alter column id drop default;

create table ended_no_contact (
  id          uuid primary key,
  person      uuid not null references person,
  other       uuid not null references person,
  recorded_at timestamptz not null,
  recorded_by text not null,
  reason      text not null,
  ended_at    timestamptz not null,
  ended_by    text not null,
  end_reason  text not null
);

create index no_contact_other on no_contact (other);
