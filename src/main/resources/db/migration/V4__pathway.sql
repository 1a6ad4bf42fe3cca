-- One bundle of models, decisions and forms as it was deployed. Rows never change.
create table release (
  number       integer primary key,
  pathway      text not null,
  deployment   text not null unique,
  content_hash text not null,
  installed_at timestamptz not null,
  note         text not null,
  unique (pathway, content_hash)
);
