-- What granted awards come to in money. An entitlement is one beneficiary's one scheme; what moves on its accounts are postings,
-- each one row with a debit, a credit and one amount, so that none can fail to sum to zero, and none is ever rewritten. The
-- balances on the row are a projection written in the same transaction; that they cannot fall below zero is what makes paying
-- twice impossible, whatever else goes wrong.

create domain yuan as numeric(14, 2);

create table entitlement (
    number             bigint generated always as identity,     -- the order in which they were opened, in which runs go
    id                 uuid not null,
    owner_jurisdiction jurisdiction not null,
    beneficiary_index  bytea not null,                            -- keyed hash of the ID number
    account_id         uuid,                                      -- the resident's account on this side, if there is one
    scheme             text not null,
    service_id         text not null,
    case_id            uuid not null,                             -- the case whose decision opened it
    case_number        text not null,
    organ              text not null,                             -- decides and pays
    accepting_organ    text not null,                             -- looks after it
    applied_on         date not null,
    decided_on         date not null,
    first_month        date not null,
    netted             boolean not null,
    booked_through     date not null,                             -- the last month that a run has booked
    owed               yuan not null default 0 check (owed >= 0),
    returned           yuan not null default 0 check (returned >= 0),
    overpaid           yuan not null default 0 check (overpaid >= 0),
    claim              yuan not null default 0 check (claim >= 0),
    paid               yuan not null default 0,                   -- net of what came back
    deduction          yuan not null default 0 check (deduction >= 0),
    payee              int not null default 0,                    -- number of the account that is paid to; 0: none is known
    payee_wrong        boolean not null default false,            -- the bank said so; nothing is sent there again
    attention          text check (attention in ('AMOUNT', 'CONFLICT', 'REVOKED')), -- what a person has to look at
    content_cipher     bytea not null,
    opened_at          timestamptz not null,
    version            int not null default 1,
    primary key (id, owner_jurisdiction),
    unique (number),
    unique (owner_jurisdiction, case_id, scheme),
    check (extract(day from first_month) = 1 and extract(day from booked_through) = 1)
) with (fillfactor = 45);       -- a run changes every row of a page once: the new versions find room on it
create index entitlement_run on entitlement (owner_jurisdiction, organ, scheme, number);
create index entitlement_beneficiary on entitlement (owner_jurisdiction, beneficiary_index, number);
create index entitlement_account on entitlement (owner_jurisdiction, account_id);

-- Amounts by month: awarded by decisions, and due after what else the person has. A projection.
create table entitlement_span (
    owner_jurisdiction jurisdiction not null,
    entitlement        bigint not null,
    what               text not null check (what in ('AWARDED', 'DUE')),
    from_month         date not null,
    until_month        date,                                      -- the first month after it; null: it goes on
    amount             yuan not null check (amount > 0),
    primary key (entitlement, what, from_month),
    check (until_month is null or until_month > from_month)
);

create table posting (
    id                 bigint generated always as identity primary key,
    owner_jurisdiction jurisdiction not null,
    entitlement        bigint not null,
    month              date not null,                             -- for which it is
    kind               text not null check (kind in ('DUE', 'CORRECTION', 'PAYMENT', 'RETURN', 'REISSUE', 'RECOVERY', 'WAIVER',
                                                     'REPAYMENT', 'DEDUCTION')),
    debit              text not null,
    credit             text not null,
    amount             yuan not null check (amount > 0),
    at                 timestamptz not null,                      -- by the node's clock, which a demo may set
    cause              uuid not null,                             -- the case, measure, run or file that made it
    payment            bigint,                                    -- of payments and of what came back
    check (debit <> credit),
    check (debit in ('COST', 'OWED', 'BANK', 'RETURNED', 'OVERPAID', 'CLAIM', 'WAIVED', 'CLEARED')),
    check (credit in ('COST', 'OWED', 'BANK', 'RETURNED', 'OVERPAID', 'CLAIM', 'WAIVED', 'CLEARED')),
    check ((payment is not null) = (kind in ('PAYMENT', 'RETURN', 'REISSUE')))
);
create index posting_entitlement on posting (entitlement, month);
create trigger posting_append_only before update or delete or truncate on posting
    for each statement execute function refuse_rewrite();

