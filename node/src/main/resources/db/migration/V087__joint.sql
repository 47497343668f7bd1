-- Joint handling (多地联办): the row of a body that is asked for its step, and what a case waits for.

-- On the asked side a step is a row like a case: its own key, its own limit, its own desk.
alter table case_file drop constraint case_file_part_check;
alter table case_file add constraint case_file_part_check check (part in ('COMPETENT', 'COLLECTOR', 'ASKED'));

-- The steps that a case of this side asked for. Columns for lists; the events stay the truth. Nothing personal.
create table joint_step (
    owner_jurisdiction jurisdiction not null,
    case_id            uuid not null,
    number             int not null check (number between 1 and 99),
    step               text not null,                    -- key of the service's folder
    asked_organ        text not null,                    -- of the other side
    asked_on           date not null,
    due_on             date not null,
    due_provisional    boolean not null,
    state              text not null check (state in ('OPEN', 'AGREED', 'CONDITIONS', 'OBJECTED', 'WRONG_BODY', 'CALLED_OFF')),
    primary key (owner_jurisdiction, case_id, number)
);
create index joint_step_open on joint_step (owner_jurisdiction, case_id, due_on) include (asked_organ) where state = 'OPEN';

alter table joint_step enable row level security;
alter table joint_step force row level security;
create policy joint_step_side on joint_step as restrictive using (owner_jurisdiction = current_jurisdiction())
    with check (owner_jurisdiction = current_jurisdiction());
-- seen by whoever sees the case
create policy joint_step_own on joint_step
    using (exists (select 1 from case_file f where f.id = case_id and f.owner_jurisdiction = joint_step.owner_jurisdiction))
    with check (true);
grant select, insert on joint_step to tongban_app;
grant update (state, due_on, due_provisional) on joint_step to tongban_app;

-- A step that was answered or called off is over.
drop index case_file_open;
create index case_file_open on case_file (owner_jurisdiction, responsible_organ, responsible_role, due_on)
    include (state, part, collecting_organ, reviewing, sent_back, applicant_account)
    where state not in ('NOT_ACCEPTED', 'CLOSED', 'REVOKED', 'WITHDRAWN', 'TERMINATED', 'ANSWERED', 'CALLED_OFF');
