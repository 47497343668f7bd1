-- The notice by which a case ended without a decision lies at the window until the applicant has been served with it. What ended in
-- an earlier release goes there too where no service is on record: not from a reviewer who has a bad rating of it to answer, nor where
-- there is nobody any more who could be served. On the side that only collected it, the window has revocations to serve as well; why
-- a case was terminated over there is sealed in the report and cannot be asked here, so it lies at the window too.
do $$
declare side text;
begin
    foreach side in array array['50', '51'] loop
        perform set_config('tongban.jurisdiction', side, true);
        perform set_config('tongban.role', 'SYSTEM', true);
        update case_file f set responsible_role = 'CLERK', responsible_organ = coalesce(f.collecting_organ, f.accepting_organ)
         where f.state in ('NOT_ACCEPTED', 'TERMINATED') and f.part = 'COMPETENT' and f.erased_at is null
           and f.responsible_role <> 'REVIEWER'
           and not exists (select 1 from case_event e
                            where e.case_id = f.id and e.owner_jurisdiction = f.owner_jurisdiction
                              and (e.type = 'Delivered'
                                   or e.type = 'Terminated' and e.facts ->> 'ground' in ('APPLICANT_DIED', 'APPLICANT_ENDED')));
        update case_file f set responsible_role = 'CLERK', responsible_organ = f.collecting_organ
         where f.state in ('NOT_ACCEPTED', 'TERMINATED', 'REVOKED') and f.part = 'COLLECTOR' and f.erased_at is null
           and f.collecting_organ is not null
           and not exists (select 1 from case_event e
                            where e.case_id = f.id and e.owner_jurisdiction = f.owner_jurisdiction
                              and e.type = 'Reported' and e.facts ->> 'act' = 'DELIVER'
                              and (f.state <> 'REVOKED'
                                   or e.seq > (select min(r.seq) from case_event r
                                                where r.case_id = f.id and r.owner_jurisdiction = f.owner_jurisdiction
                                                  and r.type = 'Reported' and r.facts ->> 'act' = 'REVOKE')));
    end loop;
    perform set_config('tongban.jurisdiction', '', true);
    perform set_config('tongban.role', '', true);
end $$;
