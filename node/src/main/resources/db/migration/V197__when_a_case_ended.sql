-- Ten years count from the day on which a case ended. What is written to its row afterwards, a rating, a notice that was served,
-- begins no new ones.
alter table case_file add ended_at timestamptz;   -- when its state changed last, where nothing further is due; else null

do $$
declare side text;
begin
    foreach side in array array['50', '51'] loop
        perform set_config('tongban.jurisdiction', side, true);
        update case_file f
           set ended_at = coalesce((select max(e.at) from case_event e
                                     where e.case_id = f.id
                                       and (e.type in ('Closed', 'Withdrawn', 'Terminated', 'Revoked', 'AcceptanceRefused')
                                            or (f.part = 'ASKED' and e.type in ('StepAnswered', 'StepCalledOff'))
                                            or (e.type = 'Reported'
                                                and e.facts ->> 'act' in ('CLOSE', 'WITHDRAW', 'TERMINATE', 'REVOKE',
                                                                          'REFUSE_ACCEPTANCE')))), f.updated_at)
         where f.state in ('NOT_ACCEPTED', 'CLOSED', 'REVOKED', 'WITHDRAWN', 'TERMINATED', 'ANSWERED', 'CALLED_OFF');
    end loop;
    perform set_config('tongban.jurisdiction', '', true);
end $$;
drop index case_file_ended;
create index case_file_ended on case_file (owner_jurisdiction, ended_at, id)
    where ended_at is not null and erased_at is null;
