-- One person at a counter with several matters. What was read from the card is sealed under a key of the visit, which is
-- destroyed when the visit ends; that several cases were taken in together stays.

create table counter_visit (
    id                 uuid not null,
    owner_jurisdiction jurisdiction not null,
    account_id         uuid not null,                   -- the clerk
    office             text not null,
    ticket             uuid,                            -- the number that was called, if one was
    visitor_cipher     bytea,                           -- null before a card was read, and once the visit has ended
    started_at         timestamptz not null,
    ended_at           timestamptz,
    primary key (id, owner_jurisdiction),
    check (ended_at is null or visitor_cipher is null)
);
create index counter_visit_open on counter_visit (owner_jurisdiction, account_id) where ended_at is null;

create table visit_matter (
    owner_jurisdiction jurisdiction not null,
    case_id            uuid not null,                   -- the case, or the draft it still is
    visit              uuid not null,
    service_id         text not null,
    seq                int not null check (seq between 1 and 20),
    primary key (owner_jurisdiction, case_id),
    unique (owner_jurisdiction, visit, seq)
);

do $$
declare t text;
begin
    foreach t in array array['counter_visit', 'visit_matter'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy %I on %I as restrictive using (owner_jurisdiction = current_jurisdiction())
                        with check (owner_jurisdiction = current_jurisdiction())', t || '_side', t);
    end loop;
end $$;
create policy counter_visit_own on counter_visit using (account_id::text = current_actor())
    with check (account_id::text = current_actor());
create policy visit_matter_own on visit_matter using (current_role_name() is distinct from 'RESIDENT'
        or exists (select 1 from case_file f where f.id = case_id and f.owner_jurisdiction = visit_matter.owner_jurisdiction))
    with check (current_role_name() is distinct from 'RESIDENT');
grant select, insert, update on counter_visit to tongban_app;
grant select, insert, delete on visit_matter to tongban_app;

-- As before, and a visit's key to the clerk whose visit it is.
create or replace function open_case_keys(p_cases uuid[], p_purpose text, p_fields text[])
    returns table (case_id uuid, wrapped_key bytea)
    language plpgsql security definer set search_path = public as $$
declare v_seen uuid[];
begin
    if p_purpose is null or p_purpose = '' then
        raise exception 'TB-WALL-2 a key is opened for a purpose' using errcode = 'insufficient_privilege';
    end if;
    select array_agg(c) into v_seen from unnest(p_cases) c
     where exists (select 1 from case_file f where f.id = c) or exists (select 1 from draft d where d.id = c)
        or exists (select 1 from counter_visit v where v.id = c);
    if v_seen is null then return; end if;
    perform journal_write('read', p_purpose, v_seen, p_fields);
    return query select k.case_id, k.wrapped_key from case_key k where k.case_id = any (v_seen);
end $$;
