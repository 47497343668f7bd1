-- For which enterprise a ticket was given: the keyed index of its credit code, whose signs stand sealed with the caller. Null for a person,
-- and for what was given before, until its giver looks at what he gave for enterprises.
alter table hotline_ticket add column credit_index bytea;
grant update (credit_index) on hotline_ticket to tongban_app;

create or replace function destroy_ticket(p_ticket uuid, p_purpose text) returns boolean
    language plpgsql security definer set search_path = public as $$
begin
    if current_role_name() is distinct from 'SUPERVISOR' then
        raise exception 'TB-WALL-5 records are destroyed by supervision' using errcode = 'insufficient_privilege';
    end if;
    if exists (select 1 from legal_hold h where h.subject = p_ticket and h.lifted_at is null) then return false; end if;
    if not exists (select 1 from hotline_ticket t where t.id = p_ticket) then return false; end if;
    if not destroy_case_key(p_ticket, p_purpose) then return false; end if;
    update hotline_ticket set account_id = null, secret_hash = null, caller_index = null, credit_index = null,
           erased_at = clock_timestamp()
     where id = p_ticket;
    return true;
end $$;
