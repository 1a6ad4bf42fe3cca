-- Weeks by which a programme was made longer: those of the one that runs, not of an earlier one of the same episode.
-- What holidays had taken when it was paused is kept, because the weeks that would make it good are cancelled then; null while it runs.
alter table programme
  add column extended_weeks integer not null default 0 check (extended_weeks >= 0),
  add column owed text[];
update programme p set extended_weeks = (select coalesce(sum(weeks), 0) from programme_extension e where e.episode = p.episode);
