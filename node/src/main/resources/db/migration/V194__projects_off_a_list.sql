-- A project that was listed wrongly, or for the wrong year, is taken off that year's list: its row of the year goes, and with it its part
-- of count, plan and rate. What the row held (year, plan, whether it was to be started), the reason and the day stay word for word with
-- what was entered of the project; its reports stay as they are.
alter table project_entry drop constraint project_entry_kind_check,
    add constraint project_entry_kind_check check (kind in ('LISTED', 'MILESTONE', 'PICTURE', 'TAKEN_OFF'));
grant delete on project_year to tongban_app;
