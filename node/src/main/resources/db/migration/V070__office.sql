-- What supervision asks of the list of cases: what departs from its proposal, what was sent back, what is open where.
-- Columns of the projection; the events stay the truth.

alter table case_file
    add column decided_on date,
    add column departs    boolean not null default false,    -- the decision departs from the proposal
    add column sent_back  int not null default 0;            -- how often a decider gave it back to the reviewer

do $$
declare side text;
begin
    foreach side in array array['50', '51'] loop
        perform set_config('tongban.jurisdiction', side, true);
        update case_file f
           set decided_on = (e.facts ->> 'on')::date, departs = coalesce((e.facts ->> 'departs')::boolean, false)
          from case_event e
         where e.case_id = f.id and e.owner_jurisdiction = f.owner_jurisdiction and e.type = 'Decided';
        update case_file f set sent_back = s.n
          from (select case_id, owner_jurisdiction, count(*) as n from case_event where type = 'SentBack'
                 group by case_id, owner_jurisdiction) s
         where s.case_id = f.id and s.owner_jurisdiction = f.owner_jurisdiction;
    end loop;
    perform set_config('tongban.jurisdiction', '', true);
end $$;

-- Open cases are few beside the closed ones: load is counted from this index alone.
create index case_file_open on case_file (owner_jurisdiction, responsible_organ, responsible_role, due_on)
    include (state, part, collecting_organ, reviewer, sent_back, applicant_account)
    where state not in ('NOT_ACCEPTED', 'CLOSED', 'REVOKED', 'WITHDRAWN', 'TERMINATED');
create index case_file_departs on case_file (owner_jurisdiction, decided_on desc, id desc) where departs;
create index case_file_due on case_file (owner_jurisdiction, due_on, created_at, id) where due_on is not null;
create index case_file_state on case_file (owner_jurisdiction, state, due_on) include (applicant_account);
