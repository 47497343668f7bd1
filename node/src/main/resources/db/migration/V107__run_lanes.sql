-- A run is divided into lanes, ranges of numbers that are worked on side by side. A lane has its own cursor; whoever does a chunk
-- of it holds its row, so that nobody does the chunk a second time. The run is ready when all its lanes are through.

create table payment_run_lane (
    owner_jurisdiction jurisdiction not null,
    run                uuid not null,
    lane               int not null check (lane >= 0),
    after_number       bigint not null,                           -- the cursor: everything of the lane up to it is done
    until_number       bigint,                                    -- the last one of the lane; null: also what is opened meanwhile
    through            boolean not null default false,
    primary key (run, lane),
    check (until_number >= after_number)
);
alter table payment_run_lane enable row level security;
alter table payment_run_lane force row level security;
create policy payment_run_lane_side on payment_run_lane as restrictive using (owner_jurisdiction = current_jurisdiction())
    with check (owner_jurisdiction = current_jurisdiction());
create policy payment_run_lane_staff on payment_run_lane using (current_role_name() is distinct from 'RESIDENT')
    with check (current_role_name() is distinct from 'RESIDENT');
grant select, insert on payment_run_lane to tongban_app;
grant update (after_number, through) on payment_run_lane to tongban_app;

-- Runs that are under way go on where they are, in one lane.
do $$
declare side text;
begin
    foreach side in array array['50', '51'] loop
        perform set_config('tongban.jurisdiction', side, true);
        insert into payment_run_lane (owner_jurisdiction, run, lane, after_number)
        select owner_jurisdiction, id, 0, after_number from payment_run where state = 'RUNNING';
    end loop;
    perform set_config('tongban.jurisdiction', '', true);
end $$;
alter table payment_run drop column after_number;
