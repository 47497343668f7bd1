-- What belongs to a case is seen by whoever sees the case. Asked inside a policy, "exists (select … from case_file …)" may
-- be planned as a list of all cases that the actor sees, made anew for every statement; these functions look one case up
-- by its key, however many there are. They run as whoever asks, behind his own policies.
create function sees_case(p_case uuid) returns boolean language plpgsql stable parallel safe as $$
begin
    return exists (select 1 from public.case_file f where f.id = p_case);
end $$;
create function sees_draft(p_draft uuid) returns boolean language plpgsql stable parallel safe as $$
begin
    return exists (select 1 from public.draft d where d.id = p_draft);
end $$;

do $$
declare t text;
begin
    foreach t in array array['case_subject', 'case_event', 'case_document', 'receipt', 'message_wish', 'short_message'] loop
        execute format('alter policy %I on %I using (current_role_name() is distinct from ''RESIDENT''
                            or sees_case(case_id) or sees_draft(case_id))', t || '_own', t);
    end loop;
end $$;
alter policy visit_matter_own on visit_matter using (current_role_name() is distinct from 'RESIDENT' or sees_case(case_id));
alter policy authorisation_own on authorisation
    using (current_role_name() = 'SYSTEM' or sees_case(case_id) or sees_draft(case_id));
alter policy bundle_part_own on bundle_part using (sees_draft(case_id) or sees_case(case_id));
alter policy joint_step_own on joint_step using (sees_case(case_id));
alter policy parcel_own on parcel using (sees_case(case_id));
create index authorisation_case on authorisation (owner_jurisdiction, case_id);

-- A visit that is passed on hands its drafts over; nothing is looked up while none is.
alter policy draft_taken_over on draft
    using (nullif(current_setting('tongban.passed_ticket', true), '') is not null
           and exists (select 1 from visit_matter m join counter_visit v on v.id = m.visit
                        where m.case_id = draft.id and v.ticket::text = current_setting('tongban.passed_ticket', true)));

-- The keys of what was found to be seen: without a purpose, and without the line in the journal, there is none. For the functions
-- that have looked whether the actor sees it, and for nobody else.
create function hand_out_keys(p_seen uuid[], p_purpose text, p_fields text[])
    returns table (subject uuid, wrapped_key bytea) language plpgsql set search_path = public as $$
begin
    if p_purpose is null or p_purpose = '' then
        raise exception 'TB-WALL-2 a key is opened for a purpose' using errcode = 'insufficient_privilege';
    end if;
    if p_seen is null then return; end if;
    perform journal_write('read', p_purpose, p_seen, p_fields);
    return query select k.case_id, k.wrapped_key from case_key k where k.case_id = any (p_seen);
end $$;
revoke execute on function hand_out_keys from public;

-- Whether the actor sees what this key is of. "offset 0": one look by the key each, as above.
create function sees_content_of(p_id uuid) returns boolean language plpgsql stable as $$
begin
    return sees_case(p_id) or sees_draft(p_id)
        or exists (select 1 from public.counter_visit v where v.id = p_id offset 0)
        or (current_role_name() = 'SYSTEM'
            and (exists (select 1 from public.short_message m where m.case_id = p_id and m.state = 'WAITING' offset 0)
                 or exists (select 1 from public.authorisation a where a.case_id = p_id and a.state in ('OPEN', 'AGREED') offset 0)));
end $$;

create or replace function open_case_keys(p_cases uuid[], p_purpose text, p_fields text[])
    returns table (case_id uuid, wrapped_key bytea)
    language plpgsql security definer set search_path = public as $$
begin
    return query select h.subject, h.wrapped_key
                   from hand_out_keys((select array_agg(c) from unnest(p_cases) c where sees_content_of(c)), p_purpose, p_fields) h;
end $$;

-- Lists of a side that has a million cases: each order and filter that a page offers finds its rows in an index. Conditions
-- on rows behind a policy are looked up in an index only where their operator is known to leak nothing: "=", "<", ">" are,
-- "starts_with" and those of arrays are not.
drop index case_file_due;
create index case_file_due on case_file (owner_jurisdiction, due_on, created_at, id);
drop index case_file_state;
create index case_file_state on case_file (owner_jurisdiction, state, due_on, created_at, id) include (applicant_account);
create index case_file_service on case_file (owner_jurisdiction, service_id, due_on, created_at, id);
create index case_file_oldest on case_file (owner_jurisdiction, created_at, id);
create index case_file_prefix on case_file (owner_jurisdiction, number collate "C");
create index case_file_collecting on case_file (owner_jurisdiction, collecting_organ) where collecting_organ is not null;
create index case_file_accepting on case_file (owner_jurisdiction, accepting_organ);
create index case_file_deciding on case_file (owner_jurisdiction, deciding_organ);
create index case_file_reviewing on case_file (owner_jurisdiction, reviewing, due_on) where reviewing is not null;

-- Which lines of the journal are about whom, for the same reason a table and not an index over arrays.
drop index journal_subject;
create table journal_subject (
    owner_jurisdiction jurisdiction not null,
    subject            uuid not null,
    journal_id         bigint not null,
    primary key (owner_jurisdiction, subject, journal_id)
);
create trigger journal_subject_append_only before update or delete or truncate on journal_subject
    for each statement execute function refuse_rewrite();
alter table journal_subject enable row level security;
alter table journal_subject force row level security;
create policy journal_subject_side on journal_subject using (owner_jurisdiction = current_jurisdiction())
    with check (owner_jurisdiction = current_jurisdiction());
grant select on journal_subject to tongban_app;
do $$
declare side text;
begin
    foreach side in array array['50', '51'] loop
        perform set_config('tongban.jurisdiction', side, true);
        insert into journal_subject (owner_jurisdiction, subject, journal_id)
        select distinct j.owner_jurisdiction, s, j.id from journal j, unnest(j.subject_ids) s;
    end loop;
    perform set_config('tongban.jurisdiction', '', true);
end $$;
create index journal_purpose on journal (owner_jurisdiction, purpose, id);

create or replace function journal_write(p_act text, p_purpose text, p_subjects uuid[], p_fields text[]) returns void
    language plpgsql security definer set search_path = public as $$
declare v_id bigint;
begin
    insert into journal (owner_jurisdiction, actor, role, organ, act, purpose, subject_ids, fields, request)
    values (current_jurisdiction(), coalesce(current_actor(), '?'), coalesce(current_role_name(), '?'),
            nullif(current_setting('tongban.organ', true), ''), p_act, p_purpose, p_subjects, p_fields,
            nullif(current_setting('tongban.request', true), ''))
    returning id into v_id;
    insert into journal_subject (owner_jurisdiction, subject, journal_id)
    select distinct current_jurisdiction(), s, v_id from unnest(p_subjects) s;
end $$;

-- Who acts is asked once for a statement and not once for each row.
alter policy case_file_side on case_file using (owner_jurisdiction = (select current_jurisdiction()))
    with check (owner_jurisdiction = (select current_jurisdiction()));
alter policy case_file_own on case_file using ((select current_role_name()) is distinct from 'RESIDENT'
                                               or applicant_account::text = (select current_actor()));
alter policy journal_side on journal using (owner_jurisdiction = (select current_jurisdiction()))
    with check (owner_jurisdiction = (select current_jurisdiction()));

-- What departs is counted, and its bodies are named, from these alone.
drop index case_file_departs;
create index case_file_departs on case_file (owner_jurisdiction, decided_on desc, id desc) include (applicant_account)
    where departs;
create index case_file_departing on case_file (owner_jurisdiction, deciding_organ) include (applicant_account) where departs;
