-- What a side may spend on a policy in a year. Entries are set and raised by people and never rewritten; what is reserved, paid and
-- returned is read off the ledger, so that the two cannot disagree.

create table policy_budget_entry (
    id                 uuid not null,
    owner_jurisdiction jurisdiction not null,
    scheme             text not null,
    year               int not null check (year between 2000 and 2200),
    seq                int not null check (seq > 0),
    kind               text not null check (kind in ('SET', 'RAISED', 'LOWERED')),
    amount             yuan not null check (amount > 0),
    document           text not null check (length(document) between 1 and 200),
    actor              uuid not null,
    role               text not null,
    organ              text not null,
    at                 timestamptz not null,
    primary key (id, owner_jurisdiction),
    unique (owner_jurisdiction, scheme, year, seq),
    check ((kind = 'SET') = (seq = 1))
);
create trigger policy_budget_entry_append_only before update or delete or truncate on policy_budget_entry
    for each statement execute function refuse_rewrite();

alter table policy_budget_entry enable row level security;
alter table policy_budget_entry force row level security;
create policy policy_budget_entry_side on policy_budget_entry as restrictive using (owner_jurisdiction = current_jurisdiction())
    with check (owner_jurisdiction = current_jurisdiction());
create policy policy_budget_entry_read on policy_budget_entry for select using (current_role_name() is distinct from 'RESIDENT');
create policy policy_budget_entry_add on policy_budget_entry for insert with check (current_role_name() in ('DECIDER', 'SUPERVISOR'));

grant select, insert on policy_budget_entry to tongban_app;
