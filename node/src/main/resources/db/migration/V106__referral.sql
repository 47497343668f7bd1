-- Referrals to special assistance (专项救助): one person, one assistance, one department that answers. What is personal is sealed under
-- a key of its own, which is destroyed with that of the case. Who acts is kept step by step and never rewritten.

create table referral (
    number             bigint generated always as identity,
    id                 uuid not null,
    owner_jurisdiction jurisdiction not null,
    case_id            uuid not null,
    case_number        text not null,
    service_id         text not null,
    account_id         uuid,                                      -- the resident's account on this side, if there is one
    assistance         text not null,
    from_organ         text not null,                             -- decided the case
    accepting_organ    text not null,                             -- looks after it
    receiver           text not null,
    state              text not null check (state in ('PROPOSED', 'SENT', 'ACCEPTED', 'DECLINED', 'DONE', 'DROPPED')),
    consent            text not null check (consent in ('NOT_NEEDED', 'AWAITED', 'AGREED', 'REFUSED')),
    proposed_on        date not null,
    sent_on            date,
    answer_until       date,
    done_on            date,
    amount             yuan check (amount >= 0),
    content_cipher     bytea not null,
    primary key (id, owner_jurisdiction),
    unique (number),
    check ((sent_on is null) = (answer_until is null)),
    check (state not in ('SENT', 'ACCEPTED', 'DECLINED', 'DONE') or sent_on is not null),
    check ((state = 'DONE') = (done_on is not null)),
    check (state not in ('SENT', 'ACCEPTED', 'DONE') or consent in ('NOT_NEEDED', 'AGREED'))     -- nothing leaves without it
);
create unique index referral_once on referral (owner_jurisdiction, case_id, assistance)
    where state in ('PROPOSED', 'SENT', 'ACCEPTED');
create index referral_receiver on referral (owner_jurisdiction, receiver, state, number);
create index referral_from on referral (owner_jurisdiction, from_organ, state, number);
create index referral_accepting on referral (owner_jurisdiction, accepting_organ, state, number);
create index referral_account on referral (owner_jurisdiction, account_id);

create table referral_step (
    owner_jurisdiction jurisdiction not null,
    referral           uuid not null,
    seq                int not null check (seq > 0),
    act                text not null check (act in ('PROPOSE', 'CONSENT', 'SEND', 'DROP', 'ACCEPT', 'DECLINE', 'FINISH')),
    at                 timestamptz not null,
    actor              uuid not null,
    role               text not null,
    organ              text not null,
    said_cipher        bytea not null,
    primary key (referral, seq)
);
create trigger referral_step_append_only before update or delete or truncate on referral_step
    for each statement execute function refuse_rewrite();

-- A step is seen by whoever sees its referral: looked up behind his own policies.
create function sees_referral(p_id uuid) returns boolean language plpgsql stable parallel safe as $$
begin
    return exists (select 1 from public.referral r where r.id = p_id);
end $$;

do $$
declare t text;
begin
    foreach t in array array['referral', 'referral_step'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy %I on %I as restrictive using (owner_jurisdiction = current_jurisdiction())
                        with check (owner_jurisdiction = current_jurisdiction())', t || '_side', t);
    end loop;
end $$;
create policy referral_own on referral using (may_see_case(owner_jurisdiction, account_id))
    with check (may_see_case(owner_jurisdiction, account_id));
create policy referral_step_own on referral_step
    using (current_role_name() is distinct from 'RESIDENT' or sees_referral(referral))
    with check (current_role_name() is distinct from 'RESIDENT' or sees_referral(referral));

grant select, insert on referral, referral_step to tongban_app;
grant update (state, consent, sent_on, answer_until, done_on, amount, content_cipher) on referral to tongban_app;

-- The keys of referrals, handed out as those of cases are: with the journal row, or not at all.
create function open_referral_keys(p_ids uuid[], p_purpose text, p_fields text[])
    returns table (id uuid, wrapped_key bytea)
    language plpgsql security definer set search_path = public as $$
begin
    return query select h.subject, h.wrapped_key
                   from hand_out_keys((select array_agg(r.id) from referral r where r.id = any (p_ids)), p_purpose, p_fields) h;
end $$;

-- When the person of a case is erased, so is that of its referrals.
create function erase_referrals() returns trigger language plpgsql security definer set search_path = public as $$
begin
    update case_key k set wrapped_key = null, destroyed_at = clock_timestamp()
      from referral r where r.case_id = new.case_id and k.case_id = r.id and k.destroyed_at is null;
    update referral set account_id = null where case_id = new.case_id;
    return null;
end $$;
create trigger erase_referrals after update of wrapped_key on case_key
    for each row when (new.wrapped_key is null) execute function erase_referrals();
