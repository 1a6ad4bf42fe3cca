create sequence person_mrn start 402281;

create table person (
  id                uuid primary key,
  mrn               text not null unique,
  given_name        text not null,
  family_name       text not null,
  birth_date        date not null,
  gender            text,
  pronouns          text,
  language          text not null default 'en',
  phone             text,
  email             text,
  address           text,
  emergency_contact text,
  contact_wish      text,
  deceased_on       date,
  created_at        timestamptz not null,
  merged_into       uuid references person
);
create index person_name on person (lower(family_name), lower(given_name));
create index person_birth_date on person (birth_date);

-- Numbers other organisations know the person by.
create table person_identifier (
  system text not null,
  value  text not null,
  person uuid not null references person,
  primary key (system, value)
);
create index person_identifier_person on person_identifier (person);

-- What the person agreed to. A row is revoked or superseded, never deleted: it must stay possible to say what held on a day.
create table consent (
  id          uuid primary key,
  person      uuid not null references person,
  kind        text not null check (kind in ('treatment', 'privacyNotice', 'disclosure', 'sms', 'email', 'voicemail')),
  state       text not null check (state in ('active', 'revoked', 'superseded')),
  discloser   text,
  recipients  text[] not null default '{}',
  purpose     text,
  information text,
  expires     text,
  signed_on   date not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  revoked_at  timestamptz,
  -- a consent to disclose that lacks an element of 42 CFR 2.31 is no consent
  check (kind <> 'disclosure' or (discloser is not null and cardinality(recipients) > 0 and purpose is not null
                                  and information is not null and expires is not null)),
  check ((state = 'revoked') = (revoked_at is not null))
);
create unique index consent_one_active on consent (person, kind) where state = 'active';
create index consent_person on consent (person, recorded_at);

-- Two persons who may be one: found by a rule, decided by a human, never merged by the machine.
create table probable_duplicate (
  id         uuid primary key,
  person     uuid not null references person,
  other      uuid not null references person,
  reasons    text[] not null,
  state      text not null check (state in ('open', 'same', 'different')),
  found_at   timestamptz not null,
  decided_at timestamptz,
  decided_by text,
  unique (person, other)
);
