-- What is open at each desk, kept up as cases move, so that a supervisor's load costs the same however many cases are open.
-- Each statement that moves cases leaves differences; no row is ever changed, so nobody waits for anybody. A job adds them up.
create table case_load (
    owner_jurisdiction jurisdiction not null,
    organ              text not null,
    role               text not null,
    reviewing          uuid,                             -- whose review it is, where somebody has begun one
    state              text not null,
    due_on             date,
    sent_back          boolean not null,
    n                  int not null check (n <> 0)       -- a difference; the sum says how many there are
);
create index case_load_side on case_load (owner_jurisdiction, organ, role);

-- Open, and not what waits at the other side: that is in the other side's load.
create function is_load(f case_file) returns boolean language sql immutable parallel safe
    return f.state not in ('NOT_ACCEPTED', 'CLOSED', 'REVOKED', 'WITHDRAWN', 'TERMINATED', 'ANSWERED', 'CALLED_OFF')
           and (f.part <> 'COLLECTOR' or f.responsible_organ is not distinct from f.collecting_organ);

create function case_load_begun() returns trigger language plpgsql as $$
begin
    insert into case_load
    select f.owner_jurisdiction, f.responsible_organ, f.responsible_role, f.reviewing, f.state, f.due_on, f.sent_back > 0, count(*)
      from added f where is_load(f) group by 1, 2, 3, 4, 5, 6, 7;
    return null;
end $$;
create function case_load_moved() returns trigger language plpgsql as $$
begin
    insert into case_load
    select owner_jurisdiction, responsible_organ, responsible_role, reviewing, state, due_on, sent_back > 0, sum(n)
      from (select (a.f).*, 1 as n from (select f from added f where is_load(f)) a
            union all
            select (g.f).*, -1 from (select f from gone f where is_load(f)) g) moved
     group by 1, 2, 3, 4, 5, 6, 7 having sum(n) <> 0;
    return null;
end $$;
create trigger case_load_begun after insert on case_file
    referencing new table as added for each statement execute function case_load_begun();
create trigger case_load_moved after update on case_file
    referencing old table as gone new table as added for each statement execute function case_load_moved();

do $$
declare side text;
begin
    foreach side in array array['50', '51'] loop
        perform set_config('tongban.jurisdiction', side, true);
        insert into case_load
        select f.owner_jurisdiction, f.responsible_organ, f.responsible_role, f.reviewing, f.state, f.due_on, f.sent_back > 0, count(*)
          from case_file f where is_load(f) group by 1, 2, 3, 4, 5, 6, 7;
    end loop;
    perform set_config('tongban.jurisdiction', '', true);
end $$;

alter table case_load enable row level security;
alter table case_load force row level security;
create policy case_load_side on case_load as restrictive using (owner_jurisdiction = (select current_jurisdiction()))
    with check (owner_jurisdiction = (select current_jurisdiction()));
create policy case_load_supervised on case_load for select using ((select current_role_name()) in ('SUPERVISOR', 'SYSTEM'));
create policy case_load_added_up on case_load for delete using ((select current_role_name()) = 'SYSTEM');
-- whoever moves a case, an applicant too, leaves his difference
create policy case_load_left on case_load for insert with check (true);
grant select, insert, delete on case_load to tongban_app;
