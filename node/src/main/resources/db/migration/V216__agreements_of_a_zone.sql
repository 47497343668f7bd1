-- No day of a zone or project is shared twice, under whichever agreement: the agreements of a zone are found by a tag as those of a
-- project are, and what was recorded before bears it as well.
do $$
declare side text;
begin
    foreach side in array array['50', '51'] loop
        perform set_config('tongban.jurisdiction', side, true);
        update cooperation_record
           set tags = tags || ('zone:' || (body #>> '{heading,zone}'))
         where kind = 'AGREEMENT' and coalesce(body #>> '{heading,zone}', '') <> '';
    end loop;
    perform set_config('tongban.jurisdiction', '', true);
end $$;
