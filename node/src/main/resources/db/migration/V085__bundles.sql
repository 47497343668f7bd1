-- One matter that takes several services: which drafts, and then cases, were applied for together. Nothing personal.

create table bundle_run (
    id                 uuid not null,
    owner_jurisdiction jurisdiction not null,
    account_id         uuid not null,                   -- who applies, or the clerk who fills it in
    bundle_id          text not null,
    started_at         timestamptz not null,
    primary key (id, owner_jurisdiction)
);
create index bundle_run_account on bundle_run (owner_jurisdiction, account_id, started_at);

create table bundle_part (
    owner_jurisdiction jurisdiction not null,
    case_id            uuid not null,                   -- the case, or the draft it still is
    run                uuid not null,
    service_id         text not null,
    seq                int not null check (seq between 1 and 10),
    primary key (owner_jurisdiction, case_id),
    unique (owner_jurisdiction, run, seq)
);

do $$
declare t text;
begin
    foreach t in array array['bundle_run', 'bundle_part'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy %I on %I as restrictive using (owner_jurisdiction = current_jurisdiction())
                        with check (owner_jurisdiction = current_jurisdiction())', t || '_side', t);
    end loop;
end $$;
create policy bundle_run_own on bundle_run using (account_id::text = current_actor())
    with check (account_id::text = current_actor());
-- seen by whoever sees the draft or the case
create policy bundle_part_own on bundle_part
    using (exists (select 1 from draft d where d.id = case_id and d.owner_jurisdiction = bundle_part.owner_jurisdiction)
           or exists (select 1 from case_file f where f.id = case_id and f.owner_jurisdiction = bundle_part.owner_jurisdiction));
grant select, insert on bundle_run, bundle_part to tongban_app;
