-- Where referrals land that name no site: the first one set up that is open, whatever later ones are called.
alter table site add column made bigint generated always as identity unique;
