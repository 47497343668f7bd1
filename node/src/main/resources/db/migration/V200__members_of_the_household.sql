-- An official keeps away from a case also where his relative belongs to the household that it is about: named by number in the form,
-- asked on his phone whether his data may be checked, or registered here as a member of the applicant's household today.

-- Whom a case knows by number beside who applies and who acts: keyed hashes alone, which go with the key of the case.
create table case_member (
    case_id            uuid not null,
    owner_jurisdiction jurisdiction not null,
    source             text not null check (source in ('FORM', 'CONSENT')),
    id_index           bytea not null,
    primary key (owner_jurisdiction, case_id, source, id_index)
);
create index case_member_index on case_member (owner_jurisdiction, id_index);
alter table case_member enable row level security;
alter table case_member force row level security;
create policy case_member_side on case_member as restrictive using (owner_jurisdiction = current_jurisdiction())
    with check (owner_jurisdiction = current_jurisdiction());
create policy case_member_own on case_member
    using (current_role_name() is distinct from 'RESIDENT' or sees_case(case_id) or sees_draft(case_id)) with check (true);
create policy case_member_ends on case_member to tongban_owner using (current_setting('tongban.retention', true) = 'on');
grant select, insert, delete on case_member to tongban_app;

create or replace function end_ways_to_person() returns trigger language plpgsql security definer set search_path = public as $$
declare v_before text := current_setting('tongban.retention', true);
begin
    perform set_config('tongban.retention', 'on', true);
    delete from case_member where case_id = new.case_id;
    update means_person set id_index = random_index() where check_id = new.case_id;
    update means_check set erased_at = coalesce(erased_at, clock_timestamp()) where id = new.case_id;
    update policy_offer set erased_at = coalesce(erased_at, clock_timestamp()) where id = new.case_id;
    perform set_config('tongban.retention', coalesce(v_before, ''), true);
    return null;
end $$;

-- Who lives with whom is asked by policies of their own, and in the asker's own role, as with the relatives of anybody.
create policy register_subject_near on register_subject for select to tongban_owner
    using (current_setting('tongban.near', true) = 'yes' and current_role_name() is distinct from 'RESIDENT');
create policy register_record_near on register_record for select to tongban_owner
    using (current_setting('tongban.near', true) = 'yes' and current_role_name() is distinct from 'RESIDENT');

-- An official's relatives, and whoever shares a household with one of them on this day: it costs as much as he has relatives, however
-- many cases there are. For the functions below, which say yes or no, and for nobody else.
create function near_to(p_officer uuid, p_day date, out relatives bytea[], out at_home bytea[])
    language plpgsql set search_path = public as $$
begin
    perform set_config('tongban.keeps_away', p_officer::text, true);
    relatives := array(select r.id_index from relative r where r.officer = p_officer and r.ended_at is null);
    perform set_config('tongban.keeps_away', '', true);
    at_home := '{}';
    if cardinality(relatives) > 0 then
        perform set_config('tongban.near', 'yes', true);
        at_home := array(
            select distinct t.id_index from unnest(relatives) o
              join register_subject s on s.owner_jurisdiction = current_jurisdiction() and s.kind = 'PERSON' and s.id_index = o
               and s.erased_at is null
             cross join lateral register_housemates(s.id, p_day) n
              join register_subject t on t.id = n.subject and t.erased_at is null);
        perform set_config('tongban.near', '', true);
    end if;
end $$;
revoke execute on function near_to from public;

-- Of these cases, those from which an official keeps away, whoever asks, without the relatives that only he and supervision see.
create function cases_to_keep_from(p_cases uuid[], p_officer uuid, p_day date) returns setof uuid
    language plpgsql security definer set search_path = public as $$
declare v_near record;
begin
    if current_role_name() = 'RESIDENT' then return; end if;
    select * into v_near from near_to(p_officer, p_day);
    if cardinality(v_near.relatives) = 0 then return; end if;
    return query
        select s.case_id from case_subject s
         where s.case_id = any (p_cases)
           and (s.id_index = any (v_near.relatives) or (s.part <> 'PROXY' and s.id_index = any (v_near.at_home)))
        union
        select m.case_id from case_member m where m.case_id = any (p_cases) and m.id_index = any (v_near.relatives);
end $$;
drop function keeps_away(uuid, uuid);

-- The same of what is about to become a case: who applies, and who else is named.
create function keeps_from_people(p_applicant bytea, p_others bytea[], p_day date) returns boolean
    language plpgsql security definer set search_path = public as $$
declare v_near record;
begin
    if current_role_name() = 'RESIDENT' then return false; end if;
    select * into v_near from near_to(current_actor()::uuid, p_day);
    return p_applicant = any (v_near.relatives) or p_applicant = any (v_near.at_home) or p_others && v_near.relatives;
end $$;
