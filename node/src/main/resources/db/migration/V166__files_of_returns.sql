-- Monthly returns from a file: the rows as they were sent, and once they are recorded what became of each. Between the two somebody looks
-- at what would be recorded. The columns behind sent_at are empty until then, and set once.
create table project_return_file (
    owner_jurisdiction jurisdiction not null,
    id                 uuid not null,
    document           text not null check (length(document) between 1 and 200),
    said_on            date,                            -- null: the day on which it is recorded
    sent               jsonb not null,                  -- the cells, row by row
    sent_by            text not null,                   -- login; nobody else takes it further
    sent_at            timestamptz not null,
    recorded_at        timestamptz,
    return_id          uuid,                            -- null where no row was left to record
    results            jsonb,
    primary key (owner_jurisdiction, id),
    check ((recorded_at is null) = (results is null))
);
create index project_return_file_sent on project_return_file (owner_jurisdiction, sent_by, sent_at desc);
create trigger project_return_file_sent_stays before update or delete on project_return_file
    for each row execute function refuse_rewrite_but('recorded_at', 'return_id', 'results');
create trigger project_return_file_not_emptied before truncate on project_return_file
    for each statement execute function refuse_rewrite();

alter table project_return_file enable row level security;
alter table project_return_file force row level security;
create policy project_return_file_side on project_return_file as restrictive
    using (owner_jurisdiction = (select current_jurisdiction()))
    with check (owner_jurisdiction = (select current_jurisdiction()));
create policy project_return_file_staff on project_return_file
    using ((select current_role_name()) is distinct from 'RESIDENT')
    with check ((select current_role_name()) is distinct from 'RESIDENT');
grant select, insert on project_return_file to tongban_app;
grant update (recorded_at, return_id, results) on project_return_file to tongban_app;
