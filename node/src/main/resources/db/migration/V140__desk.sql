-- What an officer has to do is listed in the order of its last days and counted without a look at the cases. The load is
-- kept up as cases move: nobody counts all that is open any more.
drop index case_file_open;
create index case_file_desk on case_file (owner_jurisdiction, responsible_organ, responsible_role, due_on, created_at, id)
    include (state, part, collecting_organ, collector_jurisdiction, accepting_organ, deciding_organ, reviewer, reviewing,
             sent_back, applicant_account)
    where responsible_role <> 'SYSTEM';
