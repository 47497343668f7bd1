-- What a page of measures counts of open tickets comes from one index, and who asks is looked up once for a statement.
alter policy hotline_ticket_side on hotline_ticket using (owner_jurisdiction = (select current_jurisdiction()))
    with check (owner_jurisdiction = (select current_jurisdiction()));
alter policy hotline_ticket_own on hotline_ticket
    using ((select current_role_name()) is distinct from 'RESIDENT' or account_id::text = (select current_actor()))
    with check (may_see_case(owner_jurisdiction, account_id));
drop index hotline_open;
create index hotline_open on hotline_ticket (owner_jurisdiction, due_on, seq)
    include (state, sign_until, taken_on, kind, main_organ, account_id) where closed_on is null;
