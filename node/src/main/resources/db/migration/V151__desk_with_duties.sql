-- The desk counts the duties that are late together with the states and the last days, in one look at its index.
drop index case_file_desk;
create index case_file_desk on case_file (owner_jurisdiction, responsible_organ, responsible_role, due_on, created_at, id)
    include (state, part, collecting_organ, collector_jurisdiction, accepting_organ, deciding_organ, reviewer, reviewing,
             sent_back, applicant_account, duty_on)
    where responsible_role <> 'SYSTEM';
