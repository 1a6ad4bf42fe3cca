create table site (
  id    text primary key,
  name  text not null,
  zone  text not null,
  phone text not null
);

-- Clinic hours in the site's own zone; a weekday (1 = Monday) without a row is closed.
create table site_hours (
  site    text     not null references site,
  weekday smallint not null check (weekday between 1 and 7),
  opens   time     not null,
  closes  time     not null check (closes > opens),
  primary key (site, weekday)
);

create table site_closure (
  site   text not null references site,
  on_date date not null,
  reason text not null,
  primary key (site, on_date)
);

create table staff (
  id            uuid primary key,
  username      text not null unique check (username = lower(username)),
  name          text not null,
  kind          text not null check (kind in ('person', 'client')),
  site          text not null references site,
  password_hash text not null,
  active        boolean not null default true
);

create table staff_role (
  staff uuid not null references staff on delete cascade,
  role  text not null,
  primary key (staff, role)
);

-- Wrong passwords slow an account and an address down; nothing is ever locked for good.
create table sign_in_failure (
  account text not null,
  address text not null,
  at      timestamptz not null
);
create index sign_in_failure_account on sign_in_failure (account, at);
create index sign_in_failure_address on sign_in_failure (address, at);
