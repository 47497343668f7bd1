-- From which day a policy's document is in force, apart from its issue and its publication, and by what its end was moved: extended by a
-- later document, replaced by the next one, or repealed. Whatever changed it stays readable.

alter table policy_document
    add in_force_from  date,                                      -- null: from the day of issue
    add ended_from     date,                                      -- first day on which it is in force no more
    add ended_how      text check (ended_how in ('REPLACED', 'REPEALED')),
    add ended_by       text not null default '' check (length(ended_by) <= 200),
    add successor      uuid,                                      -- the document that replaces it
    add check (in_force_from is null or in_force_from >= issued_on),
    add check (in_force_from is null or valid_until is null or valid_until >= in_force_from),
    add check ((ended_from is null) = (ended_how is null)),
    add check ((ended_how is not distinct from 'REPLACED') = (successor is not null));

-- one document a service at a time that nothing ends
drop index policy_document_present;
create unique index policy_document_present on policy_document (owner_jurisdiction, service_id)
    where withdrawn_on is null and ended_how is null;

grant update (valid_until, ended_from, ended_how, ended_by, successor) on policy_document to tongban_app;

create table policy_document_change (
    owner_jurisdiction jurisdiction not null,
    document           uuid not null,
    seq                int not null check (seq > 0),
    kind               text not null check (kind in ('EXTENDED', 'REPLACED', 'REPEALED', 'RELEASED')),
    day                date,                                      -- the new last day, or the first day without it; null: goes on
    by_document        text not null check (length(by_document) between 1 and 200),
    actor              uuid not null,
    role               text not null,
    organ              text not null,
    at                 timestamptz not null,
    primary key (document, seq),
    check ((kind = 'RELEASED') = (day is null))
);
create trigger policy_document_change_append_only before update or delete or truncate on policy_document_change
    for each statement execute function refuse_rewrite();

alter table policy_document_change enable row level security;
alter table policy_document_change force row level security;
create policy policy_document_change_side on policy_document_change as restrictive using (owner_jurisdiction = current_jurisdiction())
    with check (owner_jurisdiction = current_jurisdiction());
create policy policy_document_change_read on policy_document_change for select using (true);
create policy policy_document_change_add on policy_document_change for insert
    with check (current_role_name() in ('REVIEWER', 'DECIDER', 'SUPERVISOR'));

grant select, insert on policy_document_change to tongban_app;
