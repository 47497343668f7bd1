-- Whether the register of near relatives has the applicant of a case, whoever recorded him: the officials of the case do not see
-- each other's relatives, and are told nothing but this.
create function applicant_is_relative(p_case uuid) returns boolean
    language plpgsql security definer set search_path = public as $$
declare v_role text := current_role_name(); v_found boolean;
begin
    perform set_config('tongban.role', 'SYSTEM', true);
    select exists (
        select 1 from case_subject s join relative r on r.owner_jurisdiction = s.owner_jurisdiction and r.id_index = s.id_index
         where s.case_id = p_case and s.part <> 'PROXY' and r.ended_at is null) into v_found;
    perform set_config('tongban.role', coalesce(v_role, ''), true);
    return v_found;
end $$;
