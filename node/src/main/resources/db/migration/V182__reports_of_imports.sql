-- What became of each case of a batch that came in, and every row that was not taken in, so that the report can be taken along as a file:
-- numbers, places and codes, nothing personal. Empty for what came in before.
alter table exchange_import add column told jsonb;
