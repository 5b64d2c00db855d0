package dev.rapport.upgrade;

import java.util.List;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a database is made of, one line for each part, without the order of columns and the migrations' own table. */
final class Schema {

    private static final String PARTS = """
            with relation as (
                select *, oid::regclass::text as name
                from pg_class
                where relnamespace = current_schema::regnamespace
                    and relname = any(:relations))
            select concat_ws(' ', 'relation', relkind, name, pg_get_userbyid(relowner), reloptions, relpersistence)
            from relation
            union all
            select concat_ws(' ', 'column', name || '.' || attname, format_type(atttypid, atttypmod),
                case when attnotnull then 'not null' end, 'default ' || pg_get_expr(adbin, adrelid),
                nullif(attidentity, ''), nullif(attgenerated, ''), attcollation::regcollation)
            from relation
            join pg_attribute on attrelid = relation.oid and attnum > 0 and not attisdropped
            left join pg_attrdef on adrelid = attrelid and adnum = attnum
            where relkind in ('r', 'v', 'm', 'p')
            union all
            select concat_ws(' ', 'constraint', name, conname, pg_get_constraintdef(pg_constraint.oid), convalidated)
            from relation join pg_constraint on conrelid = relation.oid
            union all
            select concat_ws(' ', 'index', pg_get_indexdef(indexrelid), indisvalid)
            from relation join pg_index on indrelid = relation.oid
            union all
            select concat_ws(' ', 'view', name, pg_get_viewdef(oid, true))
            from relation where relkind in ('v', 'm')
            union all
            select concat_ws(' ', 'trigger', tgenabled, pg_get_triggerdef(pg_trigger.oid))
            from relation join pg_trigger on tgrelid = relation.oid and not tgisinternal
            union all
            select concat_ws(' ', 'sequence', name, seqtypid::regtype, seqstart, seqincrement, seqmax, seqcycle)
            from relation join pg_sequence on seqrelid = relation.oid
            union all
            select concat_ws(' ', 'function', pg_get_functiondef(pg_proc.oid), pg_get_userbyid(proowner), proacl)
            from pg_proc
            where pronamespace = current_schema::regnamespace
                and prokind = 'f'
                and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e')
            union all
            select concat_ws(' ', 'right', name, privilege_type,
                case when grantee = 0 then 'everybody' else pg_get_userbyid(grantee) end)
            from relation, aclexplode(coalesce(relacl, acldefault(case relkind when 'S' then 's'::"char" else 'r' end, relowner)))
            where relkind in ('r', 'v', 'm', 'p', 'S')
            """;

    private Schema() {}

    /** Tables, views, indexes and sequences by name. */
    static List<String> relations(JdbcClient jdbc) {
        return jdbc.sql("""
                        select relname
                        from pg_class
                        where relnamespace = current_schema::regnamespace
                            and relname not like 'flyway\\_schema\\_history%'
                        """).query(String.class).list();
    }

    static TreeSet<String> of(JdbcClient jdbc, List<String> relations) {
        return new TreeSet<>(jdbc.sql(PARTS)
                .param("relations", relations.toArray(String[]::new))
                .query(String.class)
                .list());
    }
}
