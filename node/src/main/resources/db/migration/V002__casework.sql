-- Cases. A case that crosses the border has two rows with one id: the collector's and the competent side's. Neither
-- side ever writes the other's row; what the collector knows of the decision came in a message.

create function may_see_case(p_owner text, p_account uuid) returns boolean language sql stable parallel safe
    return p_owner = current_jurisdiction()
       and (current_role_name() is distinct from 'RESIDENT' or p_account::text = current_actor());

create sequence case_number_50;
create sequence case_number_51;
grant usage on sequence case_number_50, case_number_51 to tongban_app;

create table case_file (
    id                     uuid not null,
    owner_jurisdiction     jurisdiction not null,
    number                 text not null check (length(number) <= 40),
    part                   text not null check (part in ('COMPETENT', 'COLLECTOR')),
    service_id             text not null,
    state                  text not null,
    version                int not null,               -- number of events in this side's stream
    collector_jurisdiction jurisdiction not null,
    competent_jurisdiction jurisdiction not null,
    collecting_organ       text,                        -- none where the applicant applied online
    accepting_organ        text not null,
    deciding_organ         text not null,
    responsible_organ      text not null,               -- who has to act now
    responsible_role       text not null,
    mode                   text not null check (mode in ('FULL_ONLINE', 'REMOTE_COLLECT', 'MULTI_PLACE')),
    applicant_account      uuid,                        -- the resident who may follow it, if he has an account on this side
    applicant_index        bytea,                       -- keyed hash of the applicant's ID number
    reviewer               uuid,                        -- account that reviewed: may not decide
    received_on            date,
    accepted_on            date,
    due_on                 date,
    due_provisional        boolean not null default false,
    outcome                text,
    summary_cipher         bytea,                       -- masked name and the like, for lists
    created_at             timestamptz not null,
    updated_at             timestamptz not null,
    primary key (id, owner_jurisdiction)
);
create unique index case_file_number on case_file (owner_jurisdiction, number);
create index case_file_work on case_file (owner_jurisdiction, responsible_organ, state, due_on);
create index case_file_account on case_file (owner_jurisdiction, applicant_account, created_at desc);
create index case_file_applicant on case_file (owner_jurisdiction, applicant_index);
create index case_file_recent on case_file (owner_jurisdiction, updated_at desc, id);

-- One secret key per case: destroying it erases the person and leaves the proofs. The application writes keys and
-- cannot read them; open_case_keys hands them out and journals that in the same breath.
create table case_key (
    case_id            uuid not null,
    owner_jurisdiction jurisdiction not null,
    wrapped_key        bytea,                            -- null once destroyed
    created_at         timestamptz not null default clock_timestamp(),
    destroyed_at       timestamptz,
    primary key (case_id, owner_jurisdiction),
    check ((wrapped_key is null) = (destroyed_at is not null))
);

-- The ID numbers of a case, encrypted by field, found by a keyed index.
create table case_subject (
    case_id            uuid not null,
    owner_jurisdiction jurisdiction not null,
    part               text not null check (part in ('APPLICANT', 'PROXY', 'SUBJECT')),
    id_index           bytea not null,
    id_cipher          bytea not null,
    primary key (case_id, owner_jurisdiction, part)
);
create index case_subject_index on case_subject (owner_jurisdiction, id_index);

create table case_event (
    case_id            uuid not null,
    owner_jurisdiction jurisdiction not null,
    seq                int not null check (seq >= 1),
    type               text not null,
    schema_version     int not null,
    at                 timestamptz not null,             -- by the node's clock, which a demo may set
    recorded_at        timestamptz not null default clock_timestamp(),
    actor              text not null,
    role               text not null,
    organ              text,
    facts              jsonb not null,                    -- nothing personal
    payload            bytea,                             -- personal, under the key of the case
    primary key (case_id, owner_jurisdiction, seq)
);
create trigger case_event_append_only before update or delete or truncate on case_event
    for each statement execute function refuse_rewrite();

-- A command's key is kept as long as the case: the same key again gives the same answer and no second effect.
create table case_command (
    owner_jurisdiction jurisdiction not null,
    key                text not null check (length(key) between 8 and 100),
    case_id            uuid not null,
    command_hash       bytea not null,
    version_after      int not null,
    at                 timestamptz not null,
    primary key (owner_jurisdiction, key)
);

