-- Seats are asked for by person, released ones included: who joins a group for the first time, and where somebody was before.
create index seat_person on seat (person, care_group);
