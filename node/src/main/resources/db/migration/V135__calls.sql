-- Calls to the line, day by day: how many were offered, answered, and answered within the time of the standard. They are counted by the
-- exchange that switches them and entered by the line's desk; a day that is said again counts as it was said last.
create table hotline_calls (
    owner_jurisdiction jurisdiction not null,
    seq                bigint generated always as identity,
    day                date not null,
    offered            bigint not null check (offered >= 0),
    answered           bigint not null check (answered between 0 and offered),
    within             bigint not null check (within between 0 and answered),
    source             text not null check (length(source) between 1 and 200),
    said_by            uuid not null,
    said_at            timestamptz not null,
    primary key (owner_jurisdiction, seq)
);
create index hotline_calls_day on hotline_calls (owner_jurisdiction, day, seq desc);
create trigger hotline_calls_append_only before update or delete or truncate on hotline_calls
    for each statement execute function refuse_rewrite();
alter table hotline_calls enable row level security;
alter table hotline_calls force row level security;
create policy hotline_calls_side on hotline_calls as restrictive using (owner_jurisdiction = current_jurisdiction())
    with check (owner_jurisdiction = current_jurisdiction());
create policy hotline_calls_all on hotline_calls using (true) with check (current_role_name() is distinct from 'RESIDENT');
grant select, insert on hotline_calls to tongban_app;

-- Who called is told by short message that his ticket is answered; number and text wait under the key of the ticket.
alter table short_message drop constraint short_message_occasion_check;
alter table short_message add constraint short_message_occasion_check
    check (occasion in ('TAKEN_IN', 'SUPPLEMENT_ASKED', 'HEARING', 'DECIDED', 'DELIVERED', 'AUTHORISATION_ASKED', 'ANSWERED'));