create table case_document (
    id                 uuid not null,
    case_id            uuid not null,
    owner_jurisdiction jurisdiction not null,
    material           text not null,
    media_type         text not null,
    bytes              int not null,
    sha256             bytea not null,
    name_cipher        bytea not null,
    content_cipher     bytea not null,
    uploaded_at        timestamptz not null,
    primary key (id, owner_jurisdiction)
);
create index case_document_case on case_document (owner_jurisdiction, case_id);

-- What an applicant or a clerk has typed so far. The id becomes the id of the case.
create table draft (
    id                 uuid not null,
    owner_jurisdiction jurisdiction not null,
    account_id         uuid not null,
    service_id         text not null,
    answers_cipher     bytea not null,
    version            int not null,
    updated_at         timestamptz not null,
    primary key (id, owner_jurisdiction)
);
create index draft_account on draft (owner_jurisdiction, account_id, updated_at desc);

create table receipt (
    case_id            uuid not null,
    owner_jurisdiction jurisdiction not null,
    standard_hash      text not null,
    parameters_hash    text not null,
    texts_hash         text not null,
    facts              jsonb not null,                    -- what anybody may see of it
    payload            bytea not null,                    -- the rest, under the key of the case
    created_at         timestamptz not null,
    primary key (case_id, owner_jurisdiction)
);

-- ---------------------------------------------------------------- what crosses the border
create table outbox_head (
    owner_jurisdiction jurisdiction not null,
    destination        jurisdiction not null,
    last_seq           bigint not null,
    primary key (owner_jurisdiction, destination)
);
create table outbox (
    id                 uuid primary key,
    owner_jurisdiction jurisdiction not null,
    destination        jurisdiction not null,
    seq                bigint not null,                   -- gapless per destination
    case_id            uuid not null,
    kind               text not null,
    payload            bytea not null,                    -- under the key of the case
    created_at         timestamptz not null,
    attempts           int not null default 0,
    next_attempt_at    timestamptz not null,
    last_fault         text,
    delivered_at       timestamptz,                       -- acknowledged: applied, or refused for good
    refused            boolean not null default false,    -- the other side will never apply it; last_fault says why
    unique (owner_jurisdiction, destination, seq)
);
create index outbox_waiting on outbox (owner_jurisdiction, destination, seq) where delivered_at is null;
create index outbox_case on outbox (owner_jurisdiction, case_id);
create table inbox (
    id                 uuid not null,
    owner_jurisdiction jurisdiction not null,
    origin             jurisdiction not null,
    seq                bigint not null,
    case_id            uuid not null,
    kind               text not null,
    sha256             bytea not null,
    fault              text,                              -- why it was refused for good; null where it was applied
    received_at        timestamptz not null,
    primary key (id, owner_jurisdiction),
    unique (owner_jurisdiction, origin, seq)
);
create index inbox_case on inbox (owner_jurisdiction, case_id);
-- What arrived and could not even be placed: cut short, altered, of an unknown version, another's. Nothing of its
-- content is kept but a hash.
create table inbox_fault (
    id                 bigint generated always as identity primary key,
    owner_jurisdiction jurisdiction not null,
    code               text not null,
    what               text not null,
    bytes              int not null,
    sha256             bytea not null,
    at                 timestamptz not null
);

