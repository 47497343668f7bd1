-- Which line a settlement chose, and for which body it was settled, so that both can be shown. Settlements of before name neither.
alter table observation_settlement add column line bigint, add column organ text;
create index observation_settlement_line on observation_settlement (owner_jurisdiction, line);
create index observation_settlement_of on observation_settlement (owner_jurisdiction, indicator, number desc);
