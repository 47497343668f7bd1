-- The three roles of a Tongban database, and who may do what in it. Safe to run again: it repairs what drifted.
--
--   tongban_owner     NOLOGIN  owns the database and every table; nobody logs in as it
--   tongban_migrator  LOGIN    changes the schema at start: connects, then SET ROLE tongban_owner
--   tongban_app       LOGIN    what the running node uses: no superuser, no BYPASSRLS, owns nothing,
--                              so that row-level security by jurisdiction binds it whatever the code does
--
-- On a PostgreSQL 17 or newer of your own, as its administrator:
--
--   createdb --encoding=UTF8 --template=template0 --locale-provider=builtin --builtin-locale=C.UTF-8 --locale=C tongban
--   psql -d tongban -v ON_ERROR_STOP=1 -v migrator_password=... -v app_password=... -f roles.sql
--
-- and then start with
--
--   TONGBAN_DB_URL=jdbc:postgresql://HOST:5432/tongban
--   TONGBAN_DB_MIGRATOR_USER=tongban_migrator  TONGBAN_DB_MIGRATOR_PASSWORD=...
--   TONGBAN_DB_APP_USER=tongban_app            TONGBAN_DB_APP_PASSWORD=...
--
-- The embedded PostgreSQL runs this same file at every start, with new random passwords.

-- A block of its own: an older server does not even read the next one.
do $version$
begin
    if current_setting('server_version_num')::int < 170000 then
        raise exception 'Tongban needs PostgreSQL 17 or newer, this is % / 通办需要 PostgreSQL 17 或更高版本',
            current_setting('server_version');
    end if;
end
$version$;

-- psql does not fill in variables inside a DO block, so they travel as settings of this session.
select set_config('tongban.migrator_password', :'migrator_password', false) is not null as migrator_password_given,
       set_config('tongban.app_password', :'app_password', false) is not null as app_password_given;

do $roles$
declare
    administrator boolean := (select rolsuper from pg_roles where rolname = current_user);
    login         text;
begin
    -- Two databases of one server may be set up at once; roles belong to the whole server.
    perform pg_advisory_xact_lock(hashtext('tongban roles'));

    if not exists (select from pg_roles where rolname = 'tongban_owner') then
        create role tongban_owner nologin;
    end if;
    foreach login in array array['migrator', 'app'] loop
        if not exists (select from pg_roles where rolname = 'tongban_' || login) then
            execute format('create role %I login', 'tongban_' || login);
        end if;
        execute format('alter role %I login password %L', 'tongban_' || login,
                       current_setting('tongban.' || login || '_password'));
    end loop;

    -- Only an administrator can have given these away, and only an administrator can take them back.
    if administrator then
        alter role tongban_owner    nosuperuser nobypassrls nocreaterole nocreatedb noreplication nologin;
        alter role tongban_migrator nosuperuser nobypassrls nocreaterole nocreatedb noreplication;
        alter role tongban_app      nosuperuser nobypassrls nocreaterole nocreatedb noreplication;
    else
        execute format('grant tongban_owner to %I', current_user);
    end if;

    -- Not inherited: whatever the migrator makes, it makes as the owner.
    grant tongban_owner to tongban_migrator with inherit false, set true;
    if pg_has_role('tongban_app', 'tongban_owner', 'member') then
        revoke tongban_owner from tongban_app;
    end if;

    execute format('alter database %I owner to tongban_owner', current_database());
    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect on database %I to tongban_migrator, tongban_app', current_database());
    revoke create on schema public from public;

    -- A statement that hangs must not hold a case up for ever.
    alter role tongban_app set statement_timeout = '60s';
    alter role tongban_app set lock_timeout = '10s';
    alter role tongban_app set idle_in_transaction_session_timeout = '60s';
end
$roles$;

-- The passwords do not stay in the session.
select set_config('tongban.migrator_password', '', false) = '' as migrator_password_forgotten,
       set_config('tongban.app_password', '', false) = '' as app_password_forgotten;
