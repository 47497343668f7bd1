-- The queue of a hall. A ticket names nobody: at most the account of the resident who took it himself. Numbers start anew each
-- day and are given by a counter row, so that two who press at once never get the same.

create table queue_number (
    owner_jurisdiction jurisdiction not null,
    office             text not null,                   -- id of the body whose hall it is
    day                date not null,
    errand             text not null,
    last               int not null check (last between 1 and 999),
    primary key (owner_jurisdiction, office, day, errand)
);

create table queue_ticket (
    id                 uuid primary key,
    owner_jurisdiction jurisdiction not null,
    office             text not null,
    day                date not null,
    errand             text not null check (errand in ('PERSONAL', 'BUSINESS', 'COLLECTION', 'ADVICE')),
    number             int not null,
    preference         text not null,                   -- why it is called earlier, a named rule; NONE for all others
    account_id         uuid,                            -- the resident who took it himself
    state              text not null check (state in ('WAITING', 'CALLED', 'ABSENT', 'DONE', 'LEFT')),
    rank_at            timestamptz not null,            -- the order of calling
    taken_at           timestamptz not null,
    wanted_counter     text not null default '',        -- passed on to this counter; empty for any
    counter            text not null default '' check (length(counter) <= 20),
    called_by          uuid,
    called_at          timestamptz,
    calls              int not null default 0,
    ended_at           timestamptz,
    unique (owner_jurisdiction, office, day, errand, number)
);
create index queue_ticket_waiting on queue_ticket (owner_jurisdiction, office, day, rank_at) where state = 'WAITING';
create index queue_ticket_called on queue_ticket (owner_jurisdiction, office, day, called_at desc) where calls > 0;
-- A clerk has one visitor at a time; a resident one number at a time.
create unique index queue_ticket_clerk on queue_ticket (owner_jurisdiction, called_by) where state = 'CALLED';
create unique index queue_ticket_resident on queue_ticket (owner_jurisdiction, account_id, day)
    where state in ('WAITING', 'CALLED', 'ABSENT') and account_id is not null;

-- Which counter a clerk sits at; kept until he says otherwise.
create table counter_post (
    owner_jurisdiction jurisdiction not null,
    account_id         uuid not null,
    label              text not null check (length(label) between 1 and 20),
    primary key (owner_jurisdiction, account_id)
);

do $$
declare t text;
begin
    foreach t in array array['queue_number', 'queue_ticket', 'counter_post'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy %I on %I as restrictive using (owner_jurisdiction = current_jurisdiction())
                        with check (owner_jurisdiction = current_jurisdiction())', t || '_side', t);
        execute format('grant select, insert, update on %I to tongban_app', t);
    end loop;
end $$;
create policy queue_number_any on queue_number using (true);
create policy counter_post_any on counter_post using (current_role_name() is distinct from 'RESIDENT');
-- Behind the wall of the side, a resident sees his own ticket and no other.
create policy queue_ticket_own on queue_ticket
    using (current_role_name() is distinct from 'RESIDENT' or account_id::text = current_actor())
    with check (current_role_name() is distinct from 'RESIDENT' or account_id::text = current_actor());
