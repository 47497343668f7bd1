-- The walls. Everything here runs as tongban_owner (the migrator logs in and says SET ROLE).
--
-- Every row has an owner jurisdiction ('50' Chongqing, '51' Sichuan), and row-level security is forced, so that
-- not even the owner of the tables reads across the border. Whoever opens a transaction says who acts, for which
-- side, in which role; these settings live as long as the transaction:
--   tongban.jurisdiction  the side that acts            tongban.actor    account id
--   tongban.role          RESIDENT, CLERK, ...          tongban.organ    id of the body the actor works for
--   tongban.request       id of the request, for the journal
-- Without a jurisdiction nothing is visible.

create domain jurisdiction as text check (value in ('50', '51'));

create function current_jurisdiction() returns text language sql stable parallel safe
    return nullif(current_setting('tongban.jurisdiction', true), '');
create function current_actor() returns text language sql stable parallel safe
    return nullif(current_setting('tongban.actor', true), '');
create function current_role_name() returns text language sql stable parallel safe
    return nullif(current_setting('tongban.role', true), '');

-- An append-only table refuses to be rewritten, by whomever.
create function refuse_rewrite() returns trigger language plpgsql as $$
begin
    raise exception 'TB-WALL-1 % is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;

-- ---------------------------------------------------------------- journal
create table journal (
    id                 bigint generated always as identity primary key,
    owner_jurisdiction jurisdiction not null,
    at                 timestamptz not null default clock_timestamp(), -- real time, also where a demo's clock is set
    actor              text not null,
    role               text not null,
    organ              text,
    act                text not null,          -- 'read' for a look at personal data, else what was done
    purpose            text not null,
    subject_ids        uuid[] not null,        -- the cases, drafts or accounts concerned
    fields             text[] not null default '{}',
    request            text
);
create index journal_subject on journal using gin (subject_ids);
create index journal_actor on journal (owner_jurisdiction, actor, id);
create trigger journal_append_only before update or delete or truncate on journal
    for each statement execute function refuse_rewrite();

alter table journal enable row level security;
alter table journal force row level security;
create policy journal_side on journal using (owner_jurisdiction = current_jurisdiction())
    with check (owner_jurisdiction = current_jurisdiction());
grant select on journal to tongban_app;

-- The only way into the journal: who acts is taken from the transaction, not from the caller.
create function journal_write(p_act text, p_purpose text, p_subjects uuid[], p_fields text[]) returns void
    language plpgsql security definer set search_path = public as $$
begin
    insert into journal (owner_jurisdiction, actor, role, organ, act, purpose, subject_ids, fields, request)
    values (current_jurisdiction(), coalesce(current_actor(), '?'), coalesce(current_role_name(), '?'),
            nullif(current_setting('tongban.organ', true), ''), p_act, p_purpose, p_subjects, p_fields,
            nullif(current_setting('tongban.request', true), ''));
end $$;

-- ---------------------------------------------------------------- accounts
create table account (
    id                 uuid primary key,
    owner_jurisdiction jurisdiction not null,
    login              text not null unique check (login = lower(login) and length(login) between 3 and 64),
    password_hash      text not null,
    role               text not null check (role in ('RESIDENT', 'CLERK', 'REVIEWER', 'DECIDER', 'SUPERVISOR')),
    organ              text,                    -- id of the body; residents have none
    name_zh            text not null check (length(name_zh) <= 100),
    name_en            text not null check (length(name_en) <= 100),
    id_index           bytea,                   -- keyed hash of the ID number of a resident
    id_cipher          bytea,                   -- the ID number, encrypted with the side's field key
    locked_until       timestamptz,
    failed_logins      int not null default 0,
    disabled           boolean not null default false,
    created_at         timestamptz not null default clock_timestamp(),
    check ((role = 'RESIDENT') = (organ is null))
);
alter table account enable row level security;
alter table account force row level security;
create policy account_side on account using (owner_jurisdiction = current_jurisdiction())
    with check (owner_jurisdiction = current_jurisdiction());
