-- The notice by which a case ended without a decision lies at the window until the applicant has been served with it. What ended in
-- an earlier release goes there too where no service is on record.
do $$
declare side text;
begin
    foreach side in array array['50', '51'] loop
        perform set_config('tongban.jurisdiction', side, true);
        perform set_config('tongban.role', 'SYSTEM', true);
        update case_file f set responsible_role = 'CLERK', responsible_organ = coalesce(f.collecting_organ, f.accepting_organ)
         where f.state in ('NOT_ACCEPTED', 'TERMINATED') and f.part = 'COMPETENT' and f.erased_at is null
           and not exists (select 1 from case_event e
                            where e.case_id = f.id and e.owner_jurisdiction = f.owner_jurisdiction and e.type = 'Delivered');
    end loop;
    perform set_config('tongban.jurisdiction', '', true);
    perform set_config('tongban.role', '', true);
end $$;
