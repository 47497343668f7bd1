-- Whether the register has an applicant is asked by a policy of its own, and in the asker's own role: a function that lends the
-- role of the node for a moment would lend all that this role may. A resident is not told.
create policy relative_of_anybody on relative for select to tongban_owner
    using (current_setting('tongban.relative_of_anybody', true) = 'yes' and current_role_name() is distinct from 'RESIDENT');
create or replace function applicant_is_relative(p_case uuid) returns boolean
    language plpgsql security definer set search_path = public as $$
declare v_found boolean;
begin
    if current_role_name() = 'RESIDENT' then return false; end if;
    perform set_config('tongban.relative_of_anybody', 'yes', true);
    select exists (
        select 1 from case_subject s join relative r on r.owner_jurisdiction = s.owner_jurisdiction and r.id_index = s.id_index
         where s.case_id = p_case and s.part <> 'PROXY' and r.ended_at is null) into v_found;
    perform set_config('tongban.relative_of_anybody', '', true);
    return v_found;
end $$;
