-- How records of every kind end: by a destruction list that two people confirm, or by themselves. What is sealed under a key of its own
-- ends with the key; what is sealed under the key of something that goes on (a benefit, an enterprise) is emptied. That it happened,
-- when and by whose hand, stays in the row, which no page shows any more; the journal stays as it is.

-- Append-only, but for the end of what is personal in it: by the functions below, as the owner of the tables, and by nobody else.
create function refuse_rewrite_but_the_end() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and current_user = 'tongban_owner' and current_setting('tongban.retention', true) = 'on' then
        return null;
    end if;
    raise exception 'TB-WALL-1 % is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;

do $$
declare t record;
begin
    for t in select * from (values ('talk_step', 'talk_step_append_only'), ('review_report', 'review_report_append_only'),
                                   ('redflag_evidence', 'redflag_evidence_append_only'),
                                   ('redflag_disposition', 'redflag_disposition_append_only'),
                                   ('means_person', 'means_person_stays')) as x (name, guard) loop
        execute format('drop trigger %I on %I', t.guard, t.name);
        execute format('create trigger %I before update or delete or truncate on %I
                        for each statement execute function refuse_rewrite_but_the_end()', t.guard, t.name);
    end loop;
    for t in select unnest(array['talk', 'review_task', 'review_report', 'redflag_hit']) as name loop
        execute format('alter table %I add column erased_at timestamptz', t.name);
        execute format('create policy %I on %I as restrictive to tongban_app using (erased_at is null) with check (true)',
                       t.name || '_stands', t.name);
    end loop;
end $$;
-- An offer is counted in the budget of its year, a check numbers those that follow it: their rows are seen, and nothing in them.
alter table policy_offer add column erased_at timestamptz;
alter table means_check add column erased_at timestamptz;
alter table register_subject add column erased_at timestamptz;
grant select (erased_at) on register_subject to tongban_app;
do $$
declare side text; t text;
begin
    foreach side in array array['50', '51'] loop
        perform set_config('tongban.jurisdiction', side, true);
        perform set_config('tongban.role', 'SYSTEM', true);
        foreach t in array array['policy_offer', 'means_check', 'register_subject'] loop
            execute format('update %I r set erased_at = k.destroyed_at from case_key k
                             where k.case_id = r.id and k.destroyed_at is not null', t);
        end loop;
    end loop;
    perform set_config('tongban.jurisdiction', '', true);
    perform set_config('tongban.role', '', true);
end $$;
-- Whose phone was written to is known for as long as it says how often; then the keyed hash of the number goes.
alter table authorisation add column mobile_forgotten boolean not null default false;
create policy counter_visit_retention on counter_visit to tongban_owner using (current_setting('tongban.retention', true) = 'on');

-- ---------------------------------------------------------------- which files of the register have ended

create index register_record_residence_ends on register_record (owner_jurisdiction, subject)
    where kind = 'RESIDENCE' and (withdrawn or valid_until is not null);
create index register_record_membership_ends on register_record (owner_jurisdiction, linked)
    where kind = 'MEMBERSHIP' and (withdrawn or valid_until is not null);
create index review_matched_dead on review_matched (owner_jurisdiction, subject) where dead;

-- The day on which a person's last residence known here ended; null while one stands. Of each series the last that was said counts.
create function register_left(p_subject uuid, p_day date) returns date language sql stable as $$
    select case when exists (
               select 1 from (select distinct on (n.series) n.withdrawn from public.register_record n
                               where n.subject = p_subject and n.kind = 'RESIDENCE'
                                 and (n.valid_from is null or n.valid_from <= p_day) and (n.valid_until is null or n.valid_until > p_day)
                               order by n.series, n.recorded_at desc, n.seq desc) said where not said.withdrawn)
           then null
           else (select max(case when n.withdrawn then coalesce(n.valid_from, n.recorded_at::date) else n.valid_until end)
                   from public.register_record n
                  where n.subject = p_subject and n.kind = 'RESIDENCE' and (n.withdrawn or n.valid_until <= p_day)) end
$$;
-- The day on which the last member left a household; null while one belongs to it whose file is there.
create function register_emptied(p_household uuid, p_day date) returns date language sql stable as $$
    select case when exists (
               select 1 from (select distinct on (n.subject, n.series) n.subject, n.withdrawn from public.register_record n
                               where n.linked = p_household and n.kind = 'MEMBERSHIP'
                                 and (n.valid_from is null or n.valid_from <= p_day) and (n.valid_until is null or n.valid_until > p_day)
                               order by n.subject, n.series, n.recorded_at desc, n.seq desc) said
                 join public.register_subject s on s.id = said.subject and s.erased_at is null
                where not said.withdrawn)
           then null
           else (select max(case when n.withdrawn then coalesce(n.valid_from, n.recorded_at::date)
                                 else coalesce(n.valid_until, n.recorded_at::date) end)
                   from public.register_record n where n.linked = p_household and n.kind = 'MEMBERSHIP') end
$$;

-- Why a file of the register is still needed; null where it is not.
create function register_file_hindered(p_subject uuid) returns text language plpgsql stable as $$
declare v_kind text; v_index bytea;
begin
    select s.kind, s.id_index into v_kind, v_index from public.register_subject s where s.id = p_subject and s.erased_at is null;
    if not found then return 'GONE'; end if;
    if v_kind = 'PERSON' then return public.register_erasure_hindered(p_subject); end if;
    if exists (select 1 from public.means_check c join public.case_file f on f.id = c.case_id
                where c.household = p_subject
                  and f.state not in ('CLOSED', 'WITHDRAWN', 'TERMINATED', 'NOT_ACCEPTED', 'REVOKED', 'CALLED_OFF'))
       or exists (select 1 from public.case_subject c join public.case_file f on f.id = c.case_id
                   where c.id_index = v_index
                     and f.state not in ('CLOSED', 'WITHDRAWN', 'TERMINATED', 'NOT_ACCEPTED', 'REVOKED', 'CALLED_OFF')) then
        return 'CASE';
    end if;
    if exists (select 1 from public.talk t where t.subject = p_subject and t.erased_at is null)
       or exists (select 1 from public.policy_offer o where o.subject = p_subject and o.erased_at is null and o.case_id is null) then
        return 'ENTERPRISE_MATTER';
    end if;
    if exists (select 1 from public.entitlement e
                where e.beneficiary_index = v_index and (e.owed > 0 or e.returned > 0 or e.overpaid > 0 or e.claim > 0)) then
        return 'BENEFIT';
    end if;
    return null;
end $$;

-- ---------------------------------------------------------------- destroying

create function random_index() returns bytea language sql volatile
    return decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex');

create function end_register_file(p_subject uuid, p_purpose text) returns boolean language plpgsql as $$
begin
    if not destroy_case_key(p_subject, p_purpose) then return false; end if;
    update register_subject set id_cipher = '\x00', id_index = random_index(), erased_at = clock_timestamp() where id = p_subject;
    delete from register_mandate where subject = p_subject;
    delete from register_enterprise where subject = p_subject;
    return true;
end $$;

-- As before, and the row says so.
create or replace function register_erase(p_subject uuid, p_purpose text) returns boolean
    language plpgsql security definer set search_path = public as $$
declare v_erasure uuid;
begin
    if current_role_name() is distinct from 'SUPERVISOR' then
        raise exception 'TB-WALL-5 records are destroyed by supervision' using errcode = 'insufficient_privilege';
    end if;
    select e.id into v_erasure from register_erasure e
     where e.subject = p_subject and e.confirmed_at is null and e.withdrawn_at is null
       and e.proposed_by::text is distinct from current_actor() for update;
    if v_erasure is null or register_erasure_hindered(p_subject) is not null
       or not end_register_file(p_subject, p_purpose) then
        return false;
    end if;
    update register_erasure set confirmed_by = current_actor()::uuid, confirmed_at = clock_timestamp() where id = v_erasure;
    return true;
end $$;

-- One row of a destruction list. What is under a legal hold is not touched, whoever asks.
create function destroy_record(p_kind text, p_id uuid, p_purpose text) returns boolean
    language plpgsql security definer set search_path = public as $$
declare v_gone boolean := true;
begin
    if current_role_name() is distinct from 'SUPERVISOR' then
        raise exception 'TB-WALL-5 records are destroyed by supervision' using errcode = 'insufficient_privilege';
    end if;
    if exists (select 1 from legal_hold h where h.subject = p_id and h.lifted_at is null) then return false; end if;
    perform set_config('tongban.retention', 'on', true);
    case p_kind
        when 'CASE' then v_gone := destroy_case(p_id, p_purpose);
        when 'DRAFT' then v_gone := destroy_draft(p_id, p_purpose);
        when 'TICKET' then v_gone := destroy_ticket(p_id, p_purpose);
        when 'TALK' then
            update talk set content_cipher = '\x', erased_at = clock_timestamp() where id = p_id and erased_at is null;
            v_gone := found;
            update talk_step set said_cipher = '\x' where talk = p_id;
        when 'REVIEW' then
            update review_report r set content_cipher = '\x', erased_at = clock_timestamp()
              from review_task t
             where t.id = p_id and r.entitlement = t.entitlement and r.recorded_at <= t.opened_at and r.erased_at is null;
            update review_task set content_cipher = '\x', cause = 'erased ' || id, erased_at = clock_timestamp()
             where id = p_id and erased_at is null;
            v_gone := found;
        when 'RED_FLAG' then
            update redflag_evidence set content_cipher = '\x' where hit = p_id;
            update redflag_disposition set content_cipher = '\x' where hit = p_id;
            update redflag_hit set subkey = 'erased ' || id, evidence_hash = '\x', erased_at = clock_timestamp()
             where id = p_id and erased_at is null;
            v_gone := found;
        when 'POLICY_OFFER' then
            v_gone := exists (select 1 from policy_offer o where o.id = p_id and o.case_id is null and o.erased_at is null)
                      and destroy_case_key(p_id, p_purpose);
            update policy_offer set erased_at = clock_timestamp() where id = p_id and v_gone;
        when 'ECONOMIC_CHECK' then
            v_gone := exists (select 1 from means_check c where c.id = p_id and c.case_id is null and c.erased_at is null)
                      and destroy_case_key(p_id, p_purpose);
            update means_check set erased_at = clock_timestamp() where id = p_id and v_gone;
        when 'PERSON', 'HOUSEHOLD', 'ENTERPRISE' then
            v_gone := register_file_hindered(p_id) is null and end_register_file(p_id, p_purpose);
    end case;
    perform set_config('tongban.retention', '', true);
    if v_gone and p_kind in ('TALK', 'REVIEW', 'RED_FLAG') then perform journal_write('erase', p_purpose, array[p_id], '{}'); end if;
    return v_gone;
end $$;

-- With a key go the keyed hashes that lead from a person to what it sealed.
create function end_ways_to_person() returns trigger language plpgsql security definer set search_path = public as $$
declare v_before text := current_setting('tongban.retention', true);
begin
    perform set_config('tongban.retention', 'on', true);
    update means_person set id_index = random_index() where check_id = new.case_id;
    update means_check set erased_at = coalesce(erased_at, clock_timestamp()) where id = new.case_id;
    update policy_offer set erased_at = coalesce(erased_at, clock_timestamp()) where id = new.case_id;
    perform set_config('tongban.retention', coalesce(v_before, ''), true);
    return null;
end $$;
create trigger end_ways_to_person after update of wrapped_key on case_key
    for each row when (new.wrapped_key is null) execute function end_ways_to_person();

-- ---------------------------------------------------------------- what ends by itself

-- Deletes what ended before, by the node and by nobody else; how much it was is in the journal, and of whom is not.
create function lapse_records(p_kind text, p_before timestamptz) returns int
    language plpgsql security definer set search_path = public as $$
declare v_rows int := 0; v_day date := (p_before at time zone 'Asia/Shanghai')::date; v_visit uuid;
begin
    if current_role_name() is distinct from 'SYSTEM' then
        raise exception 'TB-WALL-5 what ends by itself is ended by the node' using errcode = 'insufficient_privilege';
    end if;
    perform set_config('tongban.retention', 'on', true);
    case p_kind
        when 'TOKEN' then delete from access_token where expires_at < p_before;
        when 'QUEUE' then
            delete from queue_number where day < v_day;
            delete from queue_ticket where day < v_day;
        when 'APPOINTMENT' then
            delete from slot_load where day < v_day;
            delete from appointment where day < v_day;
        when 'VISIT' then
            for v_visit in select v.id from counter_visit v where v.ended_at is null and v.started_at < p_before loop
                perform destroy_case_key(v_visit, 'RETENTION');
                v_rows := v_rows + 1;
            end loop;
            update counter_visit set visitor_cipher = null, ended_at = p_before where ended_at is null and started_at < p_before;
        when 'AUTHORISATION' then
            update authorisation set mobile_index = random_index(), mobile_forgotten = true
             where asked_at < p_before and not mobile_forgotten;
        when 'IMPORT' then
            delete from register_import_fault f using register_import i
             where i.id = f.import and coalesce(i.finished_at, i.started_at) < p_before;
        when 'RELATIVE' then delete from relative where ended_at < p_before;
        when 'INQUIRY' then
            for v_visit in select q.id from benefit_inquiry q where q.asked_at < p_before loop
                perform destroy_case_key(v_visit, 'RETENTION');
            end loop;
            delete from benefit_inquiry where asked_at < p_before;
    end case;
    if p_kind <> 'VISIT' then get diagnostics v_rows = row_count; end if;
    perform set_config('tongban.retention', '', true);
    if v_rows > 0 then
        perform journal_write('lapse', 'RETENTION', '{}', array['kind=' || p_kind, 'rows=' || v_rows]);
    end if;
    return v_rows;
end $$;