-- Signing in happens before anybody has a side: one function, one row, by the exact login.
create policy account_sign_in on account for select to tongban_owner using (current_setting('tongban.sign_in', true) = login);
create policy account_failed on account for update to tongban_owner using (current_setting('tongban.sign_in', true) = login);
grant select (id, owner_jurisdiction, login, role, organ, name_zh, name_en, id_index, disabled, created_at) on account to tongban_app;
grant insert on account to tongban_app;
grant update (password_hash, disabled, name_zh, name_en, organ, role) on account to tongban_app;

create function account_for_sign_in(p_login text)
    returns table (id uuid, owner_jurisdiction text, login text, password_hash text, role text, organ text,
                   name_zh text, name_en text, disabled boolean, locked_until timestamptz)
    language plpgsql security definer set search_path = public as $$
begin
    perform set_config('tongban.sign_in', p_login, true);
    return query select a.id, a.owner_jurisdiction::text, a.login, a.password_hash, a.role, a.organ, a.name_zh, a.name_en,
                        a.disabled, a.locked_until
                   from account a where a.login = p_login;
    perform set_config('tongban.sign_in', '', true);
end $$;

-- Five wrong passwords lock an account for fifteen minutes.
create function account_signed_in(p_login text, p_success boolean) returns void
    language plpgsql security definer set search_path = public as $$
begin
    perform set_config('tongban.sign_in', p_login, true);
    update account a
       set failed_logins = case when p_success then 0 else a.failed_logins + 1 end,
           locked_until  = case when p_success then null
                                when a.failed_logins + 1 >= 5 then clock_timestamp() + interval '15 minutes'
                                else a.locked_until end
     where a.login = p_login;
    perform set_config('tongban.sign_in', '', true);
end $$;

-- An account's own ID number, journaled as every look at one.
create function open_account_id_number(p_account uuid, p_purpose text) returns bytea
    language plpgsql security definer set search_path = public as $$
declare v bytea;
begin
    if current_role_name() = 'RESIDENT' and p_account::text is distinct from current_actor() then
        return null;
    end if;
    select id_cipher into v from account where id = p_account;
    if found then
        perform journal_write('read', p_purpose, array[p_account], array['idNumber']);
    end if;
    return v;
end $$;

-- ---------------------------------------------------------------- tokens of the interface for programs
create table access_token (
    hash               bytea primary key,       -- SHA-256 of the token; the token itself is nowhere
    owner_jurisdiction jurisdiction not null,
    account_id         uuid not null references account (id),
    expires_at         timestamptz not null
);
alter table access_token enable row level security;
alter table access_token force row level security;
create policy access_token_side on access_token using (owner_jurisdiction = current_jurisdiction())
    with check (owner_jurisdiction = current_jurisdiction());
create policy access_token_sign_in on access_token for select to tongban_owner
    using (current_setting('tongban.sign_in', true) = encode(hash, 'hex'));
create policy access_token_account on account for select to tongban_owner
    using (current_setting('tongban.sign_in_account', true) = id::text);
grant insert, select, delete on access_token to tongban_app;

create function account_for_token(p_hash bytea)
    returns table (id uuid, owner_jurisdiction text, login text, role text, organ text, name_zh text, name_en text,
                   disabled boolean, expires_at timestamptz)
    language plpgsql security definer set search_path = public as $$
declare v_account uuid; v_expires timestamptz;
begin
    perform set_config('tongban.sign_in', encode(p_hash, 'hex'), true);
    select t.account_id, t.expires_at into v_account, v_expires from access_token t where t.hash = p_hash;
    perform set_config('tongban.sign_in', '', true);
    if v_account is null then return; end if;
    perform set_config('tongban.sign_in_account', v_account::text, true);
    return query select a.id, a.owner_jurisdiction::text, a.login, a.role, a.organ, a.name_zh, a.name_en, a.disabled, v_expires
                   from account a where a.id = v_account;
    perform set_config('tongban.sign_in_account', '', true);
end $$;
