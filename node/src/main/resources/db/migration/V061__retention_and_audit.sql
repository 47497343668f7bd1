-- How long records are kept, and the lists by which people destroy them; who searched for whose looks.

create table legal_hold (
    id                 uuid primary key,
    owner_jurisdiction jurisdiction not null,
    subject            uuid not null,                   -- a case
    label              text not null,                   -- its number
    reason             text not null check (length(reason) between 1 and 500),
    placed_by          text not null,
    placed_at          timestamptz not null,
    lifted_by          text,
    lifted_at          timestamptz,
    lift_reason        text check (length(lift_reason) between 1 and 500),
    check ((lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (lift_reason is null))
);
create unique index legal_hold_standing on legal_hold (owner_jurisdiction, subject) where lifted_at is null;

create table destruction_list (
    id                 uuid primary key,
    owner_jurisdiction jurisdiction not null,
    kind               text not null check (kind in ('CASE', 'DRAFT')),
    cutoff             date not null,                   -- what ended before this day
    state              text not null check (state in ('PROPOSED', 'CONFIRMED', 'DESTROYING', 'DONE', 'WITHDRAWN')),
    proposed_by        text not null,
    proposed_at        timestamptz not null,
    first_by           text,
    first_at           timestamptz,
    second_by          text,
    second_at          timestamptz,
    done_at            timestamptz,
    check (second_by is distinct from first_by or second_by is null)   -- two persons
);
create unique index destruction_list_open on destruction_list (owner_jurisdiction, kind)
    where state in ('PROPOSED', 'CONFIRMED', 'DESTROYING');

create table destruction_item (
    list               uuid not null references destruction_list (id),
    owner_jurisdiction jurisdiction not null,
    subject            uuid not null,
    label              text not null,                   -- number of the case, service of the draft
    ended_on           date not null,
    due_on             date not null,
    keep_reason        text check (length(keep_reason) between 1 and 500),
    result             text check (result in ('DESTROYED', 'HELD', 'KEPT', 'GONE', 'NOT_DUE')),
    primary key (list, subject)
);

create table audit_search (
    id                 uuid primary key,
    owner_jurisdiction jurisdiction not null,
    searched_by        text not null,
    at                 timestamptz not null,
    reason             text not null check (length(reason) between 1 and 500),
    subjects           uuid[] not null                  -- cases and accounts found by the keyed index
);

do $$
declare t text;
begin
    foreach t in array array['legal_hold', 'destruction_list', 'destruction_item', 'audit_search'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy %I on %I as restrictive using (owner_jurisdiction = current_jurisdiction())
                        with check (owner_jurisdiction = current_jurisdiction())', t || '_side', t);
        execute format('grant select, insert on %I to tongban_app', t);
    end loop;
    foreach t in array array['legal_hold', 'destruction_list', 'destruction_item'] loop
        execute format('create policy %I on %I using (current_role_name() in (''SUPERVISOR'', ''SYSTEM''))
                        with check (current_role_name() in (''SUPERVISOR'', ''SYSTEM''))', t || '_supervision', t);
    end loop;
end $$;
create policy audit_search_own on audit_search using (searched_by = current_actor() and current_role_name() = 'SUPERVISOR')
    with check (searched_by = current_actor() and current_role_name() = 'SUPERVISOR');
grant update (lifted_by, lifted_at, lift_reason) on legal_hold to tongban_app;
grant update (state, first_by, first_at, second_by, second_at, done_at) on destruction_list to tongban_app;
grant update (keep_reason, result) on destruction_item to tongban_app;

-- Drafts belong to whoever typed them; supervision learns of forgotten ones no more than that they exist.
create policy draft_retention on draft to tongban_owner using (current_setting('tongban.retention', true) = 'on')
    with check (true);
create function forgotten_drafts(p_before timestamptz, p_rows int)
    returns table (id uuid, service_id text, updated_at timestamptz)
    language plpgsql security definer set search_path = public as $$
begin
    if current_role_name() not in ('SUPERVISOR', 'SYSTEM') then return; end if;
    perform set_config('tongban.retention', 'on', true);
    return query select d.id, d.service_id, d.updated_at from draft d where d.updated_at < p_before
                  order by d.updated_at limit p_rows;
    perform set_config('tongban.retention', '', true);
end $$;
create function draft_changed(p_draft uuid) returns timestamptz
    language plpgsql security definer set search_path = public as $$
declare v timestamptz;
begin
    if current_role_name() not in ('SUPERVISOR', 'SYSTEM') then return null; end if;
    perform set_config('tongban.retention', 'on', true);
    select d.updated_at into v from draft d where d.id = p_draft;
    perform set_config('tongban.retention', '', true);
    return v;
end $$;

-- The end of a case's person: the key, the numbers, the papers, and every way from a person to the case. What happened,
-- the receipt's hashes and the journal stay. A case under a legal hold is not touched, whoever asks.
create function destroy_case(p_case uuid, p_purpose text) returns boolean
    language plpgsql security definer set search_path = public as $$
begin
    if current_role_name() is distinct from 'SUPERVISOR' then
        raise exception 'TB-WALL-5 records are destroyed by supervision' using errcode = 'insufficient_privilege';
    end if;
    if exists (select 1 from legal_hold h where h.subject = p_case and h.lifted_at is null) then return false; end if;
    if not destroy_case_key(p_case, p_purpose) then return false; end if;
    delete from case_subject where case_id = p_case;
    delete from case_document where case_id = p_case;
    update case_file set erased_at = clock_timestamp(), applicant_index = null, applicant_account = null,
                         summary_cipher = null
     where id = p_case;
    return true;
end $$;
create function destroy_draft(p_draft uuid, p_purpose text) returns boolean
    language plpgsql security definer set search_path = public as $$
begin
    if current_role_name() is distinct from 'SUPERVISOR' then
        raise exception 'TB-WALL-5 records are destroyed by supervision' using errcode = 'insufficient_privilege';
    end if;
    if exists (select 1 from case_file f where f.id = p_draft) then return false; end if;  -- it became a case
    perform set_config('tongban.retention', 'on', true);
    if not destroy_case_key(p_draft, p_purpose) then return false; end if;
    delete from case_document where case_id = p_draft;
    delete from draft where id = p_draft;
    perform set_config('tongban.retention', '', true);
    return true;
end $$;

create index journal_time on journal (owner_jurisdiction, at);
create index case_file_ended on case_file (owner_jurisdiction, updated_at) where erased_at is null;
