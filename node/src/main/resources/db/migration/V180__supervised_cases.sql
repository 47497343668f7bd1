-- A supervisor urges with a term (督办): by when the desk has to say what it did.
alter table urge
    add column answer_by date,
    add check (answer_by is null or (urged_role = 'SUPERVISOR' and from_zh is null)),
    add check (answer_by >= urged_on);
