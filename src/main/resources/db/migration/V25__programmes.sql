-- A template changes by a new version from a day on; whoever is in a programme keeps the version it began with.
create table template_version (
  template     text    not null references programme_template,
  version      integer not null check (version > 0),
  effective_on date    not null,
  weeks        integer not null check (weeks between 1 and 104),
  reason       text    not null,
  made_at      timestamptz not null,
  made_by      text    not null,
  primary key (template, version),
  unique (template, effective_on)
);
insert into template_version
select code, 1, date '2000-01-01', weeks, 'As shipped', now(), 'installation' from programme_template;

alter table template_slot add column version integer not null default 1;
alter table template_slot alter column version drop default;
alter table template_slot
  drop constraint template_slot_template_fkey,
  drop constraint template_slot_pkey,
  add primary key (template, version, kind, ordinal),
  add foreign key (template, version) references template_version on delete cascade;

-- What a level asks for is told by the level, once; adolescents are asked for less (domain guide 2.1).
alter table level_of_care add column minor_minimum_week_minutes integer;
update level_of_care set minor_minimum_week_minutes = 360 where code = '2.1';
alter table programme_template add column age text not null default 'adult' check (age in ('adult', 'adolescent'));
update programme_template set age = 'adolescent' where code = 'IOP-TEEN';
alter table programme_template
  drop column weeks,
  drop column minimum_week_minutes,
  add foreign key (level) references level_of_care;

-- The level the person is treated at may ask for more than the level the template was made for.
alter table programme add column template_version integer not null default 1;
alter table programme add column level text references level_of_care;
update programme p set level = t.level from programme_template t where t.code = p.template;
alter table programme
  alter column template_version drop default,
  alter column level set not null,
  add foreign key (template, template_version) references template_version;

-- Whoever was away and comes back meets the same group on the same day again: only what stands is unique.
drop index session_one_in_group_session;
create unique index session_one_in_group_session on session (group_session, person)
  where group_session is not null and state not in ('cancelledPatient', 'cancelledProgramme');

-- The answer to another session offered in place of one that was missed; one answer for one miss.
create table make_up (
  missed      uuid primary key references session,
  episode     uuid not null references episode,
  answer      text not null check (answer in ('accepted', 'declined')),
  session     uuid unique references session,
  answered_at timestamptz not null,
  answered_by text not null,
  check ((answer = 'accepted') = (session is not null))
);
create index make_up_episode on make_up (episode);

-- What each session adds to the dose. One made up adds to what was meant only where the programme had taken the first away.
create view session_dose as
select s.id, s.episode, s.run, s.week_number, s.make_up_for is not null as make_up,
       case when s.state = 'cancelledProgramme' or m.state <> 'cancelledProgramme' then 0 else s.minutes end as planned_minutes,
       case when s.state = 'cancelledProgramme' then 0 else s.attended_minutes end as attended_minutes
from session s left join session m on m.id = s.make_up_for;

-- A plan writes dozens of sessions in one statement, so they are booked in one too: in the order of resource and time, which
-- everybody who books keeps to.
create function keep_new_session_bookings() returns trigger language plpgsql as $$
begin
  insert into booking (resource, during, session)
  select resource, s.during, s.id from new_sessions s, unnest(array[s.person, s.therapist, s.room]) as resource
  where resource is not null and s.state not in ('cancelledPatient', 'cancelledProgramme') order by resource, lower(s.during);
  return null;
end $$;
drop trigger session_booked on session;
create trigger session_booked after insert on session referencing new table as new_sessions
  for each statement execute function keep_new_session_bookings();
