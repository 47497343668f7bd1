-- The nearest open duty of the body beside the limit of the procedure: which one, and its last day. While a case is suspended
-- no last day can be named and due_on is empty; a hearing to be held or the end of the suspension is still awaited here.
alter table case_file add column duty text
    check (duty in ('TOWNSHIP_REVIEW', 'DEPARTMENT_CHECK', 'HEARING', 'NOTICE', 'PAPERS', 'SPECIAL_PROCEDURE'));
alter table case_file add column duty_on date;
alter table case_file add column duty_provisional boolean not null default false;
-- By which calendar the days were counted: those that are provisional are counted again once another one is published.
alter table case_file add column counted_by text not null default '';
alter table case_file add constraint case_file_duty_day check ((duty is null) = (duty_on is null));
create index case_file_duty on case_file (owner_jurisdiction, duty_on, created_at, id) where duty_on is not null;
-- Open cases of an earlier release have no duty yet: they are counted again like those.
do $$
declare side text;
begin
    foreach side in array array['50', '51'] loop
        perform set_config('tongban.jurisdiction', side, true);
        perform set_config('tongban.role', 'SYSTEM', true);
        update case_file set counted_by = 'earlier'
         where part = 'COMPETENT' and erased_at is null
           and state in ('RECEIVED', 'SUBMITTED', 'AWAITING_SUPPLEMENT', 'ACCEPTED', 'UNDER_REVIEW', 'SUSPENDED', 'GRANTED', 'REFUSED',
                         'DELIVERED');
    end loop;
    perform set_config('tongban.jurisdiction', '', true);
    perform set_config('tongban.role', '', true);
end $$;
create index case_file_provisional on case_file (owner_jurisdiction, id) include (counted_by)
    where due_provisional or duty_provisional or counted_by = 'earlier';
