-- An episode may look for two beds at once: each search has a request of its own.
alter table bed_request add column occurrence text unique;
drop index bed_request_one_open;
comment on column bed_request.occurrence is 'the step of the search that opened it, so that it is opened once';

-- What goes instead when nobody waits for a message.
alter table inbox add column otherwise text;
