-- What a platform told of a case, and nobody has answered, is a duty of the body like others: it stands on desks and in lists.
alter table case_file drop constraint case_file_duty_check;
alter table case_file add constraint case_file_duty_check
    check (duty in ('TOWNSHIP_REVIEW', 'DEPARTMENT_CHECK', 'DECISION', 'HEARING', 'NOTICE', 'PAPERS', 'TOLD_CHANGE',
                    'SPECIAL_PROCEDURE', 'REVOCATION'));
-- Open cases that came from a platform are counted again.
do $$
declare side text;
begin
    foreach side in array array['50', '51'] loop
        perform set_config('tongban.jurisdiction', side, true);
        perform set_config('tongban.role', 'SYSTEM', true);
        update case_file set counted_by = 'earlier'
         where part = 'COMPETENT' and erased_at is null and state in ('RECEIVED', 'SUBMITTED', 'AWAITING_SUPPLEMENT', 'ACCEPTED',
                                                                      'UNDER_REVIEW', 'SUSPENDED')
           and id in (select case_id from exchange_case);
    end loop;
    perform set_config('tongban.jurisdiction', '', true);
    perform set_config('tongban.role', '', true);
end $$;
