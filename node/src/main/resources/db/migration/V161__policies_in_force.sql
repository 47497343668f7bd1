-- What a side has published of a policy. Anybody reads it on the open pages; a case that is taken in for a body of the other side asks it
-- in its own transaction, behind the walls of its own side, and gets what is published and nothing else.
create function published_policy_documents(p_side text, p_service text) returns setof policy_document
    language plpgsql security definer set search_path = public as $$
declare v_here text := current_setting('tongban.jurisdiction', true);
begin
    perform set_config('tongban.jurisdiction', p_side, true);
    return query select * from policy_document d
                  where d.service_id = p_service
                    and d.list_on is not null and d.handbook_on is not null and d.guide_on is not null
                  order by d.number desc;
    perform set_config('tongban.jurisdiction', v_here, true);
end $$;

-- When and by which side a milestone was changed last: of two changes that cross, both sides let the later stand.
alter table project_milestone add changed_at timestamptz not null default '-infinity';
alter table project_milestone add changed_side jurisdiction;