-- One body, one scheme, one month; what is paid again within the month is a further batch of it.
create table payment_run (
    id                 uuid not null,
    owner_jurisdiction jurisdiction not null,
    organ              text not null,
    scheme             text not null,
    month              date not null,
    batch              int not null check (batch between 0 and 99),
    state              text not null check (state in ('RUNNING', 'READY')),
    after_number       bigint not null default 0,                 -- the cursor: everything up to it is done
    entitlements       int not null default 0,
    payments           int not null default 0,
    amount             yuan not null default 0,
    started_by         text not null,
    started_at         timestamptz not null,
    ended_at           timestamptz,
    primary key (id, owner_jurisdiction),
    unique (owner_jurisdiction, organ, scheme, month, batch)
);
create table payment (
    id                 bigint generated always as identity primary key,
    owner_jurisdiction jurisdiction not null,
    run                uuid not null,
    entitlement        bigint not null,
    month              date not null,                             -- of the run
    batch              int not null,
    kind               text not null check (kind in ('REGULAR', 'ARREARS', 'REISSUE')),
    amount             yuan not null check (amount > 0),
    payee              int not null check (payee > 0),
    state              text not null default 'SENT' check (state in ('SENT', 'PAID', 'RETURNED', 'WRONG_ACCOUNT')),
    settled_by         uuid,                                      -- the file that said so
    check ((state = 'SENT') = (settled_by is null))
);
-- A month is paid once, whatever the batch; what is paid of other months, or again, once a batch.
create unique index payment_once on payment (entitlement, month, kind, (case kind when 'REGULAR' then 0 else batch end));
create index payment_run_lines on payment (run, id);

create table payment_run_share (
    owner_jurisdiction jurisdiction not null,
    run                uuid not null,
    bearer             text not null check (bearer in ('CENTRE', 'PROVINCE', 'CITY', 'COUNTY')),
    percent            numeric(6, 3) not null,
    amount             yuan not null check (amount >= 0),
    primary key (run, bearer)
);

-- A run that says that it is ready has paid what it says, line by line and share by share.
create function payment_run_adds_up() returns trigger language plpgsql as $$
declare v_lines yuan; v_count int; v_shares yuan;
begin
    select coalesce(sum(amount), 0), count(*) into v_lines, v_count from payment where run = new.id;
    select coalesce(sum(amount), 0) into v_shares from payment_run_share where run = new.id;
    if v_lines <> new.amount or v_shares <> new.amount or v_count <> new.payments then
        raise exception 'LEDGER-910 run % does not add up: % said, % in % lines, % in shares',
            new.id, new.amount, v_lines, v_count, v_shares using errcode = 'check_violation';
    end if;
    return null;
end $$;
create constraint trigger payment_run_adds_up after insert or update on payment_run
    deferrable initially deferred for each row when (new.state = 'READY') execute function payment_run_adds_up();

-- Accounts to pay to, as they were entered; the last one counts.
create table payee (
    owner_jurisdiction jurisdiction not null,
    entitlement        bigint not null,
    seq                int not null check (seq > 0),
    content_cipher     bytea not null,
    entered_by         uuid not null,
    entered_at         timestamptz not null,
    primary key (entitlement, seq)
);
create trigger payee_append_only before update or delete or truncate on payee
    for each statement execute function refuse_rewrite();

-- What the bank sent back, each file once.
create table return_file (
    id                 uuid not null,
    owner_jurisdiction jurisdiction not null,
    run                uuid not null,
    sha256             bytea not null,
    rows               int not null,
    returned           int not null,
    imported_by        uuid not null,
    imported_at        timestamptz not null,
    primary key (id, owner_jurisdiction),
    unique (owner_jurisdiction, sha256)
);

