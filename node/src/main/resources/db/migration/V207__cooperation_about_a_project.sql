-- Agreements on sharing and entries of the lists are found from the joint project that they name; what was recorded before bears the
-- tag as well.
do $$
declare side text;
begin
    foreach side in array array['50', '51'] loop
        perform set_config('tongban.jurisdiction', side, true);
        update cooperation_record
           set tags = tags || ('project:' || (body #>> '{heading,project}'))
         where kind in ('AGREEMENT', 'ENTRY') and coalesce(body #>> '{heading,project}', '') <> '';
    end loop;
    perform set_config('tongban.jurisdiction', '', true);
end $$;
