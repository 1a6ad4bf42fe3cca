-- Accounts, sites and kept views are changed by administrators: a version, so that the slower of two learns of the other.
alter table staff
  add column version integer not null default 0,
  add column changed_at timestamptz,
  add column changed_by text,
  -- until when a password that somebody else was told lets its holder in, to choose their own; null for one of their own
  add column one_time_until timestamptz;
alter table site
  add column version integer not null default 0,
  add column changed_at timestamptz,
  add column changed_by text,
  -- since when nobody works there and no referral lands there
  add column closed_at timestamptz;
alter table saved_view
  add column version integer not null default 0,
  add column changed_at timestamptz,
  add column changed_by text;

-- A clinic's own wording of a shipped message text. It counts from the moment somebody else reviewed it for privacy, never before.
create table message_text (
  id          uuid primary key,
  name        text not null,
  language    text not null check (language ~ '^[a-z]{2}$'),
  -- goes on from the version of the shipped text
  version     integer not null check (version > 0),
  subject     text not null check (length(subject) <= 120),
  body        text not null check (body <> '' and length(body) <= 2000),
  plain       text check (length(plain) <= 2000),
  state       text not null check (state in ('proposed', 'inForce', 'replaced', 'refused', 'withdrawn')),
  proposed_at timestamptz not null,
  proposed_by text not null,
  reviewed_at timestamptz,
  reviewed_by text check (reviewed_by <> proposed_by),
  -- why it was refused
  reason      text check (length(reason) <= 500),
  unique (name, language, version),
  check (state = 'withdrawn' or (state = 'proposed') = (reviewed_by is null)),
  check ((reviewed_at is null) = (reviewed_by is null)),
  check ((state = 'refused') = (reason is not null))
);
create unique index message_text_one_proposed on message_text (name, language) where state = 'proposed';
create unique index message_text_one_in_force on message_text (name, language) where state = 'inForce';

-- New referrals of a site, for the page a day begins with.
create index episode_site_referred on episode (site, referred_at desc) where closed_at is null;
