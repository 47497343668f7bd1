-- Monthly returns from a file: the rows as they were sent, and once they are recorded what became of each. Between the two somebody looks
-- at what would be recorded. The columns behind sent_at are empty until then, and set once.
create table project_return_file (
    owner_jurisdiction jurisdiction not null,
    id                 uuid not null,
    document           text not null check (length(document) between 1 and 200),
    said_on            date,                            -- null: the day of sent_at
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

-- Enterprises by part of a name: the pairs of neighbouring signs of each, as the answers of the hotline have theirs. Behind a policy only
-- "=" is looked up in an index, so that no index would serve a comparison with a pattern.
create function name_pairs(p_name text) returns setof text language sql immutable parallel safe
    as $$ select distinct substr(lower(p_name), n, 2) from generate_series(1, greatest(length(p_name) - 1, 1)) n $$;

create table register_enterprise_pair (
    owner_jurisdiction jurisdiction not null,
    pair               text not null check (length(pair) between 1 and 2),
    subject            uuid not null,
    primary key (owner_jurisdiction, pair, subject)
);
create index register_enterprise_pair_subject on register_enterprise_pair (owner_jurisdiction, subject);
alter table register_enterprise_pair enable row level security;
alter table register_enterprise_pair force row level security;
create policy register_enterprise_pair_side on register_enterprise_pair as restrictive
    using (owner_jurisdiction = (select current_jurisdiction()))
    with check (owner_jurisdiction = (select current_jurisdiction()));
create policy register_enterprise_pair_staff on register_enterprise_pair
    using ((select current_role_name()) is distinct from 'RESIDENT')
    with check ((select current_role_name()) is distinct from 'RESIDENT');
grant select, insert, delete on register_enterprise_pair to tongban_app;

-- Whoever writes a name, the pairs are those of the name.
create function register_enterprise_paired() returns trigger language plpgsql set search_path = public as $$
begin
    if tg_op <> 'INSERT' then
        delete from register_enterprise_pair where subject = old.subject;
    end if;
    if tg_op <> 'DELETE' then
        insert into register_enterprise_pair select new.owner_jurisdiction, p, new.subject from name_pairs(new.name) p;
    end if;
    return null;
end $$;
create trigger register_enterprise_paired after insert or delete on register_enterprise
    for each row execute function register_enterprise_paired();
create trigger register_enterprise_paired_anew after update of name on register_enterprise
    for each row when (new.name is distinct from old.name) execute function register_enterprise_paired();

do $$
declare side text;
begin
    foreach side in array array['50', '51'] loop
        perform set_config('tongban.jurisdiction', side, true);
        perform set_config('tongban.role', 'SYSTEM', true);
        insert into register_enterprise_pair
        select e.owner_jurisdiction, p, e.subject from register_enterprise e, name_pairs(e.name) p;
    end loop;
    perform set_config('tongban.jurisdiction', '', true);
    perform set_config('tongban.role', '', true);
end $$;
