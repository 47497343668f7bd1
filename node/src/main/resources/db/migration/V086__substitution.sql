-- Who stands in for whom (代班), which officer has a case in hand (分派), and who asked for haste (催办).

-- ---------------------------------------------------------------- standing in
-- Half-open in days of the side: from starts_on to the day before ends_on. One that was ended early keeps its row.
create table substitution (
    id                 uuid primary key,
    owner_jurisdiction jurisdiction not null,
    absent             uuid not null,                    -- account of the officer who is away
    substitute         uuid not null,                    -- account of the one who stands in
    role               text not null,                    -- of both, when it was entered
    organ              text not null,
    starts_on          date not null,
    ends_on            date not null,
    entered_by         uuid not null,
    entered_at         timestamptz not null,
    ended_at           timestamptz,
    ended_by           uuid,
    end_reason         text check (length(end_reason) between 1 and 500),
    check (starts_on < ends_on),
    check (absent <> substitute),
    check ((ended_at is null) = (end_reason is null) and (ended_at is null) = (ended_by is null))
);
create index substitution_absent on substitution (owner_jurisdiction, absent, ends_on) where ended_at is null;
create index substitution_substitute on substitution (owner_jurisdiction, substitute, ends_on) where ended_at is null;

-- ---------------------------------------------------------------- one officer for one desk of a case
create table assignment (
    id                 uuid primary key,
    owner_jurisdiction jurisdiction not null,
    case_id            uuid not null,
    role               text not null,                    -- the desk for which it was assigned
    organ              text not null,
    officer            uuid not null,
    reason_cipher      bytea not null,                   -- under the key of the case
    assigned_by        uuid not null,
    assigned_role      text not null,
    assigned_at        timestamptz not null,
    ended_at           timestamptz,                      -- assigned anew, or given back to the desk
    ended_by           uuid,
    check ((ended_at is null) = (ended_by is null))
);
create unique index assignment_standing on assignment (owner_jurisdiction, case_id, role) where ended_at is null;
create index assignment_case on assignment (owner_jurisdiction, case_id, assigned_at);

-- ---------------------------------------------------------------- haste
create table urge (
    id                 uuid primary key,
    owner_jurisdiction jurisdiction not null,
    case_id            uuid not null,
    role               text not null,                    -- the desk that was asked
    organ              text not null,
    note_cipher        bytea not null,                   -- under the key of the case
    urged_by           uuid not null,
    urged_role         text not null,
    urged_on           date not null,
    urged_at           timestamptz not null
);
-- once a day is enough, and what is sent twice is done once
create unique index urge_day on urge (owner_jurisdiction, case_id, urged_by, urged_on);
create index urge_desk on urge (owner_jurisdiction, organ, role, urged_at desc);

do $$
declare t text;
begin
    foreach t in array array['substitution', 'assignment', 'urge'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy %I on %I as restrictive using (owner_jurisdiction = current_jurisdiction())
                        with check (owner_jurisdiction = current_jurisdiction())', t || '_side', t);
    end loop;
end $$;
-- A matter of the office: residents see nothing of it.
create policy substitution_office on substitution using (current_role_name() is distinct from 'RESIDENT')
    with check (absent::text = current_actor() or current_role_name() = 'SUPERVISOR');
create policy assignment_office on assignment using (current_role_name() is distinct from 'RESIDENT')
    with check (current_role_name() is distinct from 'RESIDENT');
create policy urge_office on urge using (current_role_name() is distinct from 'RESIDENT')
    with check (urged_by::text = current_actor() and current_role_name() is distinct from 'RESIDENT');
grant select, insert on substitution, assignment, urge to tongban_app;
grant update (ended_at, ended_by, end_reason) on substitution to tongban_app;
grant update (ended_at, ended_by) on assignment to tongban_app;

-- ---------------------------------------------------------------- who has a case in hand now
-- Who reviews it, or for whom: the column reviewer is who did it himself and may not decide.
alter table case_file add column reviewing uuid;
do $$
declare side text;
begin
    foreach side in array array['50', '51'] loop
        perform set_config('tongban.jurisdiction', side, true);
        update case_file set reviewing = reviewer where reviewer is not null;
    end loop;
    perform set_config('tongban.jurisdiction', '', true);
end $$;

-- The officer to whom the desk that has to act was assigned; without one, who is reviewing. Whoever has left the desk
-- has nothing in hand there.-- Load is counted by whose review it is.
drop index case_file_open;
create index case_file_open on case_file (owner_jurisdiction, responsible_organ, responsible_role, due_on)
    include (state, part, collecting_organ, reviewing, sent_back, applicant_account)
    where state not in ('NOT_ACCEPTED', 'CLOSED', 'REVOKED', 'WITHDRAWN', 'TERMINATED');

create view in_hand with (security_invoker = true) as
select f.id as case_id, coalesce(o.id, r.id) as officer, o.id is not null as assigned
  from case_file f
  left join assignment a on a.owner_jurisdiction = f.owner_jurisdiction and a.case_id = f.id
        and a.role = f.responsible_role and a.ended_at is null
  left join account o on o.id = a.officer and o.role = a.role and o.organ = f.responsible_organ and not o.disabled
  left join account r on r.id = f.reviewing and f.responsible_role = 'REVIEWER' and f.state in ('UNDER_REVIEW', 'SUSPENDED')
        and r.role = 'REVIEWER' and r.organ = f.responsible_organ and not r.disabled
 where o.id is not null or r.id is not null;
grant select on in_hand to tongban_app;

-- On whose behalf an event was recorded; the actor is who did it.
alter table case_event add column stands_for uuid;

-- Whether a colleague keeps away from a case: a yes or a no, without the relatives that only he and supervision see.
create policy relative_keeps_away on relative for select to tongban_owner
    using (current_setting('tongban.keeps_away', true) = officer::text);
create function keeps_away(p_case uuid, p_officer uuid) returns boolean
    language plpgsql security definer set search_path = public as $$
declare v boolean;
begin
    if current_role_name() = 'RESIDENT' then return false; end if;
    perform set_config('tongban.keeps_away', p_officer::text, true);
    select exists (select 1 from case_subject s
                     join relative r on r.owner_jurisdiction = s.owner_jurisdiction and r.id_index = s.id_index
                    where s.case_id = p_case and r.officer = p_officer and r.ended_at is null) into v;
    perform set_config('tongban.keeps_away', '', true);
    return v;
end $$;
