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
