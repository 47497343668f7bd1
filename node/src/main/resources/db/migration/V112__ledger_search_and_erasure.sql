-- A beneficiary is found by his number and by his name, as a person of the register is: by keyed hashes; a name's has 64 bits, so that
-- what it finds is opened and compared.
create table beneficiary_name (
    owner_jurisdiction jurisdiction not null,
    entitlement        uuid not null,
    name_index         bigint not null,
    primary key (owner_jurisdiction, entitlement)
);
create index beneficiary_name_index on beneficiary_name (owner_jurisdiction, name_index);
alter table beneficiary_name enable row level security;
alter table beneficiary_name force row level security;
create policy beneficiary_name_side on beneficiary_name as restrictive using (owner_jurisdiction = current_jurisdiction())
    with check (owner_jurisdiction = current_jurisdiction());
create policy beneficiary_name_staff on beneficiary_name using (current_role_name() is distinct from 'RESIDENT')
    with check (current_role_name() is distinct from 'RESIDENT');
grant select, insert on beneficiary_name to tongban_app;

-- The end of a person's file in the register: proposed by one of supervision, confirmed by another. That there was a file, and who
-- looked at it, stays.
create table register_erasure (
    id                 uuid not null,
    owner_jurisdiction jurisdiction not null,
    subject            uuid not null,
    reason             text not null check (length(reason) between 1 and 500),
    proposed_by        uuid not null,
    proposed_at        timestamptz not null,
    confirmed_by       uuid,
    confirmed_at       timestamptz,
    withdrawn_at       timestamptz,
    primary key (id, owner_jurisdiction),
    check (confirmed_by is distinct from proposed_by),
    check ((confirmed_by is null) = (confirmed_at is null) and (confirmed_at is null or withdrawn_at is null))
);
create unique index register_erasure_open on register_erasure (owner_jurisdiction, subject)
    where confirmed_at is null and withdrawn_at is null;
alter table register_erasure enable row level security;
alter table register_erasure force row level security;
create policy register_erasure_side on register_erasure as restrictive using (owner_jurisdiction = current_jurisdiction())
    with check (owner_jurisdiction = current_jurisdiction());
create policy register_erasure_supervised on register_erasure using (current_role_name() = 'SUPERVISOR')
    with check (current_role_name() = 'SUPERVISOR');
grant select, insert on register_erasure to tongban_app;
grant update (withdrawn_at) on register_erasure to tongban_app;

-- Why a person's file is still needed: null where it is not.
create function register_erasure_hindered(p_subject uuid) returns text language plpgsql stable as $$
declare v_index bytea;
begin
    select s.id_index into v_index from public.register_subject s where s.id = p_subject and s.kind = 'PERSON';
    if not found then return 'GONE'; end if;
    if exists (select 1 from public.case_subject c join public.legal_hold h on h.subject = c.case_id and h.lifted_at is null
                where c.id_index = v_index) then
        return 'HELD';
    end if;
    if exists (select 1 from public.case_subject c join public.case_file f on f.id = c.case_id
                where c.id_index = v_index
                  and f.state not in ('CLOSED', 'WITHDRAWN', 'TERMINATED', 'NOT_ACCEPTED', 'REVOKED', 'CALLED_OFF')) then
        return 'CASE';
    end if;
    if exists (select 1 from public.entitlement e
                where e.beneficiary_index = v_index
                  and (e.owed > 0 or e.returned > 0 or e.overpaid > 0 or e.claim > 0
                       or exists (select 1 from public.entitlement_span s
                                   where s.entitlement = e.number and s.what = 'AWARDED'
                                     and (s.until_month is null or s.until_month > current_date)))) then
        return 'BENEFIT';
    end if;
    return null;
end $$;

-- Confirms an erasure and carries it out: the key, the number, and every way from a person to the file.
create function register_erase(p_subject uuid, p_purpose text) returns boolean
    language plpgsql security definer set search_path = public as $$
declare v_erasure uuid;
begin
    if current_role_name() is distinct from 'SUPERVISOR' then
        raise exception 'TB-WALL-5 records are destroyed by supervision' using errcode = 'insufficient_privilege';
    end if;
    select e.id into v_erasure from register_erasure e
     where e.subject = p_subject and e.confirmed_at is null and e.withdrawn_at is null
       and e.proposed_by::text is distinct from current_actor() for update;
    if v_erasure is null or register_erasure_hindered(p_subject) is not null
       or not destroy_case_key(p_subject, p_purpose) then
        return false;
    end if;
    update register_subject set id_cipher = '\x00',
           id_index = decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex')
     where id = p_subject;
    update register_erasure set confirmed_by = current_actor()::uuid, confirmed_at = clock_timestamp() where id = v_erasure;
    return true;
end $$;
