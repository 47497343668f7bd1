-- The last periods of an indicator's counties, without a look at all that came before them.
create index indicator_bucket_county on indicator_bucket (owner_jurisdiction, indicator, until_day, from_day, place)
    where not below and length(place) = 6;
