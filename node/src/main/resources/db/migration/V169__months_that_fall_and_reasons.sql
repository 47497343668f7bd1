-- On how many months of the year what counts is below what counted for the month before it, in the year or since the project began:
-- such a list needs a look, because neither can become less.
alter table project_year add falls int not null default 0;
create index project_year_falls on project_year (owner_jurisdiction, year, number) where falls > 0;

do $$
declare side text;
begin
    foreach side in array array['50', '51'] loop
        perform set_config('tongban.jurisdiction', side, true);
        perform set_config('tongban.role', 'SYSTEM', true);
        update project_year y set falls = f.falls
          from (select r.project, extract(year from r.month)::int as year, count(*) as falls
                  from (select project, month, completed, cumulative,
                               lag(month) over w as before, lag(completed) over w as completed_before,
                               lag(cumulative) over w as cumulative_before
                          from project_report where counts window w as (partition by project order by month)) r
                 where r.cumulative < r.cumulative_before
                    or extract(year from r.before) = extract(year from r.month) and r.completed < r.completed_before
                 group by 1, 2) f
         where f.project = y.project and f.year = y.year;
    end loop;
    perform set_config('tongban.jurisdiction', '', true);
    perform set_config('tongban.role', '', true);
end $$;

-- Why a target was changed or withdrawn; nothing for the first of a place and day.
alter table indicator_target add reason text not null default '' check (length(reason) <= 500);
