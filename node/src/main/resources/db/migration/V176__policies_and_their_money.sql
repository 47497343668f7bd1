-- Grants that wait because the year's budget of their policy does not cover them: neither granted nor refused. One stands in the queue as
-- long as its case is not decided; who it is, is the case's to say.

create table policy_budget_hold (
    case_id            uuid not null,
    owner_jurisdiction jurisdiction not null,
    scheme             text not null,
    year               int not null check (year between 2000 and 2200),
    organ              text not null,                             -- would have granted it
    amount             yuan not null check (amount > 0),
    left_over          yuan not null,                             -- of the budget, when it was held last
    applied_on         date not null,
    held_by            uuid not null,
    held_at            timestamptz not null,                      -- first
    primary key (case_id, owner_jurisdiction)
);
create index policy_budget_hold_queue on policy_budget_hold (owner_jurisdiction, scheme, applied_on);

alter table policy_budget_hold enable row level security;
alter table policy_budget_hold force row level security;
create policy policy_budget_hold_side on policy_budget_hold as restrictive using (owner_jurisdiction = current_jurisdiction())
    with check (owner_jurisdiction = current_jurisdiction());
create policy policy_budget_hold_read on policy_budget_hold for select using (current_role_name() is distinct from 'RESIDENT');
create policy policy_budget_hold_add on policy_budget_hold for insert with check (current_role_name() = 'DECIDER');
create policy policy_budget_hold_change on policy_budget_hold for update using (current_role_name() = 'DECIDER');

grant select, insert on policy_budget_hold to tongban_app;
grant update (year, amount, left_over) on policy_budget_hold to tongban_app;

-- What handbook and guide say, as they were made from the service's folder on the day of their publication; a folder that changed is
-- published in a further version. Earlier ones stay readable.
create table policy_text (
    owner_jurisdiction jurisdiction not null,
    document           uuid not null,
    part               text not null check (part in ('HANDBOOK', 'GUIDE')),
    version            int not null check (version > 0),
    service_hash       text not null,                             -- version of the folder from which it was made
    content            text not null,
    made_by            uuid not null,
    made_at            timestamptz not null,
    primary key (document, part, version)
);
create trigger policy_text_append_only before update or delete or truncate on policy_text
    for each statement execute function refuse_rewrite();

alter table policy_text enable row level security;
alter table policy_text force row level security;
create policy policy_text_side on policy_text as restrictive using (owner_jurisdiction = current_jurisdiction())
    with check (owner_jurisdiction = current_jurisdiction());
create policy policy_text_read on policy_text for select using (true);
create policy policy_text_add on policy_text for insert with check (current_role_name() in ('REVIEWER', 'DECIDER'));

grant select, insert on policy_text to tongban_app;
