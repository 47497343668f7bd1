-- What the side's register holds of somebody, the clerk sees while he serves him: as long as the visit lasts in which his card
-- was read, and his own file alone. A number that was typed opens nothing.

alter table counter_visit add column visitor_index bytea;   -- keyed hash of the number on the card that was read
alter table counter_visit add constraint counter_visit_index_ends check (ended_at is null or visitor_index is null);

create policy register_subject_at_the_counter on register_subject for select using (
    current_role_name() = 'CLERK' and kind = 'PERSON'
    and id_index in (select v.visitor_index from counter_visit v
                      where v.account_id::text = current_actor() and v.ended_at is null and v.passed_at is null
                        and v.visitor_index is not null));

-- Whoever ends a visit, the daily job too, ends this with it.
create function visit_forgets() returns trigger language plpgsql as $$
begin
    new.visitor_index := null;
    return new;
end $$;
create trigger counter_visit_forgets before update on counter_visit
    for each row when (new.ended_at is not null) execute function visit_forgets();
