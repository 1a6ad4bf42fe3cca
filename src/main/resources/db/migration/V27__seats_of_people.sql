-- A seat's person is the one whose episode it is, so that nobody sits twice in a group under another id.
alter table episode add constraint episode_of_person unique (id, person);
alter table seat add constraint seat_of_episode foreign key (episode, person) references episode (id, person) on update cascade;
alter table waiting_list_entry
  add constraint waiting_list_of_episode foreign key (episode, person) references episode (id, person) on update cascade,
  add column left_reason text;
create index waiting_list_waiting on waiting_list_entry (site, level) where state = 'waiting';
create index waiting_list_skip_entry on waiting_list_skip (entry);

-- A site whose groups are nearly full has to tell the state (domain guide T-07); one open notice at a time.
create table capacity_notice (
  id         uuid primary key,
  site       text        not null references site,
  reached_at timestamptz not null,
  due_at     timestamptz not null,
  percent    integer     not null check (percent between 0 and 1000),
  told_at    timestamptz,
  told_by    text,
  ended_at   timestamptz,
  check ((told_at is null) = (told_by is null))
);
create unique index capacity_notice_one on capacity_notice (site) where ended_at is null;
