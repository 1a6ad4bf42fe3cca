-- How an act left the item: to whom it was handed, until when it was put aside. Told in the item's history.
alter table work_item_act add column after jsonb not null default '{}';

-- What the notice says, where its kind alone does not; names nobody in care.
alter table staff_notice add column words text check (words <> '');

-- News about an episode finds what was put aside until then.
create index work_item_snoozed_for on work_item (episode, snoozed_for) where state = 'open' and snoozed_for is not null;

-- The last act that stands is found however long the history of an item is.
create index work_item_act_standing on work_item_act (work_item, version_after) where undone_at is null;
