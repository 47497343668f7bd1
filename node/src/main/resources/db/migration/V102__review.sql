-- Re-checks of recipients. A task is one entitlement to be looked at for one cause; the same cause again is the same task. What
-- was found, proposed and said is sealed under the key of the entitlement; in clear stand the kind of cause, days and desks.

-- One walk over recipients: those of a scheme that are due (PERIOD), or all of the side against what the register was told of
-- deaths and moves (MATCH). Its cursor is written with what it made, so that it goes on where it was broken off.
create table review_batch (
    id                 uuid not null,
    owner_jurisdiction jurisdiction not null,
    kind               text not null check (kind in ('PERIOD', 'MATCH')),
    organ              text not null,                             -- that decides; '' for the side
    scheme             text not null,                             -- '' for all
    due_by             date not null,
    state              text not null check (state in ('RUNNING', 'READY')),
    after_number       bigint not null default 0,                 -- every entitlement up to it is done
    looked             int not null default 0,
    tasks              int not null default 0,
    started_by         text not null,
    started_at         timestamptz not null,
    ended_at           timestamptz,
    primary key (id, owner_jurisdiction),
    check ((organ = '') = (kind = 'MATCH') and (scheme = '') = (kind = 'MATCH')),
    check ((state = 'READY') = (ended_at is not null))
);
create unique index review_batch_running on review_batch (owner_jurisdiction, kind, organ, scheme) where state = 'RUNNING';
create index review_batch_recent on review_batch (owner_jurisdiction, started_at desc);

-- A change that was told, by whom and when. What changed is sealed.
create table review_report (
    id                 uuid not null,
    owner_jurisdiction jurisdiction not null,
    entitlement        bigint not null,
    told_by            text not null check (told_by in ('HOUSEHOLD', 'VILLAGE', 'OFFICIAL')),
    happened_on        date not null,
    told_on            date not null,
    late               boolean not null,                          -- by the law's term for telling
    content_cipher     bytea not null,
    recorded_by        uuid not null,
    recorded_at        timestamptz not null,
    primary key (id, owner_jurisdiction),
    check (happened_on <= told_on)
);
create index review_report_entitlement on review_report (entitlement, recorded_at);
create trigger review_report_append_only before update or delete or truncate on review_report
    for each statement execute function refuse_rewrite();

create table review_task (
    id                 uuid not null,
    owner_jurisdiction jurisdiction not null,
    entitlement        bigint not null,
    ground             text not null check (ground in ('PERIOD', 'DEATH', 'MOVE', 'REPORT', 'AUDIT')),
    cause              text not null check (length(cause) <= 120), -- which period, statement, report or hit
    batch              uuid,
    organ              text not null,                             -- looks after the entitlement and checks it
    deciding_organ     text not null,
    steadiness         text check (steadiness in ('STEADY', 'UNSTEADY', 'IDLE')),
    due_on             date not null,
    officer            uuid,                                      -- whose task it is; null: nobody sits at the desk
    suggestion         text not null check (suggestion in ('CONTINUE', 'RAISE', 'REDUCE', 'EXIT', 'STOP', 'UNSETTLED')),
    found_on           date not null,                             -- the day of the facts
    content_cipher     bytea not null,
    opened_at          timestamptz not null,
    measure            uuid,                                      -- what was proposed for it
    departs            boolean not null default false,            -- otherwise than was suggested
    closed_by          uuid,
    closed_on          date,
    version            int not null default 1,
    primary key (id, owner_jurisdiction),
    unique (owner_jurisdiction, entitlement, cause),
    check ((closed_by is null) = (closed_on is null))
);
create index review_task_desk on review_task (owner_jurisdiction, organ, due_on, id);
create index review_task_deciding on review_task (owner_jurisdiction, deciding_organ, due_on, id);
create index review_task_open on review_task (owner_jurisdiction, due_on, id) where closed_on is null;
create index review_task_batch on review_task (owner_jurisdiction, batch, id) where batch is not null;
create index review_task_officer on review_task (owner_jurisdiction, officer) where closed_on is null;

-- Up to which statement of whom an entitlement was matched, and whether he is dead by what the register says.
create table review_matched (
    owner_jurisdiction jurisdiction not null,
    entitlement        bigint not null,
    subject            uuid not null,
    seq                bigint not null,
    dead               boolean not null,
    primary key (owner_jurisdiction, entitlement, subject)
);

do $$
declare t text;
begin
    foreach t in array array['review_batch', 'review_report', 'review_task', 'review_matched'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy %I on %I as restrictive using (owner_jurisdiction = current_jurisdiction())
                        with check (owner_jurisdiction = current_jurisdiction())', t || '_side', t);
    end loop;
    -- behind the wall of the side, a resident tells of what is his own, and that makes a task
    foreach t in array array['review_report', 'review_task'] loop
        execute format('create policy %I on %I using (current_role_name() is distinct from ''RESIDENT''
                           or sees_entitlement(entitlement))
                        with check (current_role_name() is distinct from ''RESIDENT'' or sees_entitlement(entitlement))',
                       t || '_own', t);
    end loop;
    foreach t in array array['review_batch', 'review_matched'] loop
        execute format('create policy %I on %I using (current_role_name() is distinct from ''RESIDENT'')
                        with check (current_role_name() is distinct from ''RESIDENT'')', t || '_staff', t);
    end loop;
end $$;

grant select, insert on review_batch, review_report, review_task, review_matched to tongban_app;
grant update (state, after_number, looked, tasks, ended_at) on review_batch to tongban_app;
grant update (officer, suggestion, found_on, steadiness, content_cipher, measure, departs, closed_by, closed_on, version)
    on review_task to tongban_app;
grant update (seq, dead) on review_matched to tongban_app;
