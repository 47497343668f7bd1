-- Where the township looks first, the body that decides has its own days from the township's papers: a duty of its own.
alter table case_file drop constraint case_file_duty_check;
alter table case_file add constraint case_file_duty_check
    check (duty in ('TOWNSHIP_REVIEW', 'DEPARTMENT_CHECK', 'DECISION', 'HEARING', 'NOTICE', 'PAPERS', 'SPECIAL_PROCEDURE', 'REVOCATION'));
-- There the decision's days used to be counted from acceptance, together with the township's: such cases are counted again.
do $$
declare side text;
begin
    foreach side in array array['50', '51'] loop
        perform set_config('tongban.jurisdiction', side, true);
        perform set_config('tongban.role', 'SYSTEM', true);
        update case_file set counted_by = 'earlier'
         where part = 'COMPETENT' and erased_at is null and state in ('ACCEPTED', 'UNDER_REVIEW', 'SUSPENDED');
    end loop;
    perform set_config('tongban.jurisdiction', '', true);
    perform set_config('tongban.role', '', true);
end $$;
