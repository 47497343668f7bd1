-- Offers without an application (免申即享): a policy is run over all enterprises of a body; who qualifies is offered it, once a year.
-- Who it is and what it said stand sealed under a key of the offer. A resident reads none of these tables: what he may do for an
-- enterprise is asked of the register at each look, and the node answers for it.

create table policy_run (
    id                 uuid not null,
    owner_jurisdiction jurisdiction not null,
    service_id         text not null,
    year               int not null check (year between 2000 and 2200),
    organ              text not null,
    state              text not null check (state in ('RUNNING', 'READY')),
    gone_through       int not null default 0,
    eligible           int not null default 0,
    offered            int not null default 0,
    incomplete         int not null default 0,
    near               int not null default 0,
    started_by         uuid not null,
    started_at         timestamptz not null,
    ended_at           timestamptz,
    primary key (id, owner_jurisdiction),
    check ((state = 'READY') = (ended_at is not null))
);
create index policy_run_service on policy_run (owner_jurisdiction, service_id, started_at desc);
create unique index policy_run_one on policy_run (owner_jurisdiction, service_id, organ) where state = 'RUNNING';

create table policy_offer (
    number             bigint generated always as identity,
    id                 uuid not null,
    owner_jurisdiction jurisdiction not null,
    run                uuid not null,
    service_id         text not null,
    year               int not null,
    enterprise_index   bytea not null,                            -- keyed hash of the credit code
    subject            uuid not null,                             -- in the register
    organ              text not null,                             -- decides
    state              text not null check (state in ('OFFERED', 'CONFIRMED', 'DECLINED', 'OBJECTED', 'ANSWERED')),
    amount             yuan check (amount >= 0),
    offered_on         date not null,
    answered_on        date,
    answer_until       date,                                      -- of the body, on an objection
    case_id            uuid,                                      -- what a confirmed offer became
    content_cipher     bytea not null,
    primary key (id, owner_jurisdiction),
    unique (number),
    unique (owner_jurisdiction, service_id, year, enterprise_index),   -- a run that is repeated repeats nothing
    check ((state = 'CONFIRMED') = (case_id is not null)),
    check (state <> 'OBJECTED' or answer_until is not null)
);
create index policy_offer_organ on policy_offer (owner_jurisdiction, organ, number desc);
create index policy_offer_subject on policy_offer (owner_jurisdiction, subject);
create unique index policy_offer_case on policy_offer (owner_jurisdiction, case_id) where case_id is not null;

create table policy_offer_step (
    owner_jurisdiction jurisdiction not null,
    offer              uuid not null,
    seq                int not null check (seq > 0),
    act                text not null check (act in ('OFFER', 'CONFIRM', 'DECLINE', 'OBJECT', 'ANSWER')),
    at                 timestamptz not null,
    actor              uuid not null,
    role               text not null,
    organ              text not null,
    said_cipher        bytea not null,
    primary key (offer, seq)
);
create trigger policy_offer_step_append_only before update or delete or truncate on policy_offer_step
    for each statement execute function refuse_rewrite();

do $$
declare t text;
begin
    foreach t in array array['policy_run', 'policy_offer', 'policy_offer_step'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy %I on %I as restrictive using (owner_jurisdiction = current_jurisdiction())
                        with check (owner_jurisdiction = current_jurisdiction())', t || '_side', t);
        execute format('create policy %I on %I using (current_role_name() in (''REVIEWER'', ''DECIDER'', ''SUPERVISOR'', ''SYSTEM''))
                        with check (current_role_name() in (''REVIEWER'', ''DECIDER'', ''SUPERVISOR'', ''SYSTEM''))', t || '_role', t);
    end loop;
end $$;

grant select, insert on policy_run, policy_offer, policy_offer_step to tongban_app;
grant update (state, gone_through, eligible, offered, incomplete, near, ended_at) on policy_run to tongban_app;
grant update (state, answered_on, answer_until, case_id, content_cipher) on policy_offer to tongban_app;

-- The keys of offers, handed out as those of cases are: with the journal row, or not at all.
create function open_policy_offer_keys(p_ids uuid[], p_purpose text, p_fields text[])
    returns table (id uuid, wrapped_key bytea)
    language plpgsql security definer set search_path = public as $$
begin
    return query select h.subject, h.wrapped_key
                   from hand_out_keys((select array_agg(o.id) from policy_offer o where o.id = any (p_ids)), p_purpose, p_fields) h;
end $$;

-- When a case is erased, so is the offer that became it.
create function erase_policy_offers() returns trigger language plpgsql security definer set search_path = public as $$
begin
    update case_key k set wrapped_key = null, destroyed_at = clock_timestamp()
      from policy_offer o where o.case_id = new.case_id and k.case_id = o.id and k.destroyed_at is null;
    return null;
end $$;
create trigger erase_policy_offers after update of wrapped_key on case_key
    for each row when (new.wrapped_key is null) execute function erase_policy_offers();
