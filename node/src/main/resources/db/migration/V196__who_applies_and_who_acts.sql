-- Whose case it is and who acts in it are two things: the applicant follows his case, and is paid, by his own account, whoever
-- sent the application in for him. The account of his proxy stands beside it, as long as the power of attorney does.
alter table case_file add proxy_account uuid,    -- who acted for the applicant online; null again once he may not any more
                      add proxy_until date;      -- last day of his power of attorney; null where it has none, as a guardian's

do $$
declare side text;
begin
    foreach side in array array['50', '51'] loop
        perform set_config('tongban.jurisdiction', side, true);
        -- Of an earlier release: a case was the proxy's. He keeps those that run, unless somebody took something back in it; the
        -- last day of his power is sealed in the case and comes to its row with the next step.
        update case_file f
           set applicant_account = (select a.id from account a
                                     where a.id_index = f.applicant_index and a.role = 'RESIDENT' and not a.disabled limit 1),
               proxy_account = case when f.responsible_role <> 'SYSTEM' and f.consent_withdrawn_at is null
                                    then f.applicant_account end
          from account w
         where w.id = f.applicant_account and w.id_index is distinct from f.applicant_index
           and exists (select 1 from case_subject s where s.case_id = f.id and s.part = 'PROXY');
        update entitlement e set account_id = f.applicant_account from case_file f
         where f.id = e.case_id and e.account_id is distinct from f.applicant_account
           and exists (select 1 from case_subject s where s.case_id = f.id and s.part = 'PROXY');
        update referral r set account_id = f.applicant_account from case_file f
         where f.id = r.case_id and r.account_id is distinct from f.applicant_account
           and exists (select 1 from case_subject s where s.case_id = f.id and s.part = 'PROXY');
    end loop;
    perform set_config('tongban.jurisdiction', '', true);
end $$;

alter policy case_file_own on case_file using ((select current_role_name()) is distinct from 'RESIDENT'
                                               or applicant_account::text = (select current_actor())
                                               or proxy_account::text = (select current_actor()));
create index case_file_proxy on case_file (owner_jurisdiction, proxy_account, created_at desc) where proxy_account is not null;
create index case_file_proxy_until on case_file (proxy_until) where proxy_account is not null;

-- What is listed and counted from an index alone needs every column that the policy asks for in it.
drop index case_file_state;
create index case_file_state on case_file (owner_jurisdiction, state, due_on, created_at, id)
    include (applicant_account, proxy_account);
drop index case_file_departs;
create index case_file_departs on case_file (owner_jurisdiction, decided_on desc, id desc)
    include (applicant_account, proxy_account) where departs;
drop index case_file_departing;
create index case_file_departing on case_file (owner_jurisdiction, deciding_organ) include (applicant_account, proxy_account)
    where departs;
drop index case_file_desk;
create index case_file_desk on case_file (owner_jurisdiction, responsible_organ, responsible_role, due_on, created_at, id)
    include (state, part, collecting_organ, collector_jurisdiction, accepting_organ, deciding_organ, reviewer, reviewing,
             sent_back, applicant_account, proxy_account, duty_on)
    where responsible_role <> 'SYSTEM';

-- As before, and nothing is left of who acted either.
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
                         proxy_account = null, proxy_until = null, summary_cipher = null
     where id = p_case;
    return true;
end $$;
