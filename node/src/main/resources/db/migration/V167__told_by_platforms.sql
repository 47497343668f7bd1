-- What a platform told last of a case that came from there, as a keyed hash: the same again is known without a look at
-- anybody's data. Empty for cases that came in before it was kept; those are compared with the case itself.
alter table exchange_case add column told bytea;
grant update (told) on exchange_case to tongban_app;

-- Cases that a batch told something new of.
alter table exchange_import add column changed int not null default 0;
