-- What lay on nobody's desk: a revocation that the applicant has not been served with, and the answer to his bad rating of it.
alter table case_file drop constraint case_file_duty_check;
alter table case_file add constraint case_file_duty_check
    check (duty in ('TOWNSHIP_REVIEW', 'DEPARTMENT_CHECK', 'HEARING', 'NOTICE', 'PAPERS', 'SPECIAL_PROCEDURE', 'REVOCATION'));
-- Revocations of an earlier release go to the desk at which they lie now; their duties are counted again.
do $$
declare side text;
begin
    foreach side in array array['50', '51'] loop
        perform set_config('tongban.jurisdiction', side, true);
        perform set_config('tongban.role', 'SYSTEM', true);
        update case_file f set responsible_role = 'REVIEWER'
         where f.state = 'REVOKED' and f.part = 'COMPETENT' and f.erased_at is null and f.due_on is not null;
        update case_file f set responsible_role = 'CLERK', responsible_organ = coalesce(f.collecting_organ, f.accepting_organ),
               counted_by = 'earlier'
         where f.state = 'REVOKED' and f.part = 'COMPETENT' and f.erased_at is null
           and not exists (select 1 from case_event e
                            where e.case_id = f.id and e.owner_jurisdiction = f.owner_jurisdiction and e.type = 'Delivered'
                              and e.seq > (select min(r.seq) from case_event r
                                            where r.case_id = f.id and r.owner_jurisdiction = f.owner_jurisdiction
                                              and r.type = 'Revoked'));
    end loop;
    perform set_config('tongban.jurisdiction', '', true);
    perform set_config('tongban.role', '', true);
end $$;
