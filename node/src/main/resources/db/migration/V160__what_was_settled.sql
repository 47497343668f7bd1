-- Which line a settlement chose, and for which body it was settled, so that both can be shown. Settlements of before name neither.
alter table observation_settlement add column line bigint, add column organ text;
create index observation_settlement_line on observation_settlement (owner_jurisdiction, line);
create index observation_settlement_of on observation_settlement (owner_jurisdiction, indicator, number desc);
-- Lines that count and are not stated exactly are few: whether a value is made of any is asked for each that is shown.
create index observation_rough on observation (owner_jurisdiction, indicator, until_day, from_day) where counts and operator <> 'EXACT';