-- A change of what is due. What is adverse is notified and lets the person be heard before another one decides.
create table measure (
    id                 uuid not null,
    owner_jurisdiction jurisdiction not null,
    entitlement        bigint not null,
    kind               text not null check (kind in ('RAISE', 'REDUCE', 'STOP', 'EXIT', 'RECOVER', 'WAIVE')),
    state              text not null check (state in ('PROPOSED', 'HEARD', 'DECIDED', 'WITHDRAWN')),
    from_month         date,
    months             int,
    amount             yuan,
    monthly            yuan,
    document           text not null,                             -- by which it is decided
    article            text not null,
    content_cipher     bytea not null,                            -- reason, what the person said, why
    proposed_by        uuid not null,
    proposed_on        date not null,
    answer_until       date,                                      -- until when the person may be heard; null: nothing adverse
    heard_on           date,
    decided_by         uuid,
    decided_on         date,
    at                 timestamptz not null,
    primary key (id, owner_jurisdiction),
    check ((state = 'DECIDED') = (decided_by is not null) and (decided_by is null) = (decided_on is null)),
    check (decided_by is distinct from proposed_by),              -- two persons
    check ((kind in ('RAISE', 'WAIVE')) = (answer_until is null))
);
create index measure_entitlement on measure (entitlement, at);

-- What belongs to an entitlement is seen by whoever sees it: looked up by its number, behind his own policies.
create function sees_entitlement(p_number bigint) returns boolean language plpgsql stable parallel safe as $$
begin
    return exists (select 1 from public.entitlement e where e.number = p_number);
end $$;

do $$
declare t text;
begin
    foreach t in array array['entitlement', 'entitlement_span', 'posting', 'payment_run', 'payment', 'payment_run_share', 'payee',
                             'return_file', 'measure'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy %I on %I as restrictive using (owner_jurisdiction = current_jurisdiction())
                        with check (owner_jurisdiction = current_jurisdiction())', t || '_side', t);
    end loop;
    -- behind the wall of the side, a resident sees what is his own
    foreach t in array array['entitlement_span', 'posting', 'payment', 'payee', 'measure'] loop
        execute format('create policy %I on %I using (current_role_name() is distinct from ''RESIDENT''
                           or sees_entitlement(entitlement))
                        with check (current_role_name() is distinct from ''RESIDENT'')', t || '_own', t);
    end loop;
    foreach t in array array['payment_run', 'payment_run_share', 'return_file'] loop
        execute format('create policy %I on %I using (current_role_name() is distinct from ''RESIDENT'')
                        with check (current_role_name() is distinct from ''RESIDENT'')', t || '_staff', t);
    end loop;
end $$;
create policy entitlement_own on entitlement using (may_see_case(owner_jurisdiction, account_id))
    with check (current_role_name() is distinct from 'RESIDENT');

grant select, insert on entitlement, posting, payment_run, payment, payment_run_share, payee, return_file, measure to tongban_app;
grant select, insert, delete on entitlement_span to tongban_app;
grant update (booked_through, owed, returned, overpaid, claim, paid, deduction, payee, payee_wrong, attention, version)
    on entitlement to tongban_app;
grant update (state, after_number, entitlements, payments, amount, ended_at) on payment_run to tongban_app;
grant update (state, settled_by) on payment to tongban_app;
grant update (state, content_cipher, heard_on, decided_by, decided_on) on measure to tongban_app;

-- The keys of entitlements, handed out as those of cases are: with the journal row, or not at all.
create function open_entitlement_keys(p_ids uuid[], p_purpose text, p_fields text[])
    returns table (id uuid, wrapped_key bytea)
    language plpgsql security definer set search_path = public as $$
begin
    return query select h.subject, h.wrapped_key
                   from hand_out_keys((select array_agg(e.id) from entitlement e where e.id = any (p_ids)), p_purpose, p_fields) h;
end $$;
