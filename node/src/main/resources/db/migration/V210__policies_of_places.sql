-- A city or a county issues a policy for its own area as a side does for its own: one document of a service at a time for each of them. Its
-- budget is its own, and an entitlement says whose budget pays it.

alter table policy_document add area text                         -- division code of the city or county; null: the whole side
    check (area ~ '^([0-9]{4}|[0-9]{6})$' and left(area, 2) = owner_jurisdiction);
drop index policy_document_present;
create unique index policy_document_present on policy_document (owner_jurisdiction, service_id, coalesce(area, ''))
    where withdrawn_on is null and ended_how is null;

alter table policy_budget_entry add area text                     -- whose budget; null: the whole side's
    check (area ~ '^([0-9]{4}|[0-9]{6})$' and left(area, 2) = owner_jurisdiction);
alter table policy_budget_entry drop constraint policy_budget_entry_owner_jurisdiction_scheme_year_seq_key;
create unique index policy_budget_entry_seq on policy_budget_entry (owner_jurisdiction, scheme, coalesce(area, ''), year, seq);

alter table policy_budget_hold add area text                      -- for whose money it waits; null: the whole side's
    check (area ~ '^([0-9]{4}|[0-9]{6})$' and left(area, 2) = owner_jurisdiction);
grant update (area) on policy_budget_hold to tongban_app;
drop index policy_budget_hold_queue;
create index policy_budget_hold_queue on policy_budget_hold (owner_jurisdiction, scheme, coalesce(area, ''), applied_on);

-- Whose money alone pays an entitlement; null: who bears it is settled by the shares of its scheme.
alter table entitlement add fund text                             -- division code of a city or a county
    check (fund ~ '^([0-9]{4}|[0-9]{6})$' and left(fund, 2) = owner_jurisdiction);
grant update (fund) on entitlement to tongban_app;
