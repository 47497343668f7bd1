-- An application at the accepting body's own window is none of the three ways of handling across places (domain: 全程网办、
-- 异地代收代办、多地联办). What was taken in before keeps what was written then.

alter table case_file drop constraint case_file_mode_check;
alter table case_file add constraint case_file_mode_check
    check (mode in ('FULL_ONLINE', 'REMOTE_COLLECT', 'MULTI_PLACE', 'WINDOW'));

-- A ledger that was closed long ago ends by a list: its key, the name it was found by and the way from a person to it go; what was
-- booked and paid stays as sums of nobody. One whose money is open, or that is still awarded, is not touched, whoever asks.
alter table entitlement add column erased_at timestamptz;
create policy entitlement_stands on entitlement as restrictive to tongban_app using (erased_at is null) with check (true);

create function destroy_ledger(p_id uuid, p_purpose text) returns boolean
    language plpgsql security definer set search_path = public as $$
declare v_case uuid;
begin
    if current_role_name() is distinct from 'SUPERVISOR' then
        raise exception 'TB-WALL-5 records are destroyed by supervision' using errcode = 'insufficient_privilege';
    end if;
    select e.case_id into v_case from entitlement e where e.id = p_id and e.erased_at is null for update;
    if v_case is null or exists (select 1 from paid_cases(current_date) p where p.case_id = v_case) then return false; end if;
    if not destroy_case_key(p_id, p_purpose) then return false; end if;
    delete from beneficiary_name where entitlement = p_id;
    update entitlement set beneficiary_index = random_index(), account_id = null, content_cipher = '\x', erased_at = clock_timestamp()
     where id = p_id;
    return true;
end $$;
revoke all on function destroy_ledger(uuid, text) from public;

-- As before, and ledgers.
create or replace function destroy_record(p_kind text, p_id uuid, p_purpose text) returns boolean
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
        when 'LEDGER' then v_gone := destroy_ledger(p_id, p_purpose);
        when 'PERSON', 'HOUSEHOLD', 'ENTERPRISE' then
            v_gone := register_file_hindered(p_id) is null and end_register_file(p_id, p_purpose);
    end case;
    perform set_config('tongban.retention', '', true);
    if v_gone and p_kind in ('TALK', 'REVIEW', 'RED_FLAG') then perform journal_write('erase', p_purpose, array[p_id], '{}'); end if;
    return v_gone;
end $$;