do $$
declare t text;
begin
    foreach t in array array['case_file', 'case_key', 'case_subject', 'case_event', 'case_command', 'case_document',
                             'draft', 'receipt', 'outbox_head', 'outbox', 'inbox', 'inbox_fault'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy %I on %I as restrictive using (owner_jurisdiction = current_jurisdiction())
                        with check (owner_jurisdiction = current_jurisdiction())', t || '_side', t);
    end loop;
    -- Behind the wall of the side, a resident sees what is his own.
    foreach t in array array['case_key', 'outbox_head', 'outbox', 'inbox', 'inbox_fault', 'case_command'] loop
        execute format('create policy %I on %I using (true)', t || '_any', t);
    end loop;
    foreach t in array array['case_subject', 'case_event', 'case_document', 'receipt'] loop
        execute format('create policy %I on %I using (current_role_name() is distinct from ''RESIDENT''
                           or exists (select 1 from case_file f where f.id = case_id and f.owner_jurisdiction = %I.owner_jurisdiction)
                           or exists (select 1 from draft d where d.id = case_id and d.owner_jurisdiction = %I.owner_jurisdiction))
                        with check (true)', t || '_own', t, t, t);
    end loop;
end $$;
create policy case_file_own on case_file using (may_see_case(owner_jurisdiction, applicant_account)) with check (true);
create policy draft_own on draft using (account_id::text = current_actor()) with check (account_id::text = current_actor());

grant select, insert, update on case_file, outbox_head to tongban_app;
grant select, insert on case_event, case_command, receipt, inbox, inbox_fault to tongban_app;
grant select, insert, update, delete on draft to tongban_app;
grant select, insert, delete on case_document to tongban_app;      -- a draft's document may be taken out again
grant select (case_id, owner_jurisdiction, part, id_index), insert on case_subject to tongban_app;
grant insert on case_key to tongban_app;
grant select on outbox to tongban_app;
grant insert on outbox to tongban_app;
grant update (attempts, next_attempt_at, last_fault, delivered_at, refused) on outbox to tongban_app;

-- Hands out the keys of the cases and drafts that the actor may see, and journals it in the same transaction:
-- without the journal row there is no key, and without the key no personal data.
create function open_case_keys(p_cases uuid[], p_purpose text, p_fields text[])
    returns table (case_id uuid, wrapped_key bytea)
    language plpgsql security definer set search_path = public as $$
declare v_seen uuid[];
begin
    if p_purpose is null or p_purpose = '' then
        raise exception 'TB-WALL-2 a key is opened for a purpose' using errcode = 'insufficient_privilege';
    end if;
    select array_agg(c) into v_seen from unnest(p_cases) c
     where exists (select 1 from case_file f where f.id = c) or exists (select 1 from draft d where d.id = c);
    if v_seen is null then return; end if;
    perform journal_write('read', p_purpose, v_seen, p_fields);
    return query select k.case_id, k.wrapped_key from case_key k where k.case_id = any (v_seen);
end $$;

create function open_id_number(p_case uuid, p_part text, p_purpose text) returns bytea
    language plpgsql security definer set search_path = public as $$
declare v bytea;
begin
    if not exists (select 1 from case_file f where f.id = p_case) then return null; end if;
    select s.id_cipher into v from case_subject s where s.case_id = p_case and s.part = p_part;
    perform journal_write('read', p_purpose, array[p_case], array['idNumber']);
    return v;
end $$;

-- Destroying a key is the legal erasure: proofs stay, the person is gone.
create function destroy_case_key(p_case uuid, p_purpose text) returns boolean
    language plpgsql security definer set search_path = public as $$
begin
    update case_key set wrapped_key = null, destroyed_at = clock_timestamp() where case_id = p_case and destroyed_at is null;
    if found then perform journal_write('erase', p_purpose, array[p_case], '{}'); end if;
    return found;
end $$;

-- Whether the applicant has an open case of this service on this side. It is asked by somebody who may not see that
-- case, so it answers with the least; the lock makes two submissions at once follow each other.
create policy case_file_duplicate on case_file for select to tongban_owner
    using (current_setting('tongban.duplicate', true) = encode(applicant_index, 'hex'));
create function open_case_of(p_index bytea, p_service text, p_over text[])
    returns table (id uuid, number text, applicant_account uuid, organs text[])
    language plpgsql security definer set search_path = public as $$
begin
    perform pg_advisory_xact_lock(hashtextextended(current_jurisdiction() || encode(p_index, 'hex') || p_service, 0));
    perform set_config('tongban.duplicate', encode(p_index, 'hex'), true);
    return query select f.id, f.number, f.applicant_account,
                        array[f.collecting_organ, f.accepting_organ, f.deciding_organ]
                   from case_file f
                  where f.applicant_index = p_index and f.service_id = p_service and not f.state = any (p_over)
                  order by f.created_at limit 1;
    perform set_config('tongban.duplicate', '', true);
end $$;

-- The resident's account on this side that belongs to an ID number, if there is one.
create function account_of_number(p_index bytea) returns uuid language sql stable security definer set search_path = public
    return (select a.id from account a where a.id_index = p_index and a.role = 'RESIDENT' and not a.disabled limit 1);
