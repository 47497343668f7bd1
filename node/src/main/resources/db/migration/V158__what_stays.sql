-- A case whose benefit is still paid is no past matter, however long ago it was decided: what the person stated is asked again at
-- every re-check. Neither is one whose money is still owed, came back, or is claimed. The condition is that of a person's file.
create function paid_cases(p_on date) returns table (case_id uuid) language sql stable as $$
    select e.case_id from entitlement e
     where e.owed > 0 or e.returned > 0 or e.overpaid > 0 or e.claim > 0
        or exists (select 1 from entitlement_span s
                    where s.entitlement = e.number and s.what = 'AWARDED' and (s.until_month is null or s.until_month > p_on))
$$;

alter table destruction_item drop constraint destruction_item_result_check;
alter table destruction_item add constraint destruction_item_result_check
    check (result in ('DESTROYED', 'HELD', 'PAID', 'KEPT', 'GONE', 'NOT_DUE'));

-- As before, and a case whose benefit is paid is not touched, whoever asks.
create or replace function destroy_case(p_case uuid, p_purpose text) returns boolean
    language plpgsql security definer set search_path = public as $$
begin
    if current_role_name() is distinct from 'SUPERVISOR' then
        raise exception 'TB-WALL-5 records are destroyed by supervision' using errcode = 'insufficient_privilege';
    end if;
    if exists (select 1 from legal_hold h where h.subject = p_case and h.lifted_at is null) then return false; end if;
    if exists (select 1 from paid_cases(current_date) p where p.case_id = p_case) then return false; end if;
    if not destroy_case_key(p_case, p_purpose) then return false; end if;
    delete from case_subject where case_id = p_case;
    delete from case_document where case_id = p_case;
    update case_file set erased_at = clock_timestamp(), applicant_index = null, applicant_account = null,
                         summary_cipher = null
     where id = p_case;
    return true;
end $$;
