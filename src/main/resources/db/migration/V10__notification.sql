-- Every message to a person or referrer, rendered and stored in the transaction that caused it. The text never changes afterwards.
create table outbox (
  id               uuid primary key,
  -- process instance, step and its run: the same step never writes twice
  dedup_key        text not null unique,
  episode          uuid not null references episode,
  person           uuid not null references person,
  audience         text not null check (audience in ('person', 'referrer')),
  template         text not null,
  template_version integer not null,
  language         text not null,
  title            text not null,
  channel          text not null check (channel in ('sms', 'email', 'letter', 'none')),
  guarantee        text not null check (guarantee in ('atLeastOnce', 'atMostOnce')),
  subject          text,
  body             text not null,
  -- where it goes; for e-mail set with each claim, because the address is looked up then
  recipient        text,
  state            text not null check (state in ('queued', 'sending', 'sent', 'shown', 'failed', 'withheld', 'unknown')),
  reason           text,
  not_before       timestamptz not null,
  -- the time the text tells of; from then on it is useless
  not_after        timestamptz,
  attempts         integer not null default 0,
  -- how often sending stopped at a point where it may have succeeded
  interruptions    integer not null default 0,
  claimed_by       text,
  claimed_until    timestamptz,
  created_at       timestamptz not null,
  sent_at          timestamptz,
  check ((state = 'sending') = (claimed_by is not null and claimed_until is not null)),
  check ((state = 'sent') = (sent_at is not null))
);
create index outbox_due on outbox (not_before) where state = 'queued';
create index outbox_claimed on outbox (claimed_until) where state = 'sending';
create index outbox_created on outbox (created_at desc, id desc);
create index outbox_person on outbox (person, created_at desc);
create index outbox_episode on outbox (episode, created_at desc);

-- What became of a message, try by try. Words of ours only: a mail server's reply may carry an address.
create table delivery_attempt (
  id     bigint generated always as identity primary key,
  outbox uuid not null references outbox,
  at     timestamptz not null,
  words  text not null
);
create index delivery_attempt_outbox on delivery_attempt (outbox, id);
