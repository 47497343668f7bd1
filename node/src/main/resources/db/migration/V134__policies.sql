-- Documents by which policies for enterprises (惠企政策) are issued: one of a side, from the day of issue to its end. Nothing here is
-- personal. What a document says is a service's folder; what makes that folder a policy is data of the node.

create table policy_document (
    number             bigint generated always as identity,
    id                 uuid not null,
    owner_jurisdiction jurisdiction not null,
    service_id         text not null,
    document           text not null check (length(document) <= 200),
    organ              text not null,                             -- registered it
    issued_on          date not null,
    valid_until        date,                                      -- last day; null: until it is withdrawn
    consulted_from     date,
    consulted_until    date,
    fair_on            date,                                      -- fair-competition review
    legality_on        date,                                      -- legality review
    publish_by         date not null,                             -- last working day for list, handbook and guide
    list_on            date,
    handbook_on        date,
    guide_on           date,
    withdrawn_on       date,
    withdrawn_why      text not null default '' check (length(withdrawn_why) <= 500),
    registered_by      uuid not null,
    registered_at      timestamptz not null,
    primary key (id, owner_jurisdiction),
    unique (number),
    check (valid_until is null or valid_until >= issued_on),
    check (consulted_until is null or consulted_from <= consulted_until),
    check (withdrawn_on is null or withdrawn_why <> '')
);
create index policy_document_service on policy_document (owner_jurisdiction, service_id, number desc);
-- one document a service at a time
create unique index policy_document_present on policy_document (owner_jurisdiction, service_id) where withdrawn_on is null;

alter table policy_document enable row level security;
alter table policy_document force row level security;
create policy policy_document_side on policy_document as restrictive using (owner_jurisdiction = current_jurisdiction())
    with check (owner_jurisdiction = current_jurisdiction());
create policy policy_document_read on policy_document for select using (true);
create policy policy_document_add on policy_document for insert with check (current_role_name() in ('REVIEWER', 'DECIDER', 'SUPERVISOR'));
create policy policy_document_change on policy_document for update using (current_role_name() in ('REVIEWER', 'DECIDER', 'SUPERVISOR'));

grant select, insert on policy_document to tongban_app;
grant update (list_on, handbook_on, guide_on, withdrawn_on, withdrawn_why) on policy_document to tongban_app;
