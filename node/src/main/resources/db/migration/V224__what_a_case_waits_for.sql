-- What a case waits for beside its own limit stands on the case, in the order of its lists: a page of those that wait for the other
-- side or for a parcel costs the same however many there are.
alter table case_file
    add column joint_until date,                                 -- the first last day of an open step of the other side
    add column parcel_until date,                                -- the first day by which a parcel under way should be here
    add column parcel_faulty boolean not null default false;     -- an original is missing or damaged

create function case_file_waits() returns trigger language plpgsql as $$
declare of_case record;
begin
    if tg_op = 'DELETE' then
        of_case := old;
    else
        of_case := new;
    end if;
    if tg_table_name = 'joint_step' then
        update case_file f
           set joint_until = (select min(j.due_on) from joint_step j
                               where j.owner_jurisdiction = f.owner_jurisdiction and j.case_id = f.id and j.state = 'OPEN')
         where f.owner_jurisdiction = of_case.owner_jurisdiction and f.id = of_case.case_id;
    else
        update case_file f
           set parcel_until = (select min(p.expected_by) from parcel p
                                where p.owner_jurisdiction = f.owner_jurisdiction and p.case_id = f.id and p.state = 'SENT'),
               parcel_faulty = exists (select 1 from parcel p
                                        where p.owner_jurisdiction = f.owner_jurisdiction and p.case_id = f.id
                                          and p.state = 'FAULTY')
         where f.owner_jurisdiction = of_case.owner_jurisdiction and f.id = of_case.case_id;
    end if;
    return null;
end $$;

do $$
declare side text;
begin
    foreach side in array array['50', '51'] loop
        perform set_config('tongban.jurisdiction', side, true);
        perform set_config('tongban.role', 'SYSTEM', true);
        update case_file f set joint_until = j.until
          from (select case_id, min(due_on) as until from joint_step where state = 'OPEN' group by case_id) j
         where f.id = j.case_id;
        update case_file f set parcel_until = p.until, parcel_faulty = p.faulty
          from (select case_id, min(expected_by) filter (where state = 'SENT') as until, bool_or(state = 'FAULTY') as faulty
                  from parcel group by case_id) p
         where f.id = p.case_id and (p.until is not null or p.faulty);
    end loop;
    perform set_config('tongban.jurisdiction', '', true);
    perform set_config('tongban.role', '', true);
end $$;

create trigger joint_step_waits after insert or update or delete on joint_step
    for each row execute function case_file_waits();
create trigger parcel_waits after insert or update or delete on parcel
    for each row execute function case_file_waits();

create index case_file_joint on case_file (owner_jurisdiction, due_on, created_at, id) include (joint_until)
    where joint_until is not null;
create index case_file_parcel on case_file (owner_jurisdiction, due_on, created_at, id) include (parcel_until)
    where parcel_until is not null;
create index case_file_parcel_faulty on case_file (owner_jurisdiction, due_on, created_at, id) where parcel_faulty;
drop index parcel_faulty;

-- What a receiver could not be sent is few among all that it was.
create index exchange_sent_unfit on exchange_sent (owner_jurisdiction, destination, case_id) where operation = 'X';

-- The latest urges of a desk are read in their order, however many wait.
create index urge_waiting on urge (owner_jurisdiction, organ, role, urged_at desc, id) where answer_cipher is null;

-- Asked once and not row by row, so that it is known how many rows there are.
alter policy case_load_supervised on case_load using ((select current_role_name() in ('SUPERVISOR', 'SYSTEM')));
