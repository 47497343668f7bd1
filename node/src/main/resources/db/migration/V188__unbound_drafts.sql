-- A draft that came from a platform and was typed over for somebody else is no longer what the platform's number names. Only a
-- draft of the account's own gives its number back; a case keeps it for ever.
create function exchange_unbind(p_draft uuid) returns void
    language sql security definer set search_path = public as $$
    delete from exchange_case where case_id = p_draft and exists (select from draft where id = p_draft)
$$;
