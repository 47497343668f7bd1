-- What a body is late with is counted beside its lists: from its own rows of those days, however many it has handled.
drop index case_file_collecting;
create index case_file_collecting on case_file (owner_jurisdiction, collecting_organ, due_on) where collecting_organ is not null;
drop index case_file_accepting;
create index case_file_accepting on case_file (owner_jurisdiction, accepting_organ, due_on);
drop index case_file_deciding;
create index case_file_deciding on case_file (owner_jurisdiction, deciding_organ, due_on);
create index case_file_collecting_duty on case_file (owner_jurisdiction, collecting_organ, duty_on) where duty_on is not null;
create index case_file_accepting_duty on case_file (owner_jurisdiction, accepting_organ, duty_on) where duty_on is not null;
create index case_file_deciding_duty on case_file (owner_jurisdiction, deciding_organ, duty_on) where duty_on is not null;

-- What supervision looks for among all cases, in the order in which it is shown.
create index case_file_departs_due on case_file (owner_jurisdiction, due_on, created_at, id) where departs;
create index case_file_asked on case_file (owner_jurisdiction, due_on, created_at, id) where part = 'ASKED';
drop index case_file_rated_badly;
create index case_file_rated_badly on case_file (owner_jurisdiction, due_on, created_at, id)
    where part = 'COMPETENT' and due_on is not null
      and state in ('DELIVERED', 'CLOSED', 'NOT_ACCEPTED', 'REVOKED', 'WITHDRAWN', 'TERMINATED');
