create table episode (
  id             uuid primary key,
  person         uuid not null references person,
  site           text not null references site,
  release        integer not null references release,
  state          text not null check (state in ('planned', 'waitlist', 'active', 'onhold', 'finished', 'cancelled')),
  referral_state text not null check (referral_state in ('received', 'duplicate', 'contacting', 'contacted', 'scheduled', 'assessed',
                                                         'accepted', 'declined', 'unreachable', 'referredElsewhere', 'withdrawn')),
  entry_kind     text not null check (entry_kind in ('referral', 'stepDown', 'reEntry')),
  minor          boolean not null,
  level          text,
  week_number    integer,
  weeks_planned  integer,
  discharge_kind text check (discharge_kind in ('completed', 'transferred', 'droppedOut', 'ama', 'terminated', 'incarcerated', 'deceased', 'other')),
  discharged_at  timestamptz,
  aftercare      boolean not null default false,
  referred_at    timestamptz not null,
  closed_at      timestamptz,
  check ((closed_at is null) = (state not in ('finished', 'cancelled')))
);
create index episode_person on episode (person);
create index episode_open on episode (state) where closed_at is null;

create table referral (
  id           uuid primary key,
  episode      uuid not null references episode,
  received_at  timestamptz not null,
  source       text not null,
  source_key   text not null unique,
  referrer     text,
  conditions   jsonb not null default '[]'::jsonb,
  priority     text[] not null default '{}'
);
create index referral_episode on referral (episode);

-- Time at one level of care inside an episode.
create table stay (
  id         uuid primary key,
  episode    uuid not null references episode,
  level      text not null,
  concurrent boolean not null default false,
  state      text not null check (state in ('active', 'onhold', 'ended')),
  started_at timestamptz not null,
  ended_at   timestamptz,
  outcome    text
);
create index stay_episode on stay (episode);
create unique index stay_one_active_at_a_level on stay (episode, level) where state <> 'ended';

-- What happened, in words that staff read. The clinical record, not the audit trail.
create table history_entry (
  id      bigint generated always as identity primary key,
  episode uuid not null references episode,
  at      timestamptz not null,
  kind    text not null,
  words   text not null,
  actor   text not null,
  data    jsonb not null default '{}'::jsonb
);
create index history_entry_episode on history_entry (episode, at);

-- Answers to a form as they were given, with the release whose form it was.
create table answer (
  id          uuid primary key,
  episode     uuid not null references episode,
  form        text not null,
  release     integer not null references release,
  step        text not null,
  answers     jsonb not null,
  answered_at timestamptz not null,
  answered_by text not null
);
create index answer_episode on answer (episode, form, answered_at desc);

-- Every automatic decision: which table, which rules fired, on what.
create table decision_made (
  id       bigint generated always as identity primary key,
  episode  uuid not null references episode,
  at       timestamptz not null,
  decision text not null,
  release  integer not null,
  inputs   jsonb not null,
  rules    text[] not null,
  outputs  jsonb not null
);
create index decision_made_episode on decision_made (episode, at);

-- Messages for an episode: stored first, then delivered with retries, so an early or doubled one is harmless.
create table inbox (
  id           uuid primary key,
  episode      uuid not null references episode,
  message      text not null,
  dedup_key    text not null unique,
  payload      jsonb not null,
  state        text not null check (state in ('waiting', 'delivered', 'dropped', 'failed')),
  attempts     integer not null default 0,
  next_try_at  timestamptz not null,
  received_at  timestamptz not null,
  delivered_at timestamptz,
  last_error   text
);
create index inbox_waiting on inbox (next_try_at) where state = 'waiting';
create index inbox_episode on inbox (episode);
