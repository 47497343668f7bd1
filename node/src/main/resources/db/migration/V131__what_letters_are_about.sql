-- What a letter to the other side may be about, so that its key can be had while it waits: a case and what belongs to it, a question
-- about a benefit, a letter about projects, a record of cooperation, a ticket. Whoever sends letters about something else adds it here:
-- without that a letter cannot even be queued.
create or replace function sees_matter_of(p_id uuid) returns boolean language plpgsql stable as $$
begin
    return sees_content_of(p_id)
        or exists (select 1 from public.benefit_inquiry q where q.id = p_id offset 0)
        or exists (select 1 from public.project_letter l where l.id = p_id offset 0)
        or exists (select 1 from public.cooperation_record r where r.id = p_id offset 0)
        or exists (select 1 from public.hotline_ticket t where t.id = p_id offset 0);
end $$;

-- Whether a key was destroyed, and is not merely hidden from who asks: of the first only the letter's number goes out.
create function is_key_destroyed(p_id uuid) returns boolean
    language sql stable security definer set search_path = public as $$
    select exists (select 1 from case_key k
                    where k.case_id = p_id and k.owner_jurisdiction = current_jurisdiction() and k.destroyed_at is not null)
$$;
revoke execute on function is_key_destroyed(uuid) from public;
grant execute on function is_key_destroyed(uuid) to tongban_app;
