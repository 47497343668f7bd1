-- The keys of many cases at once: those that the actor sees by the case itself are found in one look, and what remains (drafts,
-- visits, messages, questions to the other side) is looked up one by one as before.
create or replace function open_case_keys(p_cases uuid[], p_purpose text, p_fields text[])
    returns table (case_id uuid, wrapped_key bytea)
    language plpgsql security definer set search_path = public as $$
declare v_seen uuid[];
begin
    v_seen := array(select f.id from case_file f where f.id = any (p_cases));
    v_seen := v_seen || array(select r.id from (select unnest(p_cases) except select unnest(v_seen)) r(id)
                               where sees_matter_of(r.id));
    return query select h.subject, h.wrapped_key from hand_out_keys(nullif(v_seen, '{}'), p_purpose, p_fields) h;
end $$;
