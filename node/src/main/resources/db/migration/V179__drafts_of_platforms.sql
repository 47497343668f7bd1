-- A case of a platform that became a draft in somebody else's window, or whose draft is gone, is told as that. The node learns
-- which body's window holds a draft, and nothing of what is in it; null where there is no such draft.
create function draft_holder(p_draft uuid) returns text
    language plpgsql security definer set search_path = public as $$
declare v text;
begin
    if current_role_name() is distinct from 'SYSTEM' then return null; end if;
    perform set_config('tongban.retention', 'on', true);
    select coalesce(a.organ, '') into v from draft d join account a on a.id = d.account_id where d.id = p_draft;
    perform set_config('tongban.retention', '', true);
    return v;
end $$;

-- Where neither draft nor case exists any more, its number names what it is taken in as anew.
grant update (case_id) on exchange_case to tongban_app;
