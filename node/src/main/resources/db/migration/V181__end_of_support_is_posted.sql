-- The end of a benefit that the law has posted first: from when until when the sheet hangs, and whether it names the person
-- (a minor it does not). Where it hangs stands in the measure's sealed content.
alter table measure
    add column posted_on date,
    add column posted_until date,
    add column posted_named boolean,
    add check ((posted_on is null) = (posted_until is null) and (posted_on is null) = (posted_named is null)),
    add check (posted_on is null or kind = 'STOP'),
    add check (posted_until >= posted_on);
grant update (posted_on, posted_until, posted_named) on measure to tongban_app;
