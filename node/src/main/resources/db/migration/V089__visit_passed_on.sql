-- A visitor who is passed on to another counter takes his visit along: what was read from the card and the drafts of his
-- matters go to the clerk who calls his number. Until then both stay with the first clerk, out of whose hands the visit is.

alter table counter_visit add column passed_at timestamptz;
create index counter_visit_passed on counter_visit (owner_jurisdiction, ticket) where passed_at is not null and ended_at is null;

create policy counter_visit_taken_over on counter_visit to tongban_owner
    using (ticket::text = current_setting('tongban.passed_ticket', true)) with check (account_id::text = current_actor());
create policy draft_taken_over on draft to tongban_owner
    using (exists (select 1 from visit_matter m join counter_visit v on v.id = m.visit
                    where m.case_id = draft.id and v.ticket::text = current_setting('tongban.passed_ticket', true)))
    with check (account_id::text = current_actor());

-- The visit that was passed on with this number, now the actor's, if it was he who called it; null without one.
create function take_over_visit(p_ticket uuid) returns uuid
    language plpgsql security definer set search_path = public as $$
declare
    v_visit uuid;
    v_drafts uuid[];
begin
    if current_role_name() is distinct from 'CLERK' or not exists (
            select 1 from queue_ticket t where t.id = p_ticket and t.state = 'CALLED' and t.called_by::text = current_actor()) then
        return null;
    end if;
    perform set_config('tongban.passed_ticket', p_ticket::text, true);
    update counter_visit set account_id = current_actor()::uuid, passed_at = null
     where ticket = p_ticket and passed_at is not null and ended_at is null
    returning id into v_visit;
    if v_visit is not null then
        with moved as (update draft set account_id = current_actor()::uuid
                        where id in (select case_id from visit_matter where visit = v_visit) returning id)
        select coalesce(array_agg(id), '{}') into v_drafts from moved;
        perform journal_write('visit-taken-over', 'INTAKE', v_visit || v_drafts, array['visitor', 'answers']);
    end if;
    perform set_config('tongban.passed_ticket', '', true);
    return v_visit;
end $$;
