-- Short messages to a person's phone. They wait here in the transaction of the step they tell of, leave after its commit, and
-- are sent again until the operator has taken them or they are too old to be of use. Number and text are sealed under the key
-- of the case and are taken out of the row once nobody needs them; that a message left, and when, stays.

-- Who wants to be told, and in which language. No row: nothing is sent.
create table message_wish (
    owner_jurisdiction jurisdiction not null,
    case_id            uuid not null,
    language           text not null check (language in ('zh', 'en')),
    primary key (owner_jurisdiction, case_id)
);

create table short_message (
    id                 uuid not null,                   -- the operator knows a message by it and delivers it once
    owner_jurisdiction jurisdiction not null,
    case_id            uuid not null,                   -- the case, or the draft it still is
    occasion           text not null check (occasion in ('TAKEN_IN', 'SUPPLEMENT_ASKED', 'DECIDED', 'DELIVERED',
                                                         'AUTHORISATION_ASKED')),
    step               int not null,                    -- version of the case that it tells of, or number of the asking
    state              text not null check (state in ('WAITING', 'SENT', 'REFUSED', 'GIVEN_UP')),
    content_cipher     bytea,                           -- number and text; only while it waits
    created_at         timestamptz not null,
    attempts           int not null default 0,
    next_attempt_at    timestamptz not null,
    expires_at         timestamptz not null,            -- afterwards it would mislead
    ended_at           timestamptz,
    primary key (id, owner_jurisdiction),
    unique (owner_jurisdiction, case_id, occasion, step),
    check ((state = 'WAITING') = (content_cipher is not null)),
    check ((state = 'WAITING') = (ended_at is null))
);
create index short_message_waiting on short_message (owner_jurisdiction, next_attempt_at) where state = 'WAITING';

do $$
declare t text;
begin
    foreach t in array array['message_wish', 'short_message'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy %I on %I as restrictive using (owner_jurisdiction = current_jurisdiction())
                        with check (owner_jurisdiction = current_jurisdiction())', t || '_side', t);
        execute format('create policy %I on %I using (current_role_name() is distinct from ''RESIDENT''
                           or exists (select 1 from case_file f where f.id = case_id and f.owner_jurisdiction = %I.owner_jurisdiction)
                           or exists (select 1 from draft d where d.id = case_id and d.owner_jurisdiction = %I.owner_jurisdiction))
                        with check (true)', t || '_own', t, t, t);
    end loop;
end $$;
grant select, insert, delete on message_wish to tongban_app;
grant select, insert on short_message to tongban_app;
grant update (state, content_cipher, attempts, next_attempt_at, ended_at) on short_message to tongban_app;

-- As before, and the key of a draft to the node itself while a message about it waits.
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
        or exists (select 1 from counter_visit v where v.id = c)
        or (current_role_name() = 'SYSTEM'
            and exists (select 1 from short_message m where m.case_id = c and m.state = 'WAITING'));
    if v_seen is null then return; end if;
    perform journal_write('read', p_purpose, v_seen, p_fields);
    return query select k.case_id, k.wrapped_key from case_key k where k.case_id = any (v_seen);
end $$;
